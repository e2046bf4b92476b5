/**
 * The conversation around the cards as everybody's replica holds it: how the meeting was prepared, where it is, and what
 * people have put on the table for all. Nothing here was promised to be anonymous: an edit carries its author's
 * connection, so what is meant to have no author (placements, answers, words without a name) comes from the
 * server as sums or shuffled texts. Times are milliseconds since 1970 by the server's clock.
 */
import { GROWS, schemaFactory } from '../../tree.ts';

const factory = schemaFactory('dialogkort.table.conversation');

/** Card ids that this team has said no to. An entry is a no; the value says nothing. */
export class NotForUs extends factory.map('NotForUs', factory.boolean) {}

/** Where the meeting is beside its cards. Replaced whole at every change. */
export class Part extends factory.object(
  'Part',
  {
    step: factory.number,
    /** One of {@link PART_NAMES}. */
    name: factory.string,
    /** The middle's step when the part began: once the middle has moved on, the meeting is at its cards again. */
    middleStep: factory.number,
  },
  GROWS,
) {}

/** `understand` and `tools` are the opening round's two questions. */
export const PART_NAMES = ['understand', 'tools', 'cards', 'closing'] as const;
export type PartName = (typeof PART_NAMES)[number];

export class Tool extends factory.object('Tool', { name: factory.string }, GROWS) {}

/** By the name as `toolKey` folds it: the same tool twice is once. */
export class Tools extends factory.map('Tools', Tool) {}

export class Speakers extends factory.array('Speakers', factory.string) {}

/** A speaking round. Replaced whole at every change and taken away when it is over: nothing of it is kept. */
export class Speaking extends factory.object(
  'Speaking',
  {
    step: factory.number,
    /** A part's name or a card's id. */
    about: factory.string,
    /** Participant ids in their order. The first of them who is here speaks. */
    queue: Speakers,
    done: Speakers,
  },
  GROWS,
) {}

/** A stretch of time. Replaced whole at every change. */
export class Countdown extends factory.object(
  'Countdown',
  {
    /** Unique in the session; also names the poll that is held at its end. */
    id: factory.string,
    startedAtMs: factory.number,
    endsAtMs: factory.number,
  },
  GROWS,
) {}

export class Word extends factory.object(
  'Word',
  {
    text: factory.string,
    /** The card that it was written at, if any. */
    cardId: factory.optional(factory.string),
    /** Participant id, only if the author wanted the name to stand there. */
    by: factory.optional(factory.string),
  },
  GROWS,
) {}

/** By id: the server's for a word without a name. */
export class Words extends factory.map('Words', Word) {}

export class Counts extends factory.array('Counts', factory.number) {}

/** A placement from 1 to 5 at one card. The answers themselves are with the server. */
export class Placement extends factory.object(
  'Placement',
  {
    /** Names the poll at the server. */
    pollId: factory.string,
    /** How many placed themselves at 1, 2, 3, 4 and 5. Missing while hidden. */
    counts: factory.optional(Counts),
    /** Somebody looked, and too few had answered for anything to be shown. */
    tooFew: factory.optional(factory.boolean),
  },
  GROWS,
) {}

/** By card id. */
export class Placements extends factory.map('Placements', Placement) {}

export class ClosingWords extends factory.object(
  'ClosingWords',
  { insight: factory.string, nextStep: factory.string },
  GROWS,
) {}

/** By participant id. */
export class Closing extends factory.map('Closing', ClosingWords) {}

/** A note as a note-taker has put it on the table. */
export class PublishedNote extends factory.object(
  'PublishedNote',
  {
    text: factory.string,
    cardId: factory.optional(factory.string),
    /** One of {@link NOTE_MARKS}. */
    mark: factory.string,
    /** A place of the competence catalogue. */
    place: factory.optional(factory.string),
    owner: factory.optional(factory.string),
    /** `YYYY-MM-DD` */
    due: factory.optional(factory.string),
    done: factory.optional(factory.boolean),
    /** Stands beside other views of the same thing rather than for all. */
    differs: factory.optional(factory.boolean),
    /** Counts up in the order of publishing. */
    order: factory.number,
  },
  GROWS,
) {}

export const NOTE_MARKS = ['', 'need', 'insight', 'parked', 'action'] as const;
export type NoteMark = (typeof NOTE_MARKS)[number];

/** By note id. */
export class Published extends factory.map('Published', PublishedNote) {}

export class CarriedAction extends factory.object(
  'CarriedAction',
  {
    id: factory.string,
    text: factory.string,
    owner: factory.optional(factory.string),
    due: factory.optional(factory.string),
    done: factory.boolean,
  },
  GROWS,
) {}

export class CarriedActions extends factory.array('CarriedActions', CarriedAction) {}
export class Ids extends factory.array('Ids', factory.string) {}

/** What the meeting's last session left for this one. Written by whoever makes the table; only `done` changes later. */
export class Carried extends factory.object(
  'Carried',
  {
    fromSessionId: factory.string,
    /** ISO 8601, in UTC. */
    endedAt: factory.optional(factory.string),
    actions: CarriedActions,
    /** Ids of cards that were discussed in the sessions so far. */
    used: Ids,
    /** Who led: participant ids of the session it comes from, whose server alone can name them. */
    ledBy: Ids,
  },
  GROWS,
) {}

export const PURPOSES = ['talk', 'development'] as const;
export type Purpose = (typeof PURPOSES)[number];

export const DEALINGS = ['shuffled', 'asLaid'] as const;
export type Dealing = (typeof DEALINGS)[number];

export class Conversation extends factory.object(
  'Conversation',
  {
    /** One of {@link PURPOSES}. */
    purpose: factory.string,
    /** Suggested for a card. */
    minutes: factory.optional(factory.number),
    /** One of {@link DEALINGS}: whether the start shuffles the cards. */
    dealing: factory.string,
    beginWithRound: factory.boolean,
    notForUs: NotForUs,
    part: factory.optional(Part),
    tools: Tools,
    speaking: factory.optional(Speaking),
    timer: factory.optional(Countdown),
    silence: factory.optional(Countdown),
    words: Words,
    placements: Placements,
    closing: Closing,
    published: Published,
    /** Participant ids. Tells everybody who takes notes; who may, the server alone knows. Replaced whole. */
    noteTakers: factory.optional(Ids),
    /** The middle's step while everybody is shown the recap so far. */
    recapAtStep: factory.optional(factory.number),
    carried: factory.optional(Carried),
  },
  GROWS,
) {}
