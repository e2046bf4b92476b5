import type { Request, RequestHandler, Response } from 'express';
import { RelayError } from '../errors.ts';
import { sendError } from './answer.ts';

/** Everybody behind one address who brings a large summary at once. */
const LARGEST_AT_ONCE = 4;
const RETRY_AFTER_MS = 1_000;
/** Time for a refusal to arrive while the rest of the body is thrown away. */
const LINGER_MS = 2_000;

/**
 * How much of what one address sends is held here. Bodies are read before it is known whose they are, because Fluid's clients
 * put their token into them; so without this anybody could fill the memory. What has come counts, and not what was announced:
 * who sends slowly takes nothing from the others behind the same address.
 */
export function limitBodies(requestBytes: number, networkOf: (request: Request) => string): RequestHandler {
  const most = LARGEST_AT_ONCE * requestBytes;
  const held = new Map<string, number>();
  const hold = (network: string, bytes: number): number => {
    const sum = (held.get(network) ?? 0) + bytes;
    if (sum > 0) held.set(network, sum);
    else held.delete(network);
    return sum;
  };
  return (request, response, next) => {
    const network = networkOf(request);
    if (hold(network, 0) >= most) return refuse(request, response);
    let received = 0;
    // The parsers begin to listen in the same moment, so nothing is lost to them.
    request.on('data', ({ byteLength }: Uint8Array) => {
      received += byteLength;
      if (hold(network, byteLength) > most) refuse(request, response);
    });
    const closed = [request, response].map((one) => new Promise((resolve) => one.once('close', resolve)));
    void Promise.all(closed).then(() => hold(network, -received));
    next();
  };
}

/** Nothing more is kept. Who closes a connection with something unread on it takes the answer along: so it is read, for a while. */
function refuse(request: Request, response: Response): void {
  request.removeAllListeners('data');
  request.resume();
  if (response.headersSent) {
    request.destroy();
    return;
  }
  sendError(response, new RelayError('throttled', 'Too much at once.', { retryAfterMs: RETRY_AFTER_MS }));
  const cut = setTimeout(() => request.destroy(), LINGER_MS);
  request.once('close', () => clearTimeout(cut));
}
