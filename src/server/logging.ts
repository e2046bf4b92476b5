/**
 * What the server tells about itself: JSON lines on standard output. Never a token, a name, a meeting's or a person's id,
 * nor people's texts; so never a whole address, header, body or error message from a library.
 */
import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { errorField } from './errorField.ts';
import { routeOf } from './http/route.ts';

export type { Logger };

/** What is safe to tell of any error: its kind, its codes and where it was thrown; messages may quote data. */
export function errorFacts(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    kind: error.name,
    code: errorField(error, 'code'),
    sqlite: errorField(error, 'errcode'),
    at: frames.slice(0, 8).map((frame) => frame.trim()),
  };
}

/**
 * Does the work once the answer is sent or aborted. What it throws is logged: as an unhandled error it would end the process, and
 * with it every meeting.
 */
export function whenAnswered(response: Response, logger: Logger, work: () => void): void {
  response.once('close', () => {
    try {
      work();
    } catch (error) {
      logger.error({ requestId: response.locals.requestId, error: errorFacts(error) }, 'unhandled error');
    }
  });
}

/** One line a request, under an id that says nothing and is sent back for support. */
export function logRequests(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const requestId = randomUUID();
    const begunAtMs = performance.now();
    response.locals.requestId = requestId;
    response.setHeader('X-Request-Id', requestId);
    // Others may put another one in its place later, with a caller's words.
    const { method } = request;
    whenAnswered(response, logger, () => {
      const route = routeOf(request);
      const { statusCode: status } = response;
      const level = status >= 500 ? 'error' : route === 'none' && status < 400 ? 'debug' : 'info';
      logger[level](
        {
          requestId,
          method,
          route,
          status,
          ms: Math.round(performance.now() - begunAtMs),
          ...(response.locals.code && { code: response.locals.code }),
          ...(!response.writableFinished && { aborted: true }),
        },
        'request',
      );
    });
    next();
  };
}
