/** A Fluid service with an address for each of its parts: the own relay behind three proxies. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createProxyServer } from 'httpxy';
import { newTable } from '../../../src/domain/table/newTable.ts';
import type { DocumentServices } from '../../../src/fluid/sharedDocument.ts';
import { createTableDocument, openTableDocument } from '../../../src/fluid/tableDocument.ts';
import { createTokenProvider } from '../../../src/fluid/tokens.ts';
import { whenLive } from '../../../src/fluid/whenLive.ts';
import { eventually } from '../../support/fluid/tables.ts';
import { startTestRelay, type TestRelay } from '../../support/relay/inProcess.ts';
import { TENANT, token } from '../../support/relay/tokens.ts';
import { smallDeck } from '../../support/table/seats.ts';

interface Part {
  readonly origin: string;
  /** First parts of the paths that were asked for. */
  readonly asked: Set<string>;
  close(): Promise<void>;
}

async function partBefore(relay: TestRelay): Promise<Part> {
  const proxy = createProxyServer({ target: relay.url, ws: true });
  const asked = new Set<string>();
  const sockets = new Set<Socket>();
  const note = (url = '') => asked.add(/^\/[^/?]*/.exec(url)?.[0] ?? url);
  const server = createServer((request, response) => {
    note(request.url);
    void proxy.web(request, response);
  });
  server.on('upgrade', (request, socket: Socket, head) => {
    note(request.url);
    void proxy.ws(request, socket, {}, head);
  });
  server.on('connection', (socket) => sockets.add(socket.on('error', () => undefined)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}

test('[OPS-21] ordering, storage and sockets are each called at their own address', async () => {
  const relay = await startTestRelay();
  const [ordering, storage, sockets] = (await Promise.all([1, 2, 3].map(() => partBefore(relay)))) as [
    Part,
    Part,
    Part,
  ];
  const servicesOf = (id: string): DocumentServices => ({
    fluid: {
      ...{ type: 'remote', endpoint: ordering.origin, tenantId: TENANT },
      ...{ storageEndpoint: storage.origin, socketEndpoint: sockets.origin },
    },
    tokens: createTokenProvider(
      async (documentId = '') => ({
        token: token({ documentId, user: { id, name: id } }),
        expiresAtMs: Date.now() + 3_600_000,
      }),
      Date.now,
    ),
    readOnly: false,
    nowMs: Date.now,
  });
  const made = await createTableDocument(servicesOf('mette'), newTable(smallDeck));
  await whenLive(made, 20_000);
  made.table.access = 'led';
  expect(await made.flush(20_000)).toBe(true);
  const read = await openTableDocument(servicesOf('ali'), made.documentId);
  await eventually(read.connection, ({ state }) => state === 'live');
  expect(read.table.access).toBe('led');
  expect(ordering.asked).toEqual(new Set(['/documents', '/deltas']));
  expect(storage.asked).toEqual(new Set(['/repos']));
  expect(sockets.asked).toEqual(new Set(['/socket.io']));
  made.close();
  read.close();
  for (const part of [ordering, storage, sockets]) await part.close();
  await relay.end();
});
