import { Router } from 'express';
import { bearsToken } from '../../shared/bearer.ts';
import { onceASecond } from '../../shared/onceASecond.ts';
import type { MetricsAccess } from '../options.ts';

export interface Operable {
  ready(): Promise<boolean>;
  metrics(): Promise<string>;
}

/** For a relay with an address of its own; an app that hosts the relay has such routes itself. */
export function operationRoutes(relay: Operable, metricsAccess: MetricsAccess): Router {
  const router = Router();
  const ready = onceASecond(() => relay.ready());
  router.get('/healthz', (_request, response) => {
    response.type('text/plain').send('ok\n');
  });
  router.get('/readyz', async (_request, response) => {
    const isReady = await ready();
    response
      .status(isReady ? 200 : 503)
      .type('text/plain')
      .send(isReady ? 'ready\n' : 'not ready\n');
  });
  if (metricsAccess === 'nobody') return router;
  router.get('/metrics', async (request, response) => {
    if (metricsAccess !== 'anybody' && !bearsToken(request.headers.authorization, metricsAccess.token)) {
      response.status(401).set('WWW-Authenticate', 'Bearer').end();
      return;
    }
    response.type('text/plain; version=0.0.4').send(await relay.metrics());
  });
  return router;
}
