import { RestLessServer } from '@fluidframework/server-services-shared';
import compression from 'compression';
import { type ErrorRequestHandler, json, type Request, type RequestHandler, Router } from 'express';
import { RelayError } from '../errors.ts';
import { sendError } from './answer.ts';
import { limitBodies } from './bodyBudget.ts';
import type { HttpContext } from './context.ts';
import { deltaRoutes } from './deltaRoutes.ts';
import { documentRoutes } from './documentRoutes.ts';
import { storageRoutes } from './storageRoutes.ts';

/** The relay's paths. Whatever else is asked for is left to whoever shares the web server. */
const PATHS = ['/documents', '/deltas', '/repos'];

/** `networkOf` tells whose a request is by its address. */
export function relayRouter(context: HttpContext, networkOf: (request: Request) => string): Router {
  const router = Router();
  const { requestBytes } = context.limits;
  router.use(PATHS, allowAnyOrigin, limitBodies(requestBytes, networkOf), compression());
  router.use(PATHS, restLess(requestBytes), json({ limit: requestBytes }));
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

/** Fluid's clients put whole requests into a form, which spares them a preflight. */
function restLess(requestBytes: number): RequestHandler {
  const restLessServer = new RestLessServer({ requestSizeLimit: requestBytes });
  return (request, response, next) => {
    restLessServer.translate(request, response).then(
      () => next(),
      (error: unknown) => next(new RelayError('request/invalid', 'The form is malformed.', { cause: error })),
    );
  };
}

const refuseMalformed: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) next(error);
  else sendError(response, error);
};
