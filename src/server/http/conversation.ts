/** Roles, names, polls and words: what the conversation asks of the server because the table must not know it. */
import express, { type Request, Router } from 'express';
import { z } from 'zod';
import { API_PATHS, HELD_ROLES, POLL_ANSWERS, WORD_MAX_CHARS } from '../../shared/api.ts';
import type { Polls } from '../sessions/polls.ts';
import type { Roles } from '../sessions/roles.ts';
import type { Words } from '../sessions/words.ts';
import type { Authentication } from './auth.ts';
import { participant, pollId, read, roundId, sessionId } from './input.ts';

/** The largest honest body names some hundred participants or words. */
const MAX_BODY_BYTES = 32 * 1024;
const MAX_NAMES = 300;
const MAX_WORDS = 500;

const nothing = z.strictObject({}).optional();
const SCHEMAS = {
  changeRole: z.strictObject({ role: z.enum(HELD_ROLES), participant, held: z.boolean() }),
  names: z.strictObject({ participants: z.array(participant).max(MAX_NAMES) }),
  answer: z.strictObject({ answer: z.enum([...POLL_ANSWERS.placement, ...POLL_ANSWERS.time]) }),
  word: z.strictObject({ text: z.string().trim().min(1).max(WORD_MAX_CHARS) }),
  received: z.strictObject({ ids: z.array(z.uuid()).max(MAX_WORDS) }),
  poll: z.object({ poll: pollId }),
  round: z.object({ round: roundId }),
};

export interface Conversation {
  readonly roles: Roles;
  readonly polls: Polls;
  readonly words: Words;
}

export function serveConversation(
  { roles, polls, words }: Conversation,
  authentication: Authentication,
): Router {
  const router = Router({ caseSensitive: true });
  const body = express.json({ limit: MAX_BODY_BYTES, inflate: false });
  const member = async (request: Request) =>
    [await authentication.person(request), sessionId(request.params.id)] as const;
  const atPoll = async (request: Request) =>
    [...(await member(request)), read(SCHEMAS.poll, request.params).poll] as const;
  const atRound = async (request: Request) =>
    [...(await member(request)), read(SCHEMAS.round, request.params).round] as const;

  router.get(API_PATHS.roles, async (request, response) => {
    response.json(await roles.list(...(await member(request))));
  });
  router.post(API_PATHS.roles, body, async (request, response) => {
    const who = await member(request);
    response.json(await roles.change(...who, read(SCHEMAS.changeRole, request.body)));
  });
  router.post(API_PATHS.claimRoles, body, async (request, response) => {
    const who = await member(request);
    read(nothing, request.body);
    response.json(await roles.claim(...who));
  });
  router.post(API_PATHS.names, body, async (request, response) => {
    const who = await member(request);
    response.json(await roles.names(...who, read(SCHEMAS.names, request.body).participants));
  });

  router.get(API_PATHS.poll, async (request, response) => {
    response.json(await polls.view(...(await atPoll(request))));
  });
  router.post(API_PATHS.pollAnswers, body, async (request, response) => {
    const where = await atPoll(request);
    response.json(await polls.answer(...where, read(SCHEMAS.answer, request.body).answer));
  });
  router.post(API_PATHS.revealPoll, body, async (request, response) => {
    const where = await atPoll(request);
    read(nothing, request.body);
    response.json(await polls.reveal(...where));
  });

  router.get(API_PATHS.words, async (request, response) => {
    response.json(await words.view(...(await atRound(request))));
  });
  router.post(API_PATHS.words, body, async (request, response) => {
    const where = await atRound(request);
    response.json(await words.add(...where, read(SCHEMAS.word, request.body).text));
  });
  router.post(API_PATHS.releaseWords, body, async (request, response) => {
    const where = await atRound(request);
    read(nothing, request.body);
    response.json(await words.release(...where));
  });
  router.post(API_PATHS.receivedWords, body, async (request, response) => {
    const where = await atRound(request);
    response.json(await words.received(...where, read(SCHEMAS.received, request.body).ids));
  });

  return router;
}
