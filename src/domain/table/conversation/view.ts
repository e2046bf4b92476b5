/** The conversation's view: plain, immutable values for one person. */

import type { AreaView } from '../cardView.ts';
import type { ParticipantId } from '../seat.ts';
import type { Dealing, NoteMark, PartName, Purpose } from './schema.ts';

export interface ConversationView {
  readonly purpose: Purpose;
  /** Suggested for a card; undefined without a suggestion. */
  readonly minutes: number | undefined;
  readonly dealing: Dealing;
  readonly beginWithRound: boolean;
  /** `cards` before the start and after the end. */
  readonly part: PartName;
  /** Cards of the deck that are not on the table, in the deck's order. */
  readonly leftOut: readonly LeftOutCard[];
  /** Ids of cards. */
  readonly notForUs: readonly string[];
  /** Alphabetical. */
  readonly tools: readonly ToolView[];
  /** The running speaking round about the present subject. */
  readonly speaking: SpeakingView | undefined;
  readonly timer: CountdownView | undefined;
  readonly silence: CountdownView | undefined;
  /** In random order. */
  readonly words: readonly WordView[];
  readonly placements: readonly PlacementView[];
  /** In the order of `id`. */
  readonly closing: readonly ClosingView[];
  /** In the order of publishing. */
  readonly published: readonly PublishedNoteView[];
  /** The note-takers, for display. */
  readonly noteTakers: readonly ParticipantId[];
  /** True while the facilitator shows everybody the recap so far. */
  readonly recapShown: boolean;
  /** The page of it that everybody is led to, or was led to at the end; undefined at the first one. */
  readonly recapPage: RecapPageView | undefined;
  readonly carried: CarriedView | undefined;
  /** The running order, if the meeting has one. */
  readonly plan: PlanView | undefined;
  /** Undefined while there are no phones. */
  readonly phones: PhonesView | undefined;
  /** Cards that lie out to be pointed at. */
  readonly choice: ChoiceView | undefined;
  /** Hands in the room for each answer, by the poll's id. */
  readonly hands: Readonly<Record<string, readonly number[]>>;
  /** Undefined unless several people sit around one screen. */
  readonly room: RoomView | undefined;
  /** Encrypted names that phones have chosen, and of those who sit around one screen, by participant id. */
  readonly phoneNames: Readonly<Record<ParticipantId, string>>;
  readonly may: {
    /** Choose deck and cards, purpose, time: every participant before the start, facilitators after it. */
    readonly prepare: boolean;
    /** Name tools, share words, write closing words, answer. */
    readonly takePart: boolean;
    /** Publish notes and tick off actions; only the server knows the note-takers. */
    readonly publish: boolean;
    /** Begin a speaking round about the present subject. */
    readonly beginSpeaking: boolean;
  };
}

/** Whole minutes. */
export interface PlanTimes {
  /** All in all. */
  readonly minutes: number;
  readonly opening: number;
  readonly closing: number;
}

export interface PlanView extends PlanTimes {
  /** Milliseconds by the server's clock; undefined until the cards are on the table. */
  readonly startedAtMs: number | undefined;
}

export interface RecapPageView {
  readonly name: string;
  /** From 1. */
  readonly number: number;
  readonly count: number;
}

export interface PhonesView {
  /** Of the door, while it is open. */
  readonly code: string | undefined;
  readonly closesAtMs: number | undefined;
  /** Phones that were let in. */
  readonly count: number;
  /** Numbers of the phones that ask for the floor, in order. */
  readonly floor: readonly number[];
  /** Those that were let in. */
  readonly seats: readonly PhoneSeat[];
}

export interface PhoneSeat {
  readonly id: ParticipantId;
  readonly number: number;
}

export interface ChoiceView {
  readonly pollId: string;
  /** Ids, from the left. */
  readonly cards: readonly string[];
  readonly isShown: boolean;
  /** How many point at each; undefined while hidden, and unless the server has counted them. */
  readonly counts: readonly number[] | undefined;
  /** The server has not counted what a page has put on the table. */
  readonly isForged: boolean;
  readonly tooFew: boolean;
}

/** Those who sit around one screen. */
export interface RoomView {
  readonly people: number;
  /** Participant ids of those who are named. */
  readonly named: readonly ParticipantId[];
}

export interface LeftOutCard {
  readonly id: string;
  readonly area: AreaView | undefined;
  readonly question: string;
  /** Was discussed in an earlier session of the meeting. */
  readonly used: boolean;
}

export interface ToolView {
  readonly key: string;
  readonly name: string;
}

export interface SpeakingView {
  /** A part's name or a card's id. */
  readonly about: string;
  /** Undefined when everybody present has spoken. */
  readonly speaker: ParticipantId | undefined;
  readonly next: ParticipantId | undefined;
  /** After the speaker, in order; `next` comes first. */
  readonly waiting: readonly ParticipantId[];
  readonly done: readonly ParticipantId[];
  readonly may: {
    /** Give the floor to the next person; for the speaker the same as passing. */
    readonly next: boolean;
    readonly comeBack: boolean;
    readonly end: boolean;
  };
}

/** Milliseconds since 1970 by the server's clock. */
export interface CountdownView {
  readonly id: string;
  readonly startedAtMs: number;
  readonly endsAtMs: number;
  /** End it for everybody. */
  readonly mayEnd: boolean;
}

export interface WordView {
  readonly id: string;
  readonly text: string;
  readonly cardId: string | undefined;
  /** Undefined for a word without a name, and while the server's signature under it is missing. */
  readonly by: ParticipantId | undefined;
  /** Its author wanted their name on it. */
  readonly isNamed: boolean;
  readonly mayWithdraw: boolean;
}

/** What a placement asks, and what its ends mean. */
export interface PlacementSubject {
  readonly statement: string;
  readonly lowest: string;
  readonly highest: string;
}

export interface PlacementView {
  readonly cardId: string;
  readonly pollId: string;
  readonly isRevealed: boolean;
  /** Number of answers at 1, 2, 3, 4 and 5; undefined while hidden, and unless the server has counted them. */
  readonly counts: readonly number[] | undefined;
  /** The server has not counted what a page has put on the table. */
  readonly isForged: boolean;
  /** A reveal was requested with too few answers. */
  readonly tooFew: boolean;
  /** Undefined for a placement of an earlier release. */
  readonly subject: PlacementSubject | undefined;
  /** Reveal it, and take it away for everybody. */
  readonly mayEnd: boolean;
}

export interface ClosingView {
  /** The participant id under which they are stored. */
  readonly id: ParticipantId;
  /** Whose words they are; undefined while the server's signature is missing. */
  readonly by: ParticipantId | undefined;
  /** The facilitator who wrote them down for a person in the room. Missing for a person's own words, and without the signature. */
  readonly writtenBy?: ParticipantId;
  readonly insight: string;
  readonly nextStep: string;
}

/** A note as its note-taker publishes it. */
export interface NoteToPublish {
  readonly id: string;
  readonly text: string;
  readonly cardId?: string | undefined;
  readonly mark: NoteMark;
  /** Place of the competence catalogue. */
  readonly place?: string | undefined;
  readonly owner?: string | undefined;
  /** `YYYY-MM-DD` */
  readonly due?: string | undefined;
  readonly differs?: boolean | undefined;
}

export interface PublishedNoteView extends NoteToPublish {
  /** Of an action. */
  readonly done: boolean;
}

export interface CarriedActionView {
  readonly id: string;
  readonly text: string;
  readonly owner: string | undefined;
  readonly due: string | undefined;
  readonly done: boolean;
}

export interface CarriedView {
  readonly fromSessionId: string;
  readonly endedAt: string | undefined;
  readonly actions: readonly CarriedActionView[];
  readonly used: readonly string[];
  /** Participant ids of the session it comes from. */
  readonly ledBy: readonly ParticipantId[];
}
