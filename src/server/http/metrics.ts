/** Figures for whatever watches the server, in Prometheus' text format. Never a name, an id or an address. */
import { type RequestHandler, Router } from 'express';
import { bearsToken } from '../../shared/bearer.ts';
import type { Metrics } from '../../shared/metrics.ts';
import { type Logger, whenAnswered } from '../logging.ts';
import { routeOf } from './route.ts';

export function measureRequests(metrics: Metrics, logger: Logger): RequestHandler {
  return (request, response, next) => {
    const begunAtMs = performance.now();
    const { method } = request;
    whenAnswered(response, logger, () => {
      const route = routeOf(request);
      const status = String(response.statusCode);
      metrics.count('app_http_requests_total', 'Requests by route and status.', { method, route, status });
      metrics.observeMs('app_http_seconds', 'Time to answer requests.', performance.now() - begunAtMs, {
        route,
      });
      const code: unknown = response.locals.code;
      if (typeof code === 'string') metrics.count('app_refusals_total', 'Refusals by code.', { code });
    });
    next();
  };
}

/**
 * `/metrics` for requests with the bearer token; without a configured token it does not exist. The client's address proves nothing:
 * behind a proxy on the same machine all requests come from the loopback.
 */
export function serveMetrics(token: string | undefined, render: () => Promise<string>): RequestHandler {
  const router = Router({ caseSensitive: true });
  if (token === undefined) return router;
  router.get('/metrics', async (request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    if (!bearsToken(request.headers.authorization, token)) {
      response.status(401).setHeader('WWW-Authenticate', 'Bearer').end();
      return;
    }
    response.type('text/plain; version=0.0.4').send(await render());
  });
  return router;
}
