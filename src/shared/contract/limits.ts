/** Numbers and choices of the contract that the page and the table's rules use too. Does not import zod. */

/** Only note-takers have access to notes; other callers get `not_found`. */
export const DOCUMENT_KINDS = ['table', 'notes'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const HELD_ROLES = ['facilitator', 'noteTaker'] as const;
export type HeldRole = (typeof HELD_ROLES)[number];

/** Pseudonyms in one request for names. */
export const NAMES_AT_ONCE = 300;

/** Possible answers, by the first part of the poll's id. */
export const POLL_ANSWERS = {
  placement: ['1', '2', '3', '4', '5'],
  time: ['more', 'next'],
} as const;
export type PollKind = keyof typeof POLL_ANSWERS;

/** Sums of fewer answers are not given out. Those of a placement are also hidden until it is revealed. */
export const POLL_LEAST_ANSWERS: Readonly<Record<PollKind, number>> = { placement: 4, time: 2 };

/** Words of fewer people are not released, since their authors could be guessed. */
export const WORDS_LEAST_PEOPLE = 3;
/** For the server, the table and the form alike. */
export const WORD_MAX_CHARACTERS = 280;
/** Words held or released, not yet received. */
export const WORDS_PER_ROUND_MAX = 500;
