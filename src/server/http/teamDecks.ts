import express, { Router } from 'express';
import { z } from 'zod';
import { API_PATHS } from '../../shared/api.ts';
import type { TeamDeckLimits, TeamDecks } from '../decks/teamDecks.ts';
import { Failure } from '../failure.ts';
import type { Principal } from '../identity/identity.ts';
import type { Authentication } from './auth.ts';

/** What stands around the deck in a request. */
const AROUND_BYTES = 1024;

const version = z.int().min(0).max(1_000_000_000);
const keepSchema = z.strictObject({ deck: z.unknown(), basedOn: version });
const removeSchema = z.object({ version: z.coerce.number().pipe(version) });
const deckIdSchema = z.string().regex(/^[a-z0-9-]{1,64}$/);

export function serveTeamDecks(
  decks: TeamDecks,
  limits: TeamDeckLimits,
  authentication: Authentication,
): Router {
  const router = Router({ caseSensitive: true });
  const body = express.json({ limit: limits.bytes + AROUND_BYTES, inflate: false });

  router.get(API_PATHS.teamDecks, async (request, response) => {
    const person = await authentication.person(request);
    response.json(await decks.list(person, request.params.id));
  });

  router.get(API_PATHS.teamDeck, async (request, response) => {
    const person = await authentication.person(request);
    const { id, deck } = request.params;
    response.json(await decks.find(person, id, deck));
  });

  router.put(
    API_PATHS.teamDeck,
    // Nobody who is not known sends us a megabyte to read.
    async (request, response, next) => {
      response.locals.person = await authentication.person(request);
      next();
    },
    body,
    async (request, response) => {
      const person: Principal = response.locals.person;
      const { id, deck } = request.params;
      const asked = read(keepSchema, request.body);
      response.json(await decks.keep(person, id, read(deckIdSchema, deck), asked));
    },
  );

  router.delete(API_PATHS.teamDeck, async (request, response) => {
    const person = await authentication.person(request);
    const { id, deck } = request.params;
    await decks.remove(person, id, deck, read(removeSchema, request.query).version);
    response.json({});
  });

  return router;
}

/** Names what is wrong, without repeating what was sent. */
function read<T>(schema: z.ZodType<T>, input: unknown): T {
  const reading = schema.safeParse(input);
  if (reading.success) return reading.data;
  const fields = reading.error.issues.map(({ path }) => path.join('.') || 'the deck’s id');
  throw new Failure('bad_request', `Malformed: ${[...new Set(fields)].join(', ')}.`);
}
