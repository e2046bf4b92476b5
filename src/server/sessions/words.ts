/** Words that people share without their name: they wait until they come from enough people, and come out together. */
import type { HeldWords, ReleasedWords, WaitingWords } from '../../shared/contract/schemas/words.ts';
import type { AnonymousAnswers } from '../anonymous/anonymousAnswers.ts';
import type { Principal } from '../identity/identity.ts';
import type { AccessControl } from './accessControl.ts';

export interface Words {
  view(person: Principal, sessionId: string, roundId: string): Promise<WaitingWords>;
  /** Which of these words are in memory only. */
  held(person: Principal, sessionId: string, roundId: string, ids: readonly string[]): Promise<HeldWords>;
  add(
    person: Principal,
    sessionId: string,
    roundId: string,
    word: { readonly id: string; readonly text: string },
  ): Promise<HeldWords>;
  release(person: Principal, sessionId: string, roundId: string): Promise<ReleasedWords>;
  received(
    person: Principal,
    sessionId: string,
    roundId: string,
    ids: readonly string[],
  ): Promise<WaitingWords>;
}

export function createWords({
  accessControl,
  answers,
}: {
  accessControl: AccessControl;
  answers: AnonymousAnswers;
}): Words {
  return {
    async view(person, sessionId, roundId) {
      const { id: memberId } = await accessControl.session(person, sessionId);
      const { waiting, releasable } = await answers.perform({
        ...({ name: 'viewWords', sessionId, memberId, roundId, ids: [] } as const),
      });
      return { waiting, releasable };
    },
    async held(person, sessionId, roundId, ids) {
      const { id: memberId } = await accessControl.session(person, sessionId);
      return answers.perform({ name: 'viewWords', sessionId, memberId, roundId, ids });
    },
    async add(person, sessionId, roundId, { id, text }) {
      const { id: memberId } = await accessControl.running(person, sessionId);
      return answers.perform({ name: 'addWord', sessionId, memberId, roundId, id, text });
    },
    async release(person, sessionId, roundId) {
      const { id: memberId } = await accessControl.running(person, sessionId);
      return answers.perform({ name: 'releaseWords', sessionId, memberId, roundId });
    },
    async received(person, sessionId, roundId, ids) {
      const { id: memberId } = await accessControl.running(person, sessionId);
      const { waiting, releasable } = await answers.perform({
        ...({ name: 'receivedWords', sessionId, memberId, roundId, ids } as const),
      });
      return { waiting, releasable };
    },
  };
}
