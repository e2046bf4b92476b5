/**
 * The schema of the conversation around the cards: preparations, the meeting's part, and what people have put on the
 * table. Nothing in it is anonymous, since an edit carries its author's connection: placements, answers and words
 * without a name come from the server as sums or shuffled texts. Times are milliseconds since 1970 by the server's
 * clock.
 */
import { GROWS, schemaFactory } from '../../tree.ts';

const factory = schemaFactory('dialogkort.table.conversation');

/** Card ids that this team has marked "not for us". The values mean nothing. */
export class NotForUs extends factory.map('NotForUs', factory.boolean) {}

/** The meeting's part. Replaced whole at every change. */
export class Part extends factory.object(
  'Part',
  {
    step: factory.number,
    /** One of {@link PART_NAMES}. */
    name: factory.string,
    /** The current card's step when the part began: after a further step the meeting is at its cards again. */
    middleStep: factory.number,
  },
  GROWS,
) {}

/** `understand` and `tools` are the opening round's two questions. */
export const PART_NAMES = ['understand', 'tools', 'cards', 'closing'] as const;
export type PartName = (typeof PART_NAMES)[number];

export class Tool extends factory.object('Tool', { name: factory.string }, GROWS) {}

/** By `toolKey` of the name, so that a tool is listed once. */
export class Tools extends factory.map('Tools', Tool) {}

export class Speakers extends factory.array('Speakers', factory.string) {}

/** A speaking round. Replaced whole at every change, and removed at its end. */
export class Speaking extends factory.object(
  'Speaking',
  {
    step: factory.number,
    /** A part's name or a card's id. */
    about: factory.string,
    /** Participant ids in order. The first of them who is present speaks. */
    queue: Speakers,
    done: Speakers,
  },
  GROWS,
) {}

/** A timer or silent minute. Replaced whole at every change. */
export class Countdown extends factory.object(
  'Countdown',
  {
    /** Unique in the session; also names the poll that is held at its end. */
    id: factory.string,
    startedAtMs: factory.number,
    endsAtMs: factory.number,
    /** Participant id. Missing in countdowns of an earlier release. */
    begunBy: factory.optional(factory.string),
  },
  GROWS,
) {}

export class Word extends factory.object(
  'Word',
  {
    text: factory.string,
    /** The card that it was written at, if any. */
    cardId: factory.optional(factory.string),
    /** Participant id, only if the author shared it under their name. */
    by: factory.optional(factory.string),
    /** The server's signature under text and author (`sealed.ts`). Missing until it has come. */
    seal: factory.optional(factory.string),
  },
  GROWS,
) {}

/** By id; for a word without a name the server's id. */
export class Words extends factory.map('Words', Word) {}

export class Counts extends factory.array('Counts', factory.number) {}

/** A placement from 1 to 5 at one card. The server holds the answers. */
export class Placement extends factory.object(
  'Placement',
  {
    /** Id of the poll on the server. */
    pollId: factory.string,
    /** Number of answers at 1, 2, 3, 4 and 5. Missing while hidden. */
    counts: factory.optional(Counts),
    /** A reveal was requested with too few answers. */
    tooFew: factory.optional(factory.boolean),
    /** What people place themselves to, and what 1 and 5 mean. Missing in placements of an earlier release. */
    statement: factory.optional(factory.string),
    lowest: factory.optional(factory.string),
    highest: factory.optional(factory.string),
    /** Participant id of the person who opened it. */
    begunBy: factory.optional(factory.string),
    /** The server's signature under the counts (`sealed.ts`). Missing in placements of an earlier release. */
    seal: factory.optional(factory.string),
  },
  GROWS,
) {}

/** By card id. */
export class Placements extends factory.map('Placements', Placement) {}

export class ClosingWords extends factory.object(
  'ClosingWords',
  {
    insight: factory.string,
    nextStep: factory.string,
    /** The server's signature under the texts and their author (`sealed.ts`). Missing until it has come. */
    seal: factory.optional(factory.string),
    /** Participant id of the facilitator who wrote it down for a person in the room. Missing for a person's own words. */
    writtenBy: factory.optional(factory.string),
  },
  GROWS,
) {}

/** By participant id of the person whose words they are. */
export class Closing extends factory.map('Closing', ClosingWords) {}

/** A note that a note-taker has published. */
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
    /** A differing view: shown beside other views of the same thing. */
    differs: factory.optional(factory.boolean),
    /** Increases with each publishing. */
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

/** What the meeting's last session passed on. Written with the table; only `done` changes later. */
export class Carried extends factory.object(
  'Carried',
  {
    fromSessionId: factory.string,
    /** ISO 8601, in UTC. */
    endedAt: factory.optional(factory.string),
    actions: CarriedActions,
    /** Ids of cards that were discussed in the sessions so far. */
    used: Ids,
    /** Who led: participant ids of that session, which only its server can resolve. */
    ledBy: Ids,
  },
  GROWS,
) {}

/** How long the meeting wants to take, and how much of that its opening and closing rounds. Replaced whole. */
export class Plan extends factory.object(
  'Plan',
  {
    /** All in all. */
    minutes: factory.number,
    opening: factory.number,
    closing: factory.number,
    /** Missing until the cards are on the table. */
    startedAtMs: factory.optional(factory.number),
  },
  GROWS,
) {}

/** The page of the recap that a facilitator has turned to for everybody. Replaced whole. */
export class RecapPage extends factory.object(
  'RecapPage',
  {
    /** Of the page (`domain/recap/pages.ts`). */
    name: factory.string,
    /** From 1, and of how many, as its facilitator saw them: told without making the recap. */
    number: factory.number,
    count: factory.number,
  },
  GROWS,
) {}

export class Numbers extends factory.array('Numbers', factory.number) {}

/** Cards that lie out so that everybody may point at the one to talk about. Replaced whole. */
export class Choice extends factory.object(
  'Choice',
  {
    /** Id of the poll on the server. */
    pollId: factory.string,
    /** From the left. */
    cards: Ids,
    /** How many point at each of them. Missing while hidden. */
    counts: factory.optional(Counts),
    /** They were to be shown, and too few had pointed. */
    tooFew: factory.optional(factory.boolean),
    /** The server's signature under the counts (`sealed.ts`). */
    seal: factory.optional(factory.string),
  },
  GROWS,
) {}

/** Hands in the room for each answer, as a facilitator has counted them; by the poll's id. */
export class Hands extends factory.map('Hands', Counts) {}

/** Those who sit around one screen. Replaced whole. */
export class Room extends factory.object(
  'Room',
  {
    /** How many they are. */
    people: factory.number,
    /** Participant ids of those who are named: they take part in speaking rounds. */
    named: Ids,
  },
  GROWS,
) {}

/** What all see of the phones in the room. Replaced whole. */
export class Phones extends factory.object(
  'Phones',
  {
    /** Of the door, while it is open. */
    code: factory.optional(factory.string),
    closesAtMs: factory.optional(factory.number),
    /** Phones that were let in. */
    count: factory.number,
    /** Numbers of the phones that ask for the floor, in order. */
    floor: Numbers,
    /** Participant ids of those that were let in, in the order of their numbers. Missing in tables of an earlier release. */
    ids: factory.optional(Ids),
    numbers: factory.optional(Numbers),
  },
  GROWS,
) {}

/** The encrypted name that a phone has chosen, and the server's signature under it. */
export class PhoneName extends factory.object(
  'PhoneName',
  { name: factory.string, seal: factory.string },
  GROWS,
) {}

/** By participant id: of phones, and of those who sit around one screen. */
export class PhoneNames extends factory.map('PhoneNames', PhoneName) {}

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
    /** Participant ids of the note-takers, for display; the server alone decides. Replaced whole. */
    noteTakers: factory.optional(Ids),
    /** The current card's step while the recap so far is shown to everybody. */
    recapAtStep: factory.optional(factory.number),
    /** Missing at the first page. */
    recapPage: factory.optional(RecapPage),
    carried: factory.optional(Carried),
    /** Missing without a running order, and in tables of an earlier release. */
    plan: factory.optional(Plan),
    /** Missing while there are no phones. */
    phones: factory.optional(Phones),
    /** Of phones that have put something on the table under a name, and of those who sit around one screen. */
    phoneNames: factory.optional(PhoneNames),
    /** Missing unless cards lie out to be pointed at. */
    choice: factory.optional(Choice),
    hands: factory.optional(Hands),
    /** Missing unless several people sit around one screen. */
    room: factory.optional(Room),
  },
  GROWS,
) {}
