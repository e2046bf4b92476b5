/** The members of meetings. A port; every adapter passes `tests/contract/directory`. */
export interface Membership {
  /** Display name as the directory has it; may be empty. */
  readonly name: string;
  /** Whether the directory names this person as the meeting's organiser, or as an owner of its team; false when it does not say. */
  readonly organiser: boolean;
}

export interface Question {
  readonly tenantId: string;
  /** The meeting's chat, such as `19:meeting_…@thread.v2`, or its channel's thread with the team, see `meetingId.ts`. */
  readonly chatId: string;
  /** Lower case. */
  readonly objectId: string;
}

export interface MembersQuestion extends Pick<Question, 'tenantId' | 'chatId'> {
  /** What was known some moments ago does not do. */
  readonly isFresh: boolean;
}

export interface Directory {
  /**
   * Nothing if the person is not in the meeting or there is no such meeting. Throws `Failure` with `directory_refused`
   * when the app may not ask, `directory_unavailable` when there is no answer, `channel_not_supported` for a channel whose members
   * are not to be let in, and `too_many_requests` when this person has asked for too many meetings that they are not in.
   */
  membership(question: Question): Promise<Membership | undefined>;
  /**
   * Display names, which may be empty, by object id in lower case: of the tenant's own people in the meeting. Nothing if this
   * directory cannot list people. Throws as `membership` does.
   */
  members(question: MembersQuestion): Promise<ReadonlyMap<string, string> | undefined>;
}
