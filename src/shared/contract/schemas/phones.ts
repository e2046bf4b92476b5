/** The room: people with phones, without an account, and the small view of the table that they get. */
import { z } from 'zod';
import { ANSWER_SECRET, DOOR_CODE, PARTICIPANT_ID, POLL_ID, ROUND_ID } from '../ids.ts';
import {
  PEOPLE_IN_ROOM_MAX,
  PHONE_NAME_MAX_CHARACTERS,
  PHONES_MAX,
  WAITING_OF_ROOM_MAX,
  WORD_MAX_CHARACTERS,
} from '../limits.ts';
import { type Endpoints, nothing, time, type Wire } from './endpoint.ts';
import { pollAnswer } from './polls.ts';

const TEXT_MAX = 1_500;
const TITLE_MAX = 200;
const EXAMPLES_MAX = 12;
const TOOLS_MAX = 150;
const TOOL_MAX = 60;
const ID_MAX = 128;
const VIEW_MAX_BYTES = 64 * 1024;
const CHANGE_MAX_BYTES = 64 * 1024;

const milliseconds = z.number().int().min(0);
/** In both languages: phones choose for themselves. */
const text = (most: number) => z.strictObject({ da: z.string().max(most), en: z.string().max(most) });

const countdown = z.strictObject({
  id: z.string().regex(POLL_ID),
  startedAtMs: milliseconds,
  endsAtMs: milliseconds,
});

/** What a phone sees of the table: strict, so that nothing goes out that the stage does not show. No person is named in it. */
const phoneTable = z.strictObject({
  phase: z.enum(['preparing', 'running', 'ended']),
  access: z.enum(['open', 'led']),
  part: z.enum(['understand', 'tools', 'cards', 'closing']),
  /** What a phone ticks off as done: another one with each card, part and silent minute. */
  step: z.string().max(ID_MAX),
  card: z
    .strictObject({
      id: z.string().max(ID_MAX),
      ordinal: z.number().int().min(0),
      area: text(TITLE_MAX).exactOptional(),
      colour: z.string().max(ID_MAX).exactOptional(),
      question: text(TEXT_MAX),
      examples: z.strictObject({
        da: z.array(z.string().max(TEXT_MAX)).max(EXAMPLES_MAX),
        en: z.array(z.string().max(TEXT_MAX)).max(EXAMPLES_MAX),
      }),
    })
    .exactOptional(),
  /** With a card: the poll of those who are reading it. */
  reading: z.string().regex(POLL_ID).exactOptional(),
  /** While the meeting names them. */
  tools: z.array(z.string().max(TOOL_MAX)).max(TOOLS_MAX),
  /** Of words without a name. */
  wordsRound: z.string().regex(ROUND_ID),
  speaking: z.boolean(),
  /** Number of the phone that has the floor. */
  speaker: z.number().int().min(1).exactOptional(),
  timer: countdown.exactOptional(),
  silence: countdown.exactOptional(),
  placement: z
    .strictObject({
      pollId: z.string().regex(POLL_ID),
      statement: z.string().max(TEXT_MAX),
      lowest: z.string().max(TITLE_MAX),
      highest: z.string().max(TITLE_MAX),
      /** Once it is revealed. */
      counts: z.array(z.number().int().min(0)).length(5).exactOptional(),
      tooFew: z.boolean(),
    })
    .exactOptional(),
  /** Cards that lie out to be pointed at, from the left. */
  choice: z
    .strictObject({
      pollId: z.string().regex(POLL_ID),
      cards: z
        .array(z.strictObject({ area: text(TITLE_MAX).exactOptional(), question: text(TEXT_MAX) }))
        .max(3),
      /** Once they are shown. */
      counts: z.array(z.number().int().min(0)).length(3).exactOptional(),
      tooFew: z.boolean(),
    })
    .exactOptional(),
});
export type PhoneTable = Wire<z.output<typeof phoneTable>>;

const name = z.string().trim().max(PHONE_NAME_MAX_CHARACTERS);
const words = z.string().trim().min(1).max(WORD_MAX_CHARACTERS);
const closingWords = z.string().trim().max(WORD_MAX_CHARACTERS);

const contribution = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tool'), text: z.string().trim().min(1).max(WORD_MAX_CHARACTERS) }),
  /** `named`: with the name that the phone has chosen. Without it the word waits with the others' (`addWord`). */
  z.strictObject({
    kind: z.literal('word'),
    text: words,
    named: z.boolean(),
    round: z.string().regex(ROUND_ID),
  }),
  /** A facilitator accepts it. */
  z.strictObject({ kind: z.literal('card'), text: words }),
  /** By its code on paper. */
  z.strictObject({ kind: z.literal('turn'), code: z.string().trim().min(1).max(12) }),
  z.strictObject({ kind: z.literal('closing'), insight: closingWords, nextStep: closingWords }),
  z.strictObject({ kind: z.literal('floor'), wanted: z.boolean() }),
  /** Gives the floor on, or passes. */
  z.strictObject({ kind: z.literal('pass') }),
  z.strictObject({ kind: z.literal('done'), step: z.string().max(ID_MAX), done: z.boolean() }),
]);
export type Contribution = Wire<z.output<typeof contribution>>;

const phoneView = z.strictObject({
  /** Changes with everything below; to be sent back in order to wait for the next change. */
  version: z.string(),
  /** `over`: the room was ended. `leftOut`: by a facilitator. */
  state: z.enum(['waiting', 'in', 'leftOut', 'over']),
  /** Which phone of the room this is, from 1. */
  number: z.number(),
  /** Phones that were let in: everybody may compare that with the people in the room. */
  phones: z.number(),
  name: z.string(),
  /** Milliseconds since 1970 by the server's clock. */
  nowMs: z.number(),
  /** Whether a facilitator's page keeps the table up to date here. */
  kept: z.boolean(),
  /** Once the phone was let in. */
  table: phoneTable.exactOptional(),
  /** Asks for the floor. */
  wantsFloor: z.boolean(),
  /** The step that the phone ticked off. */
  doneStep: z.string(),
  /** Its last contributions. `refused`: the table could not take it. `declined`: a facilitator did not. */
  contributions: z.array(
    z.strictObject({
      ...{ id: z.string(), kind: z.enum(['tool', 'word', 'card', 'turn', 'closing', 'pass']) },
      status: z.enum(['waiting', 'arrived', 'refused', 'declined']),
    }),
  ),
});
export type PhoneView = Wire<z.output<typeof phoneView>>;

const doorView = z.strictObject({ code: z.string().regex(DOOR_CODE), closesAt: time });
export type DoorView = Wire<z.output<typeof doorView>>;

const phoneId = z.string().regex(PARTICIPANT_ID);
const phoneIds = z.array(phoneId).max(PHONES_MAX);

/** For facilitators, whose pages put on the table what phones contribute. */
const roomView = z.strictObject({
  /** Empty where there is no room. */
  version: z.string(),
  /** There was a room here, and it ended. Without it a room that the table shows was lost with its server. */
  ended: z.boolean().exactOptional(),
  /** Missing while it is closed. */
  door: doorView.exactOptional(),
  /** In the order in which they came. */
  phones: z.array(
    z.strictObject({
      id: phoneId,
      number: z.number(),
      name: z.string(),
      isIn: z.boolean(),
      /** It has ticked off the present step. */
      isDone: z.boolean(),
    }),
  ),
  /** Phones that ask for the floor, in order. */
  floor: z.array(phoneId),
  /** In the order in which they came. */
  contributions: z.array(
    z.strictObject({
      /** Of what it becomes at the table; made by the server. */
      id: z.string(),
      phone: phoneId,
      /** The server's signature under what it becomes there; empty without a name. */
      seal: z.string(),
      /** Encrypted for the table, and signed; missing without a name. */
      name: z.strictObject({ encrypted: z.string(), seal: z.string() }).exactOptional(),
      contribution,
    }),
  ),
});
export type RoomView = Wire<z.output<typeof roomView>>;

const since = z.strictObject({ since: z.string().max(ID_MAX).exactOptional() });

const roomChange = z.strictObject({
  letIn: phoneIds.exactOptional(),
  leaveOut: phoneIds.exactOptional(),
  /** They had the floor, or need not have it. */
  hadFloor: phoneIds.exactOptional(),
  settled: z
    .array(z.strictObject({ id: z.uuid(), status: z.enum(['arrived', 'refused', 'declined']) }))
    .max(WAITING_OF_ROOM_MAX)
    .exactOptional(),
});
export type RoomChange = Wire<z.output<typeof roomChange>>;

/** The first six are for facilitators alone. What phones send, they may send again under its id until it has arrived. */
export const PHONE_ENDPOINTS = {
  /** Opens the door with a new code. */
  openDoor: { caller: 'person', reply: roomView },
  /** No more phones come in; those that are in stay. */
  closeDoor: { caller: 'person', reply: roomView },
  /** Answers once the room has another version than `since`, or after a while. */
  room: { caller: 'person', query: since, reply: roomView },
  changeRoom: { caller: 'person', body: roomChange, maxBodyBytes: CHANGE_MAX_BYTES, reply: roomView },
  /** Keeps up what phones see. Pages of several facilitators may do it, since they all have the same table. */
  showPhones: {
    caller: 'person',
    body: z.strictObject({ table: phoneTable }),
    maxBodyBytes: VIEW_MAX_BYTES,
    reply: nothing,
  },
  /** Closes the door and ends all phones' places. */
  endRoom: { caller: 'person', reply: nothing },
  /** Encrypts and signs names of people around one screen, each with a new id. The server keeps none of it. */
  nameInRoom: {
    caller: 'person',
    body: z.strictObject({ names: z.array(name.min(1)).min(1).max(PEOPLE_IN_ROOM_MAX) }),
    reply: z.strictObject({
      people: z.array(z.strictObject({ id: phoneId, name: z.string(), seal: z.string() })),
    }),
  },

  /** `not_found`: the code is wrong or no longer valid, or the door is closed. */
  enterRoom: {
    caller: 'guest',
    body: z.strictObject({ code: z.string().regex(DOOR_CODE), name: name.exactOptional() }),
    reply: z.strictObject({ ticket: z.string(), phone: phoneView }),
  },
  /** Answers once the phone has another version than `since`, or after a while. */
  phone: { caller: 'phone', query: since, reply: phoneView },
  leaveRoom: { caller: 'phone', reply: nothing },
  contribute: {
    caller: 'phone',
    body: z.strictObject({ id: z.uuid(), contribution }),
    reply: phoneView,
  },
  /** As `answerPoll`. Phones that were let in after the first answer take no part (`not_allowed`). */
  answerByPhone: {
    caller: 'phone',
    body: z.strictObject({
      answer: pollAnswer,
      secret: z.string().regex(ANSWER_SECRET),
      again: z.boolean().exactOptional(),
    }),
    reply: nothing,
  },
} satisfies Endpoints;
