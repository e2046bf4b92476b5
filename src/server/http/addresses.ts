/** How much one address may ask for. Generous: a whole town hall may stand behind one. */
import type { RequestHandler } from 'express';
import { networkOf } from '../../shared/clientAddress.ts';
import { Failure } from '../failure.ts';
import { type Allowance, createLimiter } from '../limits.ts';

/** Everybody of a full meeting who opens panel and stage at once, and then some. */
const ADDRESS_ALLOWANCE: Allowance = { burst: 6_000, perSecond: 200 };

export function limitAddresses(now: () => number): RequestHandler {
  const addresses = createLimiter(ADDRESS_ALLOWANCE, now);
  return (request, _response, next) => {
    const waitS = addresses(networkOf(request.ip ?? ''));
    if (waitS > 0) {
      throw new Failure('too_many_requests', 'Too many requests: wait a moment.', { retryAfterS: waitS });
    }
    next();
  };
}
