import { createServer, type Server as HttpServer } from 'node:http';
import express from 'express';
import { LISTEN_BACKLOG } from '../shared/http/accepting.ts';
import { HTTP_TIMEOUTS } from '../shared/httpTimeouts.ts';
import { describeError, RelayError } from './errors.ts';
import type { RelayPlace } from './options.ts';

/** The web server that the relay answers on. */
export interface Place {
  /** Whether the relay made the web server, or was given it. */
  readonly own: boolean;
  readonly server: HttpServer;
  readonly app: { use: (handler: express.RequestHandler) => unknown };
  readonly host: string;
  readonly port: number;
}

export function placeOf(at: RelayPlace): Place {
  if ('server' in at) return { ...at, own: false, host: '', port: 0 };
  const app = express();
  app.disable('x-powered-by');
  const server = createServer(HTTP_TIMEOUTS, app);
  return { app, server, own: true, host: at.host ?? '127.0.0.1', port: at.port };
}

/** Rejects with `relay/address`. */
export function listen({ server, host, port }: Place): Promise<void> {
  return new Promise((resolve, reject) => {
    const refused = (error: Error): void => {
      const message = `The address in HOST and PORT cannot be listened on (${describeError(error)}).`;
      reject(new RelayError('relay/address', message, { cause: error }));
    };
    server.once('error', refused);
    server.listen({ port, host, backlog: LISTEN_BACKLOG }, () => {
      server.off('error', refused);
      resolve();
    });
  });
}

export function closeServer({ server }: Place): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
