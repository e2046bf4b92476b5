import { z } from 'zod';
import { WORD_MAX_CHARACTERS, WORDS_PER_ROUND_MAX } from '../limits.ts';
import type { Endpoints, Wire } from './endpoint.ts';

const IDS_MAX_BYTES = 32 * 1024;

const waitingWords = z.strictObject({
  /** Words that have not been released. */
  waiting: z.number(),
  /** Whether a release would return words now: they come from enough people, or some are still to be received. */
  releasable: z.boolean(),
});
export type WaitingWords = Wire<z.output<typeof waitingWords>>;

const heldWords = waitingWords.extend({
  /**
   * Those of the words that are in a server's memory only. The others are stored, or lost: resending them settles it.
   */
  held: z.array(z.string()),
});
export type HeldWords = Wire<z.output<typeof heldWords>>;

const releasedWords = z.strictObject({
  /** In random order. */
  words: z.array(z.strictObject({ id: z.string(), text: z.string() })),
});
export type ReleasedWords = Wire<z.output<typeof releasedWords>>;

/** In the body: proxies log URLs, beside the client's address. */
const ids = z.strictObject({ ids: z.array(z.uuid()).max(WORDS_PER_ROUND_MAX) });

/** Until its release a word is in a server's memory only: pages keep it and resend it when it is lost. */
export const WORD_ENDPOINTS = {
  waitingWords: { caller: 'person', reply: waitingWords },
  addWord: {
    caller: 'person',
    body: z.strictObject({
      /**
       * Identifies the word on its page: sent twice, it is stored once. On the table it has another id. Pages of
       * earlier releases send none.
       */
      id: z.uuid().exactOptional(),
      text: z.string().trim().min(1).max(WORD_MAX_CHARACTERS),
    }),
    reply: heldWords,
  },
  heldWords: { caller: 'person', body: ids, maxBodyBytes: IDS_MAX_BYTES, reply: heldWords },
  /**
   * `too_few` unless they come from enough people. Until they are received, another release returns the same ones.
   */
  releaseWords: { caller: 'person', reply: releasedWords },
  /** The words are on the table now, and the server deletes them. */
  receivedWords: { caller: 'person', body: ids, maxBodyBytes: IDS_MAX_BYTES, reply: waitingWords },
} satisfies Endpoints;
