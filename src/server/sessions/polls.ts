/** Anonymous polls: one answer per participant. */
import type { PollView } from '../../shared/contract/schemas/polls.ts';
import type { AnonymousAnswers } from '../anonymous/anonymousAnswers.ts';
import type { GivenAnswer } from '../anonymous/operations.ts';
import type { Principal } from '../identity/identity.ts';
import type { AccessControl } from './accessControl.ts';

export interface Polls {
  view(person: Principal, sessionId: string, pollId: string): Promise<PollView>;
  answer(person: Principal, sessionId: string, pollId: string, given: GivenAnswer): Promise<PollView>;
  /** Closes a placement and hands out its sums, unless there are too few answers. */
  reveal(person: Principal, sessionId: string, pollId: string): Promise<PollView>;
}

export function createPolls({
  accessControl,
  answers,
}: {
  accessControl: AccessControl;
  answers: AnonymousAnswers;
}): Polls {
  return {
    async view(person, sessionId, pollId) {
      const { id: memberId } = await accessControl.session(person, sessionId);
      return answers.perform({ name: 'viewPoll', sessionId, memberId, pollId });
    },
    async answer(person, sessionId, pollId, given) {
      const { id: memberId } = await accessControl.running(person, sessionId);
      return answers.perform({ name: 'answerPoll', sessionId, memberId, pollId, ...given });
    },
    async reveal(person, sessionId, pollId) {
      const { id: memberId } = await accessControl.running(person, sessionId);
      return answers.perform({ name: 'revealPoll', sessionId, memberId, pollId });
    },
  };
}
