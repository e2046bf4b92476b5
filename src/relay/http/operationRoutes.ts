import { Router } from 'express';

export interface Operable {
  ready(): Promise<boolean>;
  metrics(): Promise<string>;
}

/** For a relay with an address of its own; an app that hosts the relay has such routes itself. */
export function operationRoutes(relay: Operable): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.type('text/plain').send('ok\n');
  });
  router.get('/readyz', async (_request, response) => {
    const ready = await relay.ready();
    response
      .status(ready ? 200 : 503)
      .type('text/plain')
      .send(ready ? 'ready\n' : 'not ready\n');
  });
  router.get('/metrics', async (_request, response) => {
    response.type('text/plain; version=0.0.4').send(await relay.metrics());
  });
  return router;
}
