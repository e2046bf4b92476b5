/** How much one address may ask for. Generous: a whole town hall may stand behind one. */
import type { RequestHandler } from 'express';
import { Failure } from '../failure.ts';
import { type Allowance, createLimiter } from './limits.ts';

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

/**
 * What one subscriber cannot change at will: an IPv4 address without the port that some proxies add, or the first half of
 * an IPv6 address.
 */
export function networkOf(ip: string): string {
  const address = ip.replace(/^::ffff:/i, '').replace(/^\[(.*)\](:\d+)?$/, '$1');
  const [ipv4] = /^\d+\.\d+\.\d+\.\d+/.exec(address) ?? [];
  if (ipv4 !== undefined) return ipv4;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':');
  if (tail !== undefined) while (groups.length < 4) groups.push('0');
  return groups.slice(0, 4).join(':');
}
