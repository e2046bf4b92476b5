/** One origin in front of the services, as a cluster's ingress has it, and the balancing between two of a kind. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { createProxyServer } from 'httpxy';

export interface Ingress {
  readonly url: string;
  stop(): Promise<void>;
}

/** Addresses of each kind of service. */
export interface Upstreams {
  readonly sockets: readonly string[];
  readonly storage: readonly string[];
  readonly ordering: readonly string[];
}

/** `only`: all requests go to services of this kind. */
export async function openIngress(upstreams: Upstreams, only?: keyof Upstreams): Promise<Ingress> {
  const proxy = createProxyServer({ xfwd: true, ws: true });
  proxy.on('error', () => undefined);
  let turn = 0;
  /** Where a socket that polls began: no other process knows it. */
  const pollsAt = new Map<string, string>();
  const kindOf = ({ url = '' }: IncomingMessage): keyof Upstreams =>
    only ?? (url.startsWith('/socket.io') ? 'sockets' : url.startsWith('/repos') ? 'storage' : 'ordering');
  /** The next one that takes connections. */
  const choose = async (request: IncomingMessage): Promise<string | undefined> => {
    const all = upstreams[kindOf(request)];
    const begun = pollsAt.get(/[?&]sid=([^&]+)/.exec(request.url ?? '')?.[1] ?? '');
    if (begun !== undefined) return begun;
    for (const _ of all) {
      const target = all[turn++ % all.length];
      if (target && (await takesConnections(target))) return target;
    }
    return undefined;
  };
  const targets = new WeakMap<IncomingMessage, string>();
  proxy.on('proxyRes', (answer, request) => {
    const target = targets.get(request);
    if (target === undefined || !request.url?.includes('transport=polling')) return;
    answer.on('data', (chunk: Buffer) => {
      const [, sid] = /^0\{"sid":"([^"]+)"/.exec(chunk.toString()) ?? [];
      if (sid !== undefined) pollsAt.set(sid, target);
    });
  });
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    void choose(request)
      .then((target) => {
        if (target === undefined) throw new Error('no service takes connections');
        targets.set(request, target);
        return proxy.web(request, response, { target });
      })
      .catch(() => {
        if (!response.headersSent) response.writeHead(502);
        response.end();
      });
  });
  server.on('connection', (socket) => {
    socket.on('error', () => undefined);
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('upgrade', (request, socket: Socket, head) => {
    void choose(request)
      .then((target) => (target ? proxy.ws(request, socket, { target }, head) : Promise.reject(target)))
      .catch(() => socket.destroy());
  });
  proxy.on('proxyReqWs', (toService, _request, fromPage) => {
    toService.once('error', () => fromPage.destroy());
    toService.once('upgrade', (_response, service) => {
      fromPage.once('close', () => service.destroy());
      service.once('close', () => fromPage.destroy());
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}

function takesConnections(target: string): Promise<boolean> {
  const { hostname, port } = new URL(target);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
