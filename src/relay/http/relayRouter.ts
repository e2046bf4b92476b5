import compression from 'compression';
import { type ErrorRequestHandler, type Request, type RequestHandler, Router, text } from 'express';
import { RelayError } from '../errors.ts';
import { sendError } from './answer.ts';
import { limitBodies } from './bodyBudget.ts';
import type { HttpContext } from './context.ts';
import { deltaRoutes } from './deltaRoutes.ts';
import { documentRoutes } from './documentRoutes.ts';
import { restLess } from './restLess.ts';
import { storageRoutes } from './storageRoutes.ts';

/** The relay's paths. Whatever else is asked for is left to whoever shares the web server. */
const PATHS = ['/documents', '/deltas', '/repos'];

/** `networkOf` tells whose a request is by its address. */
export function relayRouter(context: HttpContext, networkOf: (request: Request) => string): Router {
  // Figures are kept by route as it was asked for: one spelling is one figure.
  const router = Router({ caseSensitive: true });
  const { requestBytes } = context.limits;
  router.use(PATHS, allowAnyOrigin, limitBodies(requestBytes, networkOf), compression());
  // What nobody has shown a token for is not read as JSON.
  const json = text({ type: 'application/json', limit: requestBytes, inflate: false });
  router.use(PATHS, ...restLess(requestBytes), json);
  router.use('/documents', documentRoutes(context));
  router.use('/deltas', deltaRoutes(context));
  router.use('/repos', storageRoutes(context));
  router.use(PATHS, (_request, response) =>
    sendError(response, new RelayError('document/unknown', 'No such route.')),
  );
  router.use(PATHS, refuseMalformed);
  return router;
}

/** Tokens, not cookies, say who somebody is: any page may ask. */
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
