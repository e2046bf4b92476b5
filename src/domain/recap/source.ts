/** What a recap is made of besides the cards: the part of the conversation that is kept. */

export type NoteMark = '' | 'need' | 'insight' | 'parked' | 'action';

export interface RecapNoteSource {
  readonly id: string;
  readonly text: string;
  readonly cardId?: string;
  readonly mark: NoteMark;
  /** Id of a place of the catalogue. */
  readonly place?: string;
  readonly owner?: string;
  /** `YYYY-MM-DD` */
  readonly due?: string;
  readonly done?: boolean;
  /** One of several views that stand side by side. */
  readonly differs?: boolean;
}

export interface RecapConversation {
  readonly purpose: 'talk' | 'development';
  readonly tools: readonly { readonly name: string }[];
  readonly words: readonly {
    readonly id: string;
    readonly text: string;
    readonly cardId?: string;
    /** Participant id of an author who shared it under their name. */
    readonly by?: string;
  }[];
  /** Without counts a placement was never revealed, or too few took part. */
  readonly placements: readonly { readonly cardId: string; readonly counts?: readonly number[] }[];
  readonly published: readonly RecapNoteSource[];
  readonly closing: readonly {
    readonly participant: string;
    readonly insight: string;
    readonly nextStep: string;
  }[];
  /** Actions of the session before this one. */
  readonly carried: readonly {
    readonly id: string;
    readonly text: string;
    readonly owner?: string;
    readonly due?: string;
    readonly done: boolean;
  }[];
}
