import { Agent, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createProxyServer } from 'httpxy';

/** Paths of the Fluid service; everything else goes to the app's server. */
const FLUID_PATH = /^\/(?:documents|deltas|repos|socket\.io|api\/v1)(?:[/?]|$)/;

export interface GatewayOptions {
  /** Interface to listen on. */
  readonly host: string;
  readonly appOrigin: string;
  readonly fluidOrigin: string;
}

/**
 * One person's network: a port of its own through which this person's pages reach the app and the Fluid service. As
 * an origin of its own it also gives the person storage of their own.
 */
export interface Gateway {
  readonly port: number;
  /** Off: open and new connections are reset at once, until it is on again. The port stays in use. */
  setOnline(online: boolean): void;
  close(): Promise<void>;
}

export async function openGateway(options: GatewayOptions): Promise<Gateway> {
  const sockets = new Set<Socket>();
  let online = true;

  // A kept connection may be closed by the server just when it is used again: the page would get a 502 that is nobody's.
  const agent = new Agent({ keepAlive: false });
  // The Host header stays the gateway's, so that the server sees the page's origin.
  const proxy = createProxyServer({ xfwd: true, ws: true, agent });
  proxy.on('error', (_error, _request, response) => refuse(response));
  // Closing either end of a WebSocket closes the other, or the service would keep a client that is cut off.
  proxy.on('proxyReqWs', (toService, _request, fromPage) => {
    fromPage.once('close', () => toService.destroy());
    toService.once('upgrade', (_response, service) => {
      fromPage.once('close', () => service.destroy());
      service.once('close', () => fromPage.destroy());
    });
  });

  const server = createServer((request, response) => {
    void proxy.web(request, response, { target: upstream(request, options) }).catch(() => refuse(response));
  });
  server.on('upgrade', (request, socket: Socket, head) => {
    void proxy
      .ws(request, socket, { target: upstream(request, options) }, head)
      .catch(() => socket.destroy());
  });
  server.on('connection', (socket) => {
    // A reset is simulated, not a fault of the gateway's.
    socket.on('error', () => {});
    if (!online) {
      socket.resetAndDestroy();
      return;
    }
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });

  function resetAll() {
    for (const socket of sockets) socket.resetAndDestroy();
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, options.host, resolve);
  });

  return {
    port: (server.address() as AddressInfo).port,
    setOnline(next) {
      online = next;
      if (!online) resetAll();
    },
    close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      resetAll();
      return closed;
    },
  };
}

function upstream(request: IncomingMessage, options: GatewayOptions): string {
  return FLUID_PATH.test(request.url ?? '') ? options.fluidOrigin : options.appOrigin;
}

function refuse(response: ServerResponse | Socket | unknown): void {
  if (!isServerResponse(response)) {
    (response as Socket | undefined)?.destroy?.();
  } else if (response.headersSent) {
    response.destroy();
  } else {
    response.writeHead(502, { 'Content-Type': 'text/plain; charset=utf-8' });
    response.end('The app behind this gateway does not answer.\n');
  }
}

function isServerResponse(value: unknown): value is ServerResponse {
  return typeof value === 'object' && value !== null && 'writeHead' in value;
}
