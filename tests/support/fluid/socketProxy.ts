/** A proxy that passes requests on and treats WebSockets as proxies in offices do. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** What becomes of the request for a WebSocket. */
export const WAYS = ['passed', 'refused', 'stripped', 'closed', 'hung', 'deaf'] as const;
export type Way = (typeof WAYS)[number];

export interface SocketProxy {
  readonly origin: string;
  readonly counts: { upgrades: number; polls: number };
  close(): Promise<void>;
}

export async function startSocketProxy(target: string, way: Way): Promise<SocketProxy> {
  const counts = { upgrades: 0, polls: 0 };
  const { hostname, port } = new URL(target);
  const ask = (incoming: IncomingMessage, headers: IncomingMessage['headers']) =>
    request({ hostname, port, method: incoming.method, path: incoming.url, headers, agent: false });
  const open = new Set<Duplex>();

  const server = createServer((incoming, response) => {
    if (incoming.url?.includes('transport=polling')) counts.polls += 1;
    const outgoing = ask(incoming, incoming.headers);
    outgoing.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    outgoing.on('error', () => response.destroy());
    response.on('close', () => outgoing.destroy());
    incoming.pipe(outgoing);
  });

  const answers: Readonly<Record<Way, (incoming: IncomingMessage, socket: Duplex) => void>> = {
    passed: (incoming, socket) => {
      const outgoing = ask(incoming, incoming.headers).end();
      outgoing.on('upgrade', (answer, service, head) => {
        socket.write(`HTTP/1.1 101 Switching Protocols\r\n${headerLines(answer)}\r\n`);
        socket.write(head);
        open.add(service);
        service.on('error', () => socket.destroy()).pipe(socket);
        socket.on('close', () => service.destroy()).pipe(service);
      });
    },
    refused: (_incoming, socket) => void socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n'),
    stripped: (incoming, socket) => {
      const { upgrade: _upgrade, connection: _connection, ...headers } = incoming.headers;
      ask(incoming, headers)
        .end()
        .on('response', (answer) => {
          socket.write(`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}\r\n${headerLines(answer)}\r\n`);
          answer.pipe(socket);
        });
    },
    closed: (_incoming, socket) => void socket.destroy(),
    hung: () => undefined,
    deaf: (incoming, socket) => {
      const accept = createHash('sha1')
        .update(`${incoming.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
        .digest('base64');
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
      );
      socket.resume();
    },
  };
  server.on('upgrade', (incoming, socket) => {
    counts.upgrades += 1;
    open.add(socket);
    socket.on('error', () => undefined);
    answers[way](incoming, socket);
  });

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    close: async () => {
      for (const socket of open) socket.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function headerLines({ rawHeaders }: IncomingMessage): string {
  return rawHeaders.map((part, index) => part + (index % 2 === 0 ? ': ' : '\r\n')).join('');
}
