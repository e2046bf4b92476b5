/** How much one address may ask for. Generous: a whole town hall may stand behind one. */
import type { RequestHandler } from 'express';
import { networksOf } from '../../shared/clientAddress.ts';
import { Failure } from '../failure.ts';
import { type Allowance, createLimiter, type Limiter } from '../limits.ts';

/**
 * At once: a town hall of 300 that opens panel and stage. Every second: what it asks during a poll, and the organisation's other
 * meetings.
 */
const ADDRESS_ALLOWANCE: Allowance = { burst: 6_000, perSecond: 600 };

export function limitAddresses(now: () => number): RequestHandler {
  /** By the number of allowances that a network has. */
  const limiters = new Map<number, Limiter>();
  const limiterFor = (allowances: number): Limiter => {
    const { burst, perSecond } = ADDRESS_ALLOWANCE;
    const limiter =
      limiters.get(allowances) ??
      createLimiter({ burst: burst * allowances, perSecond: perSecond * allowances }, now);
    limiters.set(allowances, limiter);
    return limiter;
  };
  return (request, _response, next) => {
    // The largest first: what it has used up is not counted for the smaller ones in it.
    for (const { name, allowances } of networksOf(request.ip ?? '').toReversed()) {
      const waitS = limiterFor(allowances)(name);
      if (waitS > 0) {
        throw new Failure('too_many_requests', 'Too many requests: wait a moment.', { retryAfterS: waitS });
      }
    }
    next();
  };
}
