import type { Request, RequestHandler } from 'express';
import { RelayError } from '../errors.ts';
import { sendError } from './answer.ts';

/** Everybody behind one address who brings a large summary at once. */
const LARGEST_AT_ONCE = 4;
const RETRY_AFTER_MS = 1_000;

/**
 * How much one address may have on its way here. Bodies are read before it is known whose they are, because Fluid's clients
 * put their token into them; so without this anybody could fill the memory.
 */
export function limitBodies(requestBytes: number, networkOf: (request: Request) => string): RequestHandler {
  const onTheWay = new Map<string, number>();
  return (request, response, next) => {
    const address = networkOf(request);
    const bytes = Math.min(requestBytes, announcedBytes(request.headers) ?? requestBytes);
    const before = onTheWay.get(address) ?? 0;
    if (before + bytes > LARGEST_AT_ONCE * requestBytes) {
      sendError(response, new RelayError('throttled', 'Too much at once.', { retryAfterMs: RETRY_AFTER_MS }));
      return;
    }
    onTheWay.set(address, before + bytes);
    response.once('close', () => {
      const left = (onTheWay.get(address) ?? 0) - bytes;
      if (left > 0) onTheWay.set(address, left);
      else onTheWay.delete(address);
    });
    next();
  };
}

/** Nothing if it does not say how much it is; it may then become as large as any. Fluid's clients and browsers say it. */
function announcedBytes(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): number | undefined {
  if (headers['transfer-encoding'] !== undefined) return undefined;
  return Number(headers['content-length'] ?? 0);
}
