/** Anonymous polls: one answer per participant. */
import type { PollView } from '../../shared/contract/schemas/polls.ts';
import type { AnonymousAnswers } from '../anonymous/anonymousAnswers.ts';
import type { GivenAnswer } from '../anonymous/operations.ts';
import type { Principal } from '../identity/identity.ts';
import type { AccessControl } from './accessControl.ts';
import type { Seals } from './seals.ts';

export interface Polls {
  view(person: Principal, sessionId: string, pollId: string): Promise<PollView>;
  answer(person: Principal, sessionId: string, pollId: string, given: GivenAnswer): Promise<PollView>;
  /** Closes a placement and hands out its sums, unless there are too few answers. */
  reveal(person: Principal, sessionId: string, pollId: string): Promise<PollView>;
}

export function createPolls({
  accessControl,
  answers,
  seals,
}: {
  accessControl: AccessControl;
  answers: AnonymousAnswers;
  seals: Pick<Seals, 'withSeal'>;
}): Polls {
  return {
    async view(person, sessionId, pollId) {
      const { id: memberId } = await accessControl.session(person, sessionId);
      const view = await answers.perform({ name: 'viewPoll', sessionId, memberId, pollId });
      return seals.withSeal(sessionId, pollId, view);
    },
    async answer(person, sessionId, pollId, given) {
      const { id: memberId } = await accessControl.running(person, sessionId);
      return answers.perform({ name: 'answerPoll', sessionId, memberId, pollId, ...given });
    },
    async reveal(person, sessionId, pollId) {
      const { id: memberId } = await accessControl.running(person, sessionId);
      const view = await answers.perform({ name: 'revealPoll', sessionId, memberId, pollId });
      return seals.withSeal(sessionId, pollId, view);
    },
  };
}
