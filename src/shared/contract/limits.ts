/** Numbers and choices of the contract that the page and the table's rules use too. Does not import zod. */

/** Only note-takers have access to notes; other callers get `not_found`. */
export const DOCUMENT_KINDS = ['table', 'notes'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const HELD_ROLES = ['facilitator', 'noteTaker'] as const;
export type HeldRole = (typeof HELD_ROLES)[number];

/** Pseudonyms in one request for names. */
export const NAMES_AT_ONCE = 300;

/** Encrypted names, which are longer, in one request. */
export const ENCRYPTED_NAMES_AT_ONCE = 50;

/** Contents in one request for seals. */
export const SEALS_AT_ONCE = 50;

/** Possible answers, by the first part of the poll's id. */
export const POLL_ANSWERS = {
  placement: ['1', '2', '3', '4', '5'],
  time: ['more', 'next'],
  /** Of people who need time to read a card: they take part until they are done. */
  reading: ['reading', 'done'],
  /** The cards that were laid out, from the left. */
  choice: ['first', 'second', 'third'],
} as const;
export type PollKind = keyof typeof POLL_ANSWERS;

const POLL_KINDS = Object.keys(POLL_ANSWERS) as readonly PollKind[];

export function kindOfPoll(pollId: string): PollKind {
  return POLL_KINDS.find((kind) => pollId.startsWith(`${kind}-`)) ?? 'placement';
}

/** In the order of the poll's answers, zeros included. */
export function countsOfPoll(pollId: string, sums: Readonly<Record<string, number>>): readonly number[] {
  return POLL_ANSWERS[kindOfPoll(pollId)].map((answer) => sums[answer] ?? 0);
}

/** Sums of fewer answers are not given out. Those of a placement and of a choice are also hidden until they are revealed. */
export const POLL_LEAST_ANSWERS: Readonly<Record<PollKind, number>> = {
  placement: 4,
  time: 2,
  choice: 3,
  // There are no sums: only how many are reading.
  reading: Number.POSITIVE_INFINITY,
};

/** Words of fewer people are not released, since their authors could be guessed. */
export const WORDS_LEAST_PEOPLE = 3;
/** For the server, the table and the form alike. */
export const WORD_MAX_CHARACTERS = 280;
/** Words held or released, not yet received. */
export const WORDS_PER_ROUND_MAX = 500;

/** Of a door's code; the letters and digits that cards on paper use, too. */
export const DOOR_CODE_CHARACTERS = '3479ACDEFHJKLMNPRTUVWXY';
export const DOOR_CODE_LENGTH = 6;
/** The door closes by itself, and its code is of no use any more. */
export const DOOR_LIFE_MS = 30 * 60_000;
/** A preview of a table that no facilitator's page has kept up for this long is shown no more. */
export const PREVIEW_LIFE_MS = 90_000;
/** Phones at a table, those that wait included. */
export const PHONES_MAX = 150;
export const PHONE_NAME_MAX_CHARACTERS = 30;
/** Around one screen. */
export const PEOPLE_IN_ROOM_MAX = 60;
/** Contributions of one phone, and of all phones, that no facilitator's page has put on the table yet. */
export const WAITING_OF_PHONE_MAX = 20;
export const WAITING_OF_ROOM_MAX = 500;
/** The server answers a phone that waits for news after this, with or without any. */
export const NEWS_WAIT_MS = 10_000;
