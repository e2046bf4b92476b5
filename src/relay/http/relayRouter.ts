import { type ErrorRequestHandler, type Request, type RequestHandler, Router } from 'express';
import { RelayError } from '../errors.ts';
import { sendError } from './answer.ts';
import type { HttpContext } from './context.ts';
import { deltaRoutes } from './deltaRoutes.ts';
import { documentRoutes } from './documentRoutes.ts';
import { receiveBodies } from './requestBodies.ts';
import { storageRoutes } from './storageRoutes.ts';

/** The relay's paths. Other paths are left to the app that shares the web server. */
const PATHS = ['/documents', '/deltas', '/repos'];

export function relayRouter(context: HttpContext): Router {
  // Figures are kept by route as it was asked for: one spelling is one figure.
  const router = Router({ caseSensitive: true });
  const { limits, networksOf, senders } = context;
  const senderOf = (request: Request) => senders.of(request);
  router.use(PATHS, allowAnyOrigin);
  router.use(PATHS, receiveBodies({ requestBytes: limits.requestBytes, networksOf, senderOf }));
  router.use('/documents', documentRoutes(context));
  router.use('/deltas', deltaRoutes(context));
  router.use('/repos', storageRoutes(context));
  router.use(PATHS, (_request, response) =>
    sendError(response, new RelayError('request/unknown', 'No such route.')),
  );
  router.use(PATHS, refuseMalformed);
  return router;
}

/** Clients authenticate by token, not cookie, so any origin may ask. */
const allowAnyOrigin: RequestHandler = (request, response, next) => {
  response.set({
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Headers': 'authorization, content-type',
    'Access-Control-Allow-Methods': 'GET, POST, DELETE',
    'Cache-Control': 'no-store',
  });
  if (request.method === 'OPTIONS') response.status(204).end();
  else next();
};

const refuseMalformed: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) next(error);
  else sendError(response, error);
};
