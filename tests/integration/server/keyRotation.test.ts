import {
  add,
  type Client,
  connected,
  createDocument,
  loadDocument,
  saved,
  words,
} from '../../support/relay/clients.ts';
import { freePort } from '../../support/relay/relayProcess.ts';
import { rest } from '../../support/relay/rest.ts';
import { TENANT, token } from '../../support/relay/tokens.ts';
import { until } from '../../support/relay/until.ts';
import { FLUID_KEY, startTestServer, type TestServer } from '../../support/server/appServer.ts';

const NEW_KEY = 'the next key of the Fluid service, long enough';

describe('a server whose Fluid key is changed', () => {
  let server: TestServer;
  const clients: Client[] = [];
  afterAll(async () => {
    for (const { container } of clients) container.dispose();
    await server.close();
  });

  test('[OPS-7] people with a token of the previous key go on, and of no older one', async () => {
    server = await startTestServer({
      ownRelay: true,
      settings: { FLUID_TENANT_ID: TENANT, PORT: String(await freePort()) },
    });
    const ticket = { key: FLUID_KEY };
    const ane = await createDocument(server.origin, 'ane', {
      get key() {
        return ticket.key;
      },
    });
    clients.push(ane);
    await connected(ane);
    const wasLeft = jest.fn();
    ane.container.on('disposed', wasLeft);
    const asks = async (key: string): Promise<number> =>
      (await rest(server.origin, 'GET', `/documents/${TENANT}/${ane.id}`, token({ documentId: ane.id, key })))
        .status;

    await server.restart({ settings: { SECRET_FLUID_KEY: NEW_KEY, SECRET_FLUID_KEY_PREVIOUS: FLUID_KEY } });
    add(ane, 'with the previous key');
    await connected(ane);
    await saved(ane);
    const bo = await loadDocument(server.origin, ane.id, 'bo', { key: NEW_KEY });
    clients.push(bo);
    await connected(bo);
    await until(() => words(bo).includes('with the previous key'), 'the word');
    expect([await asks(FLUID_KEY), await asks(NEW_KEY)]).toEqual([200, 200]);

    ticket.key = NEW_KEY;
    await server.restart({ settings: { SECRET_FLUID_KEY_PREVIOUS: '' } });
    expect([await asks(FLUID_KEY), await asks(NEW_KEY)]).toEqual([403, 200]);
    add(ane, 'with the new key');
    await Promise.all(clients.map((client) => connected(client)));
    await saved(ane);
    await until(() => words(bo).includes('with the new key'), 'the word');
    expect(wasLeft).not.toHaveBeenCalled();
  }, 60_000);
});
