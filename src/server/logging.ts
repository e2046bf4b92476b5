/**
 * What the server tells about itself: JSON lines on standard output. Never a token, a name, a meeting's or a person's id,
 * nor what somebody wrote; so never a whole address, header, body or error message from a library.
 */
import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { type Logger, pino } from 'pino';
import type { LogLevel } from './config.ts';
import { errorField } from './errorField.ts';
import { routeOf } from './http/route.ts';

export type { Logger };

export const createLogger = (level: LogLevel): Logger =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });

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

/** One line a request, under an id that says nothing and is sent back for support. */
export function logRequests(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const requestId = randomUUID();
    const begunAtMs = performance.now();
    response.locals.requestId = requestId;
    response.setHeader('X-Request-Id', requestId);
    response.on('close', () => {
      const route = routeOf(request);
      const { statusCode: status } = response;
      const level = status >= 500 ? 'error' : route === 'none' && status < 400 ? 'debug' : 'info';
      logger[level](
        {
          requestId,
          method: request.method,
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
