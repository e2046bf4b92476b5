import express, { Router } from 'express';
import { z } from 'zod';
import { API_PATHS, DOCUMENT_KINDS } from '../../shared/api.ts';
import { Failure } from '../failure.ts';
import type { Documents } from '../sessions/documents.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { Authentication } from './auth.ts';
import { documentId, read, sessionId } from './input.ts';

/** The largest honest body is a meeting's id, or a ticket. */
const MAX_BODY_BYTES = 4 * 1024;

const meeting = z.strictObject({ meetingId: z.string().min(1).max(1_000) });
const kind = z.enum(DOCUMENT_KINDS).default('table');
const nothing = z.strictObject({}).optional();
const SCHEMAS = {
  openSession: meeting.extend({ beginNew: z.boolean().default(false) }),
  listSessions: meeting,
  registerDocument: z.strictObject({ documentId, kind }),
  fluidToken: z.strictObject({ documentId: documentId.optional(), kind }),
  endViewing: z.strictObject({ ticket: z.string().min(1).max(2_000) }),
};

export function serveSessions(
  sessions: Sessions,
  documents: Documents,
  authentication: Authentication,
): Router {
  const router = Router({ caseSensitive: true });
  const body = express.json({ limit: MAX_BODY_BYTES, inflate: false });

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
    const { documentId, kind } = read(SCHEMAS.registerDocument, request.body);
    response.json(await documents.register(person, sessionId(request.params.id), kind, documentId));
  });

  router.post(API_PATHS.fluidToken, body, async (request, response) => {
    const caller = await authentication.caller(request);
    const { documentId, kind } = read(SCHEMAS.fluidToken, request.body ?? {});
    response.json(await documents.token(caller, sessionId(request.params.id), kind, documentId));
  });

  router.post(API_PATHS.endSession, body, async (request, response) => {
    const person = await authentication.person(request);
    read(nothing, request.body);
    response.json(await sessions.end(person, sessionId(request.params.id)));
  });

  router.post(API_PATHS.reopenSession, body, async (request, response) => {
    const person = await authentication.person(request);
    read(nothing, request.body);
    response.json(await sessions.reopen(person, sessionId(request.params.id)));
  });

  router.delete(API_PATHS.deleteSession, async (request, response) => {
    const person = await authentication.person(request);
    response.json(await sessions.remove(person, sessionId(request.params.id)));
  });

  router.post(API_PATHS.endViewing, body, async (request, response) => {
    const person = await authentication.person(request);
    const { ticket } = read(SCHEMAS.endViewing, request.body);
    await sessions.endViewing(person, sessionId(request.params.id), ticket);
    response.json({});
  });

  router.delete(API_PATHS.endViewings, async (request, response) => {
    const person = await authentication.person(request);
    await sessions.endViewings(person, sessionId(request.params.id));
    response.json({});
  });

  router.post(API_PATHS.recapTicket, body, async (request, response) => {
    const person = await authentication.person(request);
    read(nothing, request.body);
    response.json(await sessions.recapTicket(person, sessionId(request.params.id)));
  });

  router.post(API_PATHS.viewingTicket, body, async (request, response) => {
    const person = await authentication.person(request);
    read(nothing, request.body);
    response.json(await sessions.viewingTicket(person, sessionId(request.params.id)));
  });

  router.post(API_PATHS.viewSession, body, async (request, response) => {
    const caller = await authentication.caller(request);
    read(nothing, request.body);
    if (caller.kind === 'person') throw new Failure('bad_request', 'Watching takes a viewing ticket.');
    response.json(await sessions.watch(caller.ticket));
  });

  return router;
}
