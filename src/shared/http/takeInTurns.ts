import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { AddressedRequest, Network } from '../clientAddress.ts';
import { TurnQueue } from '../turnQueue.ts';
import { standsBack, watchAccepting } from './accepting.ts';
import { closeAtRequest, type Verdict } from './closeAtRequest.ts';
import { holdConnections, LIVENESS } from './holdConnections.ts';
import { limitIdleConnections } from './idleConnections.ts';

/** Measured: one costs up to a millisecond while a server that was just started still compiles its code. */
const ARRIVALS_PER_TURN = 4;
/** Browsers, proxies and Fluid's clients send the next request on a connection after the answer to the one before. */
const WAITING_PER_CONNECTION = 8;
const CONTINUE = '100-continue';

/**
 * What no browser sends, nor a proxy that is set up as admin.md says. A body in pieces of a byte costs three hundred times as
 * much as one with a length, and Node answers the others as it reads them: a packet of thousands before it comes to other
 * callers' requests.
 */
function refusalOf({ headers, httpVersion }: IncomingMessage): string | undefined {
  if (headers['transfer-encoding'] !== undefined) return '411 Length Required';
  if (headers.host === undefined && httpVersion === '1.1') return '400 Bad Request';
  if (headers.expect !== undefined && headers.expect.toLowerCase() !== CONTINUE)
    return '417 Expectation Failed';
  return undefined;
}

type Listener = (request: IncomingMessage, ...more: unknown[]) => void;

/** All that bounds what a flood of connections and requests costs; called after the server's listeners are added. */
export function boundArrivals(
  server: Server,
  networksOf: (request: AddressedRequest) => readonly Network[],
): void {
  takeInTurns(server, networksOf);
  limitIdleConnections(server);
  holdConnections(server, networksOf);
  // A connection is accepted when it comes, not when it is handed on.
  watchAccepting(server);
}

/**
 * Hands on a bounded number of requests and upgrades in each turn of the event loop; the networks that send them take
 * turns. Node hands on all that have come, and nothing else is answered before they are. Takes the place of the server's
 * listeners, so it is called after they are added. A connection on which too many requests wait is closed.
 */
export function takeInTurns(
  server: Server,
  networksOf: (request: IncomingMessage) => readonly Network[],
  now?: () => number,
): void {
  const turns = new TurnQueue(ARRIVALS_PER_TURN, standsBack(now));
  const checks = new TurnQueue(ARRIVALS_PER_TURN);
  const waiting = new WeakMap<Socket, number>();
  const hasTooMany = (socket: Socket): boolean => (waiting.get(socket) ?? 0) >= WAITING_PER_CONNECTION;
  const judge = (request: IncomingMessage): Verdict => {
    if (hasTooMany(request.socket)) return 'close';
    const answer = refusalOf(request);
    return answer === undefined ? 'go on' : { answer };
  };
  server.on('connection', (socket: Socket) => closeAtRequest(socket, judge));

  const wait = (request: IncomingMessage, handOn: () => void): void => {
    const { socket } = request;
    if (hasTooMany(socket)) socket.destroy();
    if (socket.destroyed) return;
    waiting.set(socket, (waiting.get(socket) ?? 0) + 1);
    // One that is reset while it waits would end the process: Node takes its own listener off an upgraded socket.
    const ignore = (): void => undefined;
    socket.on('error', ignore);
    // The largest network: an IPv6 subscriber may have thousands of the smaller ones.
    const queue = request.url === LIVENESS ? checks : turns;
    queue.add(networksOf(request).at(-1)?.name, 1, () => {
      socket.off('error', ignore);
      waiting.set(socket, (waiting.get(socket) ?? 1) - 1);
      if (!socket.destroyed) handOn();
    });
  };

  for (const event of ['request', 'upgrade']) {
    const listeners = server.listeners(event) as Listener[];
    // Without a listener Node answers an upgrade as a request.
    if (listeners.length === 0) continue;
    server.removeAllListeners(event);
    server.on(event, (request: IncomingMessage, ...more: unknown[]) =>
      wait(request, () => {
        for (const listener of listeners) listener.call(server, request, ...more);
      }),
    );
  }
}
