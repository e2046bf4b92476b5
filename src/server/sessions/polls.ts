/**
 * Questions that everybody answers once and nobody's answer can be told of. Kept are counts, and marks of who has answered
 * in an order that says nothing; the marks go when the poll is closed.
 */
import { POLL_ANSWERS, POLL_LEAST_ANSWERS, type PollKind, type PollView } from '../../shared/api.ts';
import { Failure } from '../failure.ts';
import type { Principal } from '../identity/identity.ts';
import type { Boxes } from './boxes.ts';
import type { Entrance } from './entrance.ts';

interface Poll {
  readonly counts: Readonly<Record<string, number>>;
  readonly answered: readonly string[];
  readonly closed: boolean;
}

const NOBODY_YET: Poll = { counts: {}, answered: [], closed: false };

export interface Polls {
  view(person: Principal, sessionId: string, pollId: string): Promise<PollView>;
  answer(person: Principal, sessionId: string, pollId: string, answer: string): Promise<PollView>;
  /** Closes the poll and hands out its sums, unless there are too few. */
  reveal(person: Principal, sessionId: string, pollId: string): Promise<PollView>;
}

export function createPolls({ entrance, boxes }: { entrance: Entrance; boxes: Boxes }): Polls {
  const placeOf = (sessionId: string, pollId: string) => ({ sessionId, name: `poll ${pollId}` });

  return {
    async view(person, sessionId, pollId) {
      const { id } = await entrance.session(person, sessionId);
      const place = placeOf(sessionId, pollId);
      return viewOf(kindOf(pollId), await boxes.read(place, NOBODY_YET), boxes.mark(place, id));
    },

    async answer(person, sessionId, pollId, answer) {
      const { id } = await entrance.running(person, sessionId);
      const kind = kindOf(pollId);
      if (!POLL_ANSWERS[kind].some((known) => known === answer)) {
        throw new Failure('bad_request', 'Malformed: answer.');
      }
      const place = placeOf(sessionId, pollId);
      const mark = boxes.mark(place, id);
      // Of an earlier try whose outcome the store could not tell: the answer counts already then.
      let isTriedAgain = false;
      const poll = await boxes.change(place, NOBODY_YET, (before) => {
        if (before.answered.includes(mark)) {
          if (isTriedAgain) return before;
          throw new Failure('already_answered', 'You have answered already.');
        }
        if (before.closed) throw new Failure('not_allowed', 'No more answers are taken.');
        isTriedAgain = true;
        return {
          ...before,
          counts: { ...before.counts, [answer]: (before.counts[answer] ?? 0) + 1 },
          answered: [...before.answered, mark].sort(),
        };
      });
      return viewOf(kind, poll, mark);
    },

    async reveal(person, sessionId, pollId) {
      const { id } = await entrance.running(person, sessionId);
      const kind = kindOf(pollId);
      const place = placeOf(sessionId, pollId);
      const poll = await boxes.change(place, NOBODY_YET, (before) => {
        const isEnough = total(before) >= POLL_LEAST_ANSWERS[kind];
        return before.closed || !isEnough ? before : { ...before, answered: [], closed: true };
      });
      return viewOf(kind, poll, boxes.mark(place, id));
    },
  };
}

function viewOf(kind: PollKind, poll: Poll, mark: string): PollView {
  const answered = total(poll);
  const isShown = (poll.closed || kind === 'time') && answered >= POLL_LEAST_ANSWERS[kind];
  const sums = POLL_ANSWERS[kind].map((answer) => [answer, poll.counts[answer] ?? 0] as const);
  return {
    answered,
    mine: poll.answered.includes(mark),
    closed: poll.closed,
    ...(isShown && { sums: Object.fromEntries(sums) }),
  };
}

const total = ({ counts }: Poll): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

function kindOf(pollId: string): PollKind {
  return pollId.startsWith('time-') ? 'time' : 'placement';
}
