/** What peers are served by: their files with gzip, and the Fluid service for developers where they look for it. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import compression from 'compression';
import express from 'express';
import { tinylicious } from '../relay/services.ts';

const HOST = '127.0.0.1';
/** Fixed in the peers' own code. */
const TINYLICIOUS_PORT = 7070;

export interface PeerServers {
  /** Addresses of the peers' pages, by the folder they are served from. */
  readonly origins: ReadonlyMap<string, string>;
  stop(): Promise<void>;
}

/** @param folders with an `index.html` each */
export async function servePeers(folders: readonly string[]): Promise<PeerServers> {
  const service = await tinylicious(TINYLICIOUS_PORT);
  const servers: Server[] = [];
  const origins = new Map<string, string>();
  for (const folder of folders) {
    const server = createServer(express().use(compression(), express.static(folder)));
    await once(server.listen(0, HOST), 'listening');
    origins.set(folder, `http://${HOST}:${(server.address() as AddressInfo).port}`);
    servers.push(server);
  }
  return {
    origins,
    stop: async () => {
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
      await service.stop();
    },
  };
}
