/** The conversation as it is seen: plain, immutable values for one person. */

import type { ParticipantId } from '../seat.ts';
import type { AreaView } from '../tableView.ts';
import type { Dealing, NoteMark, PartName, Purpose } from './schema.ts';

export interface ConversationView {
  readonly purpose: Purpose;
  /** Suggested for a card; undefined when nobody has suggested anything. */
  readonly minutes: number | undefined;
  readonly dealing: Dealing;
  readonly beginWithRound: boolean;
  /** `cards` before the start and after the end. */
  readonly part: PartName;
  /** Cards of the deck that are not on the table, in the deck's order. */
  readonly leftOut: readonly LeftOutCard[];
  /** Ids of cards. */
  readonly notForUs: readonly string[];
  /** By the alphabet. */
  readonly tools: readonly ToolView[];
  /** The round that goes on about what the meeting is at. */
  readonly speaking: SpeakingView | undefined;
  readonly timer: CountdownView | undefined;
  readonly silence: CountdownView | undefined;
  /** In an order that tells nothing. */
  readonly words: readonly WordView[];
  readonly placements: readonly PlacementView[];
  /** By participant id. */
  readonly closing: readonly ClosingView[];
  /** In the order of publishing. */
  readonly published: readonly PublishedNoteView[];
  /** Who takes notes, as the last one who changed it has told. */
  readonly noteTakers: readonly ParticipantId[];
  /** The facilitator shows everybody what the meeting has come to so far. */
  readonly recapShown: boolean;
  readonly carried: CarriedView | undefined;
  readonly may: {
    /** Choose deck and cards, purpose, time: everybody before the start, facilitators after it. */
    readonly prepare: boolean;
    /** Name tools, share words, write closing words, answer. */
    readonly takePart: boolean;
    /** Put notes on the table and tick off actions; whether somebody is a note-taker the server knows. */
    readonly publish: boolean;
    /** Begin a speaking round about what the meeting is at. */
    readonly beginSpeaking: boolean;
  };
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
  /** Undefined when everybody who is here has had their turn. */
  readonly speaker: ParticipantId | undefined;
  readonly next: ParticipantId | undefined;
  /** After the speaker, in their order, `next` first. */
  readonly waiting: readonly ParticipantId[];
  readonly done: readonly ParticipantId[];
  readonly may: {
    /** Give the floor to the next one; the same as passing, for whoever speaks. */
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
}

export interface WordView {
  readonly id: string;
  readonly text: string;
  readonly cardId: string | undefined;
  /** Undefined for a word without a name. */
  readonly by: ParticipantId | undefined;
  readonly mayWithdraw: boolean;
}

export interface PlacementView {
  readonly cardId: string;
  readonly pollId: string;
  /** How many stand at 1, 2, 3, 4 and 5; undefined while hidden. */
  readonly counts: readonly number[] | undefined;
  /** Somebody looked, and too few had answered. */
  readonly tooFew: boolean;
}

export interface ClosingView {
  readonly by: ParticipantId;
  readonly insight: string;
  readonly nextStep: string;
}

/** A note as its taker hands it over. */
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
