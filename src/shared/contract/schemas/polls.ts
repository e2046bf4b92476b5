import { z } from 'zod';
import { ANSWER_SECRET } from '../ids.ts';
import { POLL_ANSWERS } from '../limits.ts';
import type { Endpoints, Wire } from './endpoint.ts';

export const pollAnswer = z.enum([
  ...POLL_ANSWERS.placement,
  ...POLL_ANSWERS.time,
  ...POLL_ANSWERS.reading,
  ...POLL_ANSWERS.choice,
]);
export type PollAnswer = z.output<typeof pollAnswer>;

const pollView = z.strictObject({
  /** Of people who read: how many are not done yet. */
  answered: z.number(),
  /** Whether the caller has answered; false once the poll is closed, since the server has deleted the hashes. */
  mine: z.boolean(),
  /** The poll takes no more answers. */
  closed: z.boolean(),
  /**
   * Changes each time the poll begins again because its answers were lost; missing before the first answer. An answer
   * is in the sums if it was given in the run that was closed.
   */
  run: z.string().exactOptional(),
  /** The number of each answer, zeros included. */
  sums: z.record(z.string(), z.number()).exactOptional(),
  /** Of the sums of a revealed placement: the server's signature. */
  seal: z.string().exactOptional(),
});
export type PollView = Wire<z.output<typeof pollView>>;

/**
 * A poll begins with its first answer. Until it is revealed a server holds it in memory only: when that is lost it
 * begins again, and pages resend their answers.
 */
export const POLL_ENDPOINTS = {
  poll: { caller: 'person', reply: pollView },
  /**
   * One answer each. Until a placement is revealed another answer with the same secret takes the place of the first;
   * without it, and at "more or next", the first stays (`already_answered`). At `reading` a person can change between reading and done at any time.
   */
  answerPoll: {
    caller: 'person',
    body: z.strictObject({
      answer: pollAnswer,
      secret: z.string().regex(ANSWER_SECRET).exactOptional(),
      /** The page gives an answer that the server has lost: it counts if there is none, and changes none. */
      again: z.boolean().exactOptional(),
    }),
    reply: pollView,
  },
  /** With too few answers, and for "more or next", nothing changes; otherwise the poll is closed. */
  revealPoll: { caller: 'person', reply: pollView },
} satisfies Endpoints;
