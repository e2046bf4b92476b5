import { Router } from 'express';
import { onceASecond } from '../../shared/onceASecond.ts';

/**
 * `/healthz`: the process answers. `/readyz`: it can serve people, too. For whatever watches the server; anybody may ask, so
 * it is looked up once a second at most.
 */
export function serveHealth(isReady: () => Promise<boolean>, awayServices: () => readonly string[]): Router {
  const router = Router({ caseSensitive: true });
  const lately = onceASecond(isReady);
  router.get('/healthz', (_request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    const ready = await lately();
    response.setHeader('Cache-Control', 'no-store');
    const away = awayServices();
    // Sessions of the other services go on: the server stays in use.
    response
      .status(ready ? 200 : 503)
      .json({ status: ready ? 'ready' : 'not ready', ...(away.length > 0 && { fluidServicesAway: away }) });
  });
  return router;
}
