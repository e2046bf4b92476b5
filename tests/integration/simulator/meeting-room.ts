import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server as SocketServer } from 'socket.io';
import type { MeetingView, PersonView } from '../../../src/simulator/contract.ts';
import {
  type RunningSimulator,
  type SimulatorOptions,
  startSimulator,
} from '../../../src/simulator/simulator.ts';

export const TENANT = '5f1a0c9e-6f0f-4d0f-9a60-0d7f3f3f0001';
export const CLIENT = '5f1a0c9e-6f0f-4d0f-9a60-0d7f3f3f0002';
export const SECRET = 'the app and its directory know this';

/** A simulator in front of a small app server and a small Fluid service. Both tell who they are and what they saw. */
export interface MeetingRoom {
  readonly simulator: RunningSimulator;
  meeting(): Promise<MeetingView>;
  /** Sends JSON to the page's API and returns the reply. */
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  change(person: PersonView, change: object): Promise<Response>;
  /** Resolves once the Fluid service has noticed that this client is gone. */
  serviceLoses(client: { readonly id?: string | undefined }): Promise<void>;
  close(): Promise<void>;
}

export async function openMeetingRoom(options: Partial<SimulatorOptions> = {}): Promise<MeetingRoom> {
  const app = await listen(answering('app'));
  const fluidServer = answering('fluid');
  const sockets = new SocketServer(fluidServer);
  sockets.on('connection', (socket) => socket.on('say', (words, answer) => answer(`heard ${words}`)));
  const fluid = await listen(fluidServer);

  const simulator = await startSimulator({
    port: 0,
    appOrigin: app.origin,
    fluidOrigin: fluid.origin,
    tenantId: TENANT,
    clientId: CLIENT,
    clientSecret: SECRET,
    ...options,
  });
  const send: MeetingRoom['send'] = (method, path, body, headers = {}) =>
    fetch(simulator.origin + path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: { 'Content-Type': 'application/json', ...headers },
    });
  return {
    simulator,
    meeting: async () => (await send('GET', '/api/meeting')).json() as Promise<MeetingView>,
    send,
    change: (person, change) => send('PATCH', `/api/people/${person.id}`, change),
    serviceLoses: ({ id = '' }) =>
      new Promise((resolve) => {
        sockets.sockets.sockets.get(id)?.once('disconnect', () => resolve());
      }),
    async close() {
      await simulator.close();
      await sockets.close();
      await app.close();
    },
  };
}

function answering(who: string): Server {
  return createServer((request, response) => {
    const { host, 'x-forwarded-host': forwardedHost } = request.headers;
    response.end(JSON.stringify({ who, url: request.url, host, forwardedHost }));
  });
}

async function listen(server: Server) {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
