/**
 * Words that people share without their name. They wait until they come from enough people, and are handed out in an order
 * that says nothing. Kept until the table has them; of who wrote, only marks of whoever takes part in the batch that waits.
 */
import { randomInt, randomUUID } from 'node:crypto';
import { type ReleasedWords, type WaitingWords, WORDS_LEAST_PEOPLE } from '../../shared/api.ts';
import { Failure } from '../failure.ts';
import type { Principal } from '../identity/identity.ts';
import type { Boxes } from './boxes.ts';
import type { Entrance } from './entrance.ts';

const MAX_WORDS_PER_ROUND = 500;

interface Word {
  readonly id: string;
  readonly text: string;
}

interface Round {
  /** In the order of their ids, which are random. */
  readonly waiting: readonly Word[];
  readonly writers: readonly string[];
  readonly released: readonly Word[];
}

const EMPTY: Round = { waiting: [], writers: [], released: [] };

export interface Words {
  view(person: Principal, sessionId: string, roundId: string): Promise<WaitingWords>;
  add(person: Principal, sessionId: string, roundId: string, text: string): Promise<WaitingWords>;
  release(person: Principal, sessionId: string, roundId: string): Promise<ReleasedWords>;
  received(
    person: Principal,
    sessionId: string,
    roundId: string,
    ids: readonly string[],
  ): Promise<WaitingWords>;
}

export function createWords({ entrance, boxes }: { entrance: Entrance; boxes: Boxes }): Words {
  const placeOf = (sessionId: string, roundId: string) => ({ sessionId, name: `words ${roundId}` });

  return {
    async view(person, sessionId, roundId) {
      await entrance.session(person, sessionId);
      return viewOf(await boxes.read(placeOf(sessionId, roundId), EMPTY));
    },

    async add(person, sessionId, roundId, text) {
      const member = await entrance.running(person, sessionId);
      const place = placeOf(sessionId, roundId);
      const word = { id: randomUUID(), text };
      const mark = boxes.mark(place, member.id);
      const round = await boxes.change(place, EMPTY, (before) => {
        const { waiting, writers, released } = before;
        if (waiting.some(({ id }) => id === word.id)) return before;
        if (waiting.length + released.length >= MAX_WORDS_PER_ROUND) {
          throw new Failure('too_large', 'There are as many words as one round can hold.');
        }
        return {
          waiting: byId([...waiting, word]),
          writers: writers.includes(mark) ? writers : [...writers, mark].sort(),
          released,
        };
      });
      return viewOf(round);
    },

    async release(person, sessionId, roundId) {
      await entrance.running(person, sessionId);
      const round = await boxes.change(placeOf(sessionId, roundId), EMPTY, (before) => {
        const { waiting, writers, released } = before;
        if (writers.length >= WORDS_LEAST_PEOPLE) {
          return { waiting: [], writers: [], released: byId([...released, ...waiting]) };
        }
        if (released.length === 0) throw new Failure('too_few', 'There are words of too few people.');
        return before;
      });
      return { words: shuffled(round.released) };
    },

    async received(person, sessionId, roundId, ids) {
      await entrance.running(person, sessionId);
      const round = await boxes.change(placeOf(sessionId, roundId), EMPTY, (before) => {
        const left = before.released.filter(({ id }) => !ids.includes(id));
        return left.length === before.released.length ? before : { ...before, released: left };
      });
      return viewOf(round);
    },
  };
}

function viewOf({ waiting, writers, released }: Round): WaitingWords {
  return {
    waiting: waiting.length,
    releasable: released.length > 0 || writers.length >= WORDS_LEAST_PEOPLE,
  };
}

function byId(words: readonly Word[]): Word[] {
  return words.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function shuffled(words: readonly Word[]): Word[] {
  const left = [...words];
  return words.flatMap(() => left.splice(randomInt(left.length), 1));
}
