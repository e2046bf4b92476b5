import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createApi } from './server/api.ts';
import { createDirectory } from './server/directory.ts';
import { createIdentityProvider } from './server/identity.ts';
import { MeetingRoom } from './server/room.ts';

export interface SimulatorOptions {
  /** Interface of the page and the gateways; by default the loopback interface. */
  readonly host?: string;
  /** Port of the page; 0 for any. */
  readonly port: number;
  /** The app server's URL, such as `http://127.0.0.1:3001`. */
  readonly appOrigin: string;
  /** The Fluid service's URL; may be the same. */
  readonly fluidOrigin: string;
  /** Folder of the built page; without it only the services answer. */
  readonly pageDir?: string;
  /** The app's registration in the simulated directory. */
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Lifetime of issued tokens in seconds; by default an hour. */
  readonly tokenLifetime?: number;
}

export interface RunningSimulator {
  /** URL of the page, which is also the app server's ENTRA_AUTHORITY and GRAPH_ENDPOINT. */
  readonly origin: string;
  /** Closes open connections at once. */
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';
const EVERY_INTERFACE = ['0.0.0.0', '::'];
/** Longer than a page or a test is silent: a request on a connection that is being closed just then would be lost. */
const KEEP_ALIVE_MS = 75_000;

/**
 * Starts the page, the identity provider, the directory and all gateways. Rejects with Node's own error
 * (`EADDRINUSE`, `EACCES`, …) if it cannot listen on the port.
 */
export async function startSimulator(options: SimulatorOptions): Promise<RunningSimulator> {
  const host = options.host ?? LOOPBACK;
  const app = express().disable('x-powered-by');
  const opened = Promise.withResolvers<void>();
  // Requests between listening and the registration of routes wait instead of getting a 404.
  app.use((_request, _response, next) => void opened.promise.then(() => next()));
  const server = createServer(app);
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  // Listens first, because the issuer's name contains the port.
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const name = EVERY_INTERFACE.includes(host) ? LOOPBACK : host;
  const origin = `http://${name.includes(':') ? `[${name}]` : name}:${port}`;

  const { tenantId } = options;
  const room = await MeetingRoom.open({
    host,
    appOrigin: options.appOrigin,
    fluidOrigin: options.fluidOrigin,
  });
  const identity = await createIdentityProvider({ ...options, origin });
  const { requireAppToken } = identity;

  if (options.pageDir !== undefined) app.use(express.static(options.pageDir, { redirect: false }));
  app.use(createApi(room, identity, tenantId));
  app.use(createDirectory({ origin, tenantId, requireAppToken, meeting: () => room.meeting }));
  app.use(identity.routes);
  opened.resolve();

  return {
    origin,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await Promise.all([closed, room.close()]);
    },
  };
}
