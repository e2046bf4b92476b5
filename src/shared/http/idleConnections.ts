import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Proxies keep some hundreds open after a rush. */
const IDLE_CONNECTIONS = 1024;

/**
 * Closes the longest idle connections beyond a number: those that have brought no request yet, or none since their last
 * answer. WebSockets do not count: the relay has limits of their own for them.
 */
export function limitIdleConnections(server: Server, most = IDLE_CONNECTIONS): void {
  /** The longest idle first. */
  const idle = new Set<Socket>();
  const underWay = new WeakMap<Socket, number>();

  const rest = (socket: Socket): void => {
    if (socket.destroyed) return;
    idle.add(socket);
    const [longest] = idle;
    if (idle.size <= most || !longest) return;
    idle.delete(longest);
    longest.destroy();
  };
  const begin = (socket: Socket): void => {
    underWay.set(socket, (underWay.get(socket) ?? 0) + 1);
    idle.delete(socket);
  };
  const end = (socket: Socket): void => {
    const left = (underWay.get(socket) ?? 1) - 1;
    underWay.set(socket, left);
    if (left === 0) rest(socket);
  };

  server.on('connection', (socket: Socket) => {
    socket.once('close', () => idle.delete(socket));
    rest(socket);
  });
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    begin(socket);
    response.once('close', () => end(socket));
  });
  // Without another listener Node answers an upgrade as a request.
  if (server.listenerCount('upgrade') > 0)
    server.on('upgrade', ({ socket }: IncomingMessage) => begin(socket));
}
