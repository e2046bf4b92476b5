import express, { Router } from 'express';
import { z } from 'zod';
import { API_PATHS } from '../../shared/api.ts';
import { Failure } from '../failure.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { Authentication } from './auth.ts';

/** The largest honest body is a meeting's id. */
const MAX_BODY_BYTES = 4 * 1024;

const meeting = z.strictObject({ meetingId: z.string().min(1).max(1_000) });
const documentId = z.string().regex(/^[A-Za-z0-9_-]{1,128}$/, 'is no document id');
const SCHEMAS = {
  openSession: meeting.extend({ beginNew: z.boolean().default(false) }),
  listSessions: meeting,
  registerDocument: z.strictObject({ documentId }),
  fluidToken: z.strictObject({ documentId: documentId.optional() }),
};

export function serveSessions(sessions: Sessions, authentication: Authentication): Router {
  const router = Router();
  const body = express.json({ limit: MAX_BODY_BYTES });

  router.post(API_PATHS.openSession, body, async (request, response) => {
    const person = await authentication.person(request);
    const { meetingId, beginNew } = read(SCHEMAS.openSession, request.body);
    response.json(await sessions.open(person, meetingId, beginNew));
  });

  router.get(API_PATHS.listSessions, async (request, response) => {
    const person = await authentication.person(request);
    const { meetingId } = read(SCHEMAS.listSessions, request.query);
    response.json(await sessions.list(person, meetingId));
  });

  router.get(API_PATHS.session, async (request, response) => {
    const person = await authentication.person(request);
    response.json(await sessions.view(person, sessionId(request.params.id)));
  });

  router.post(API_PATHS.registerDocument, body, async (request, response) => {
    const person = await authentication.person(request);
    const { documentId } = read(SCHEMAS.registerDocument, request.body);
    response.json(await sessions.registerTable(person, sessionId(request.params.id), documentId));
  });

  router.post(API_PATHS.fluidToken, body, async (request, response) => {
    const caller = await authentication.caller(request);
    const { documentId } = read(SCHEMAS.fluidToken, request.body ?? {});
    response.json(await sessions.fluidToken(caller, sessionId(request.params.id), documentId));
  });

  router.post(API_PATHS.endSession, async (request, response) => {
    const person = await authentication.person(request);
    response.json(await sessions.end(person, sessionId(request.params.id)));
  });

  router.post(API_PATHS.viewingTicket, async (request, response) => {
    const person = await authentication.person(request);
    response.json(await sessions.viewingTicket(person, sessionId(request.params.id)));
  });

  router.post(API_PATHS.viewSession, async (request, response) => {
    const caller = await authentication.caller(request);
    if (caller.kind === 'person') throw new Failure('bad_request', 'Watching takes a viewing ticket.');
    response.json(await sessions.watch(caller.ticket));
  });

  return router;
}

/** Names what is wrong, without repeating what was sent. */
function read<T>(schema: z.ZodType<T>, input: unknown): T {
  const reading = schema.safeParse(input);
  if (reading.success) return reading.data;
  const fields = reading.error.issues.map(({ path }) => path.join('.') || 'the body');
  throw new Failure('bad_request', `Malformed: ${[...new Set(fields)].join(', ')}.`);
}

/** Whatever is no id is not there. */
const sessionId = (param: unknown): string => (typeof param === 'string' ? param : '');
