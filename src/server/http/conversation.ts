/** Roles, names, seals, polls and words: what the conversation asks of the server because the table must not know it. */
import { randomUUID } from 'node:crypto';
import type { Polls } from '../sessions/polls.ts';
import type { Roles } from '../sessions/roles.ts';
import type { Seals } from '../sessions/seals.ts';
import type { Words } from '../sessions/words.ts';
import type { Handlers } from './endpoints.ts';

export interface Conversation {
  readonly roles: Roles;
  readonly seals: Pick<Seals, 'ofMember'>;
  readonly polls: Polls;
  readonly words: Words;
}

export function conversationHandlers({ roles, seals, polls, words }: Conversation) {
  return {
    roles: ({ caller, params }) => roles.list(caller, params.id),
    changeRole: ({ caller, params, body }) => roles.change(caller, params.id, body),
    claimRoles: ({ caller, params }) => roles.claim(caller, params.id),
    names: ({ caller, params, body }) => roles.names(caller, params.id, body.participants),

    seal: async ({ caller, params, body }) => ({ seals: await seals.ofMember(caller, params.id, body) }),

    poll: ({ caller, params }) => polls.view(caller, params.id, params.poll),
    answerPoll: ({ caller, params, body }) => polls.answer(caller, params.id, params.poll, body),
    revealPoll: ({ caller, params }) => polls.reveal(caller, params.id, params.poll),

    waitingWords: ({ caller, params }) => words.view(caller, params.id, params.round),
    addWord: ({ caller, params, body: { id = randomUUID(), text } }) =>
      words.add(caller, params.id, params.round, { id, text }),
    heldWords: ({ caller, params, body }) => words.held(caller, params.id, params.round, body.ids),
    releaseWords: ({ caller, params }) => words.release(caller, params.id, params.round),
    receivedWords: ({ caller, params, body }) => words.received(caller, params.id, params.round, body.ids),
  } satisfies Partial<Handlers>;
}
