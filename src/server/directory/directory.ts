/** Who belongs to a meeting. A port; every adapter passes `tests/contract/directory`. */
export interface Membership {
  /** Display name as the directory has it; may be empty. */
  readonly name: string;
  /** Whether the directory names this person as the meeting's organiser; false when it does not say. */
  readonly organiser: boolean;
}

export interface Question {
  readonly tenantId: string;
  /** The meeting's chat, such as `19:meeting_…@thread.v2`. */
  readonly chatId: string;
  /** Lower case. */
  readonly objectId: string;
}

export interface Directory {
  /**
   * Nothing if the person is not in the meeting or there is no such meeting. Throws `Failure` with `directory_refused`
   * when the app may not ask, and `directory_unavailable` when there is no answer.
   */
  membership(question: Question): Promise<Membership | undefined>;
}
