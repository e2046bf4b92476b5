/** What stands before several servers in a server room: one address, the relay's paths to the relay, the rest in turn. */
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createProxyServer } from 'httpxy';

const RELAY_PATH = /^\/(?:documents|deltas|repos|socket\.io)(?:[/?]|$)/;

export interface FrontDoor {
  readonly origin: string;
  /** How many requests each of the servers was given, in the order of `servers`. */
  readonly given: readonly number[];
  /** From now on: addresses of the app's servers, in turn, and of the relay. */
  leadTo(servers: readonly string[], relay: string): void;
  close(): Promise<void>;
}

export async function openFrontDoor(): Promise<FrontDoor> {
  let targets: readonly string[] = [];
  let relay = '';
  let turn = 0;
  let given: number[] = [];
  // The Host header stays the door's: the relay names itself by it.
  const proxy = createProxyServer({ ws: true });

  const server = createServer((request, response) => {
    if (RELAY_PATH.test(request.url ?? '')) {
      void proxy.web(request, response, { target: relay }).catch(() => response.destroy());
      return;
    }
    const index = turn % targets.length;
    turn += 1;
    given[index] = (given[index] ?? 0) + 1;
    void proxy.web(request, response, { target: targets[index] ?? '' }).catch(() => response.destroy());
  });
  server.on('upgrade', (request, socket: Socket, head) => {
    void proxy.ws(request, socket, { target: relay }, head).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get given() {
      return given;
    },
    leadTo(servers, to) {
      targets = servers;
      relay = to;
      given = servers.map(() => 0);
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
