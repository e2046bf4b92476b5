import { Router } from 'express';
import { API_PATHS } from '../../shared/api.ts';
import type { Decks } from '../decks/decks.ts';
import { Failure } from '../failure.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { Authentication } from './auth.ts';

/** Decks may hold a publisher's wording, so they are for people of the allowed organisations and their viewers. */
export function serveDecks(decks: Decks, sessions: Sessions, authentication: Authentication): Router {
  const router = Router({ caseSensitive: true });
  // On these two addresses alone: whoever asks for anything else need not be known.
  router.get([API_PATHS.listDecks, API_PATHS.deck], async (request, response, next) => {
    const caller = await authentication.caller(request);
    if (caller.kind === 'viewer') await sessions.checkTicket(caller.ticket);
    // Kept by the browser and asked about again; Express answers with an ETag.
    response.setHeader('Cache-Control', 'private, no-cache');
    next();
  });

  router.get(API_PATHS.listDecks, (_request, response) => {
    response.json(decks.list());
  });

  router.get(API_PATHS.deck, (request, response) => {
    const id = request.params.id;
    const deck = typeof id === 'string' ? decks.find(id) : undefined;
    if (!deck) throw new Failure('not_found', 'There is no such deck.');
    response.json(deck);
  });

  return router;
}
