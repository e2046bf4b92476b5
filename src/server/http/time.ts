import { Router } from 'express';
import { API_PATHS, type TimeReply } from '../../shared/api.ts';

/** The time that everybody's screens go by, also viewers'. */
export function serveTime(now: () => number): Router {
  const router = Router({ caseSensitive: true });
  router.get(API_PATHS.time, (_request, response) => {
    const reply: TimeReply = { nowMs: now() };
    response.json(reply);
  });
  return router;
}
