import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { type Relay, startRelay } from '../../../src/relay/index.ts';
import { add, connected, createDocument, loadDocument, saved, words } from '../../support/relay/clients.ts';
import { temporaryFolder } from '../../support/relay/folder.ts';
import { startTestRelay } from '../../support/relay/inProcess.ts';
import { rest } from '../../support/relay/rest.ts';
import { KEY, TENANT, token } from '../../support/relay/tokens.ts';
import { until } from '../../support/relay/until.ts';

describe('[RELAY-19] a relay in another Express app', () => {
  const folder = temporaryFolder();
  let server: Server;
  let relay: Relay;
  let url: string;

  beforeAll(async () => {
    const app = express();
    server = createServer(app);
    relay = await startRelay({
      tenantId: TENANT,
      keys: [KEY],
      store: { sqliteFile: `${folder.path}/relay.db` },
      at: { server, app },
    });
    app.get('/', (_request, response) => void response.send('the app'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await relay.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    folder.remove();
  });

  it('shares its origin, leaves other paths to the app, and serves unmodified clients', async () => {
    const ane = await createDocument(url, 'ane');
    await connected(ane);
    add(ane, 'hello');
    await saved(ane);
    // By another name, as through a proxy: discovery answers with the name that was asked for.
    const bo = await loadDocument(url.replace('127.0.0.1', 'localhost'), ane.id, 'bo');
    await connected(bo);
    expect(words(bo)).toEqual(['hello']);
    expect(await (await fetch(url)).text()).toBe('the app');
    expect((await fetch(`${url}/healthz`)).status).toBe(404);
    ane.container.dispose();
    bo.container.dispose();
  });

  it('names the public address it was asked under, and else the first', async () => {
    const { url: own, end } = await startTestRelay({
      trustProxy: true,
      publicUrls: ['https://a.example', 'https://b.example'],
    });
    const id = await someDocument(own);
    const ask = (host: string): Promise<unknown> =>
      rest(own, 'GET', `/documents/${TENANT}/session/${id}`, token({ documentId: id }), undefined, {
        'x-forwarded-proto': 'https',
        'x-forwarded-host': host,
      }).then(({ body }) => (body as { ordererUrl: string }).ordererUrl);
    expect(await ask('b.example')).toBe('https://b.example');
    expect(await ask('evil.example')).toBe('https://a.example');
    await end();
  });

  it.each([
    ['what the nearest proxy was asked for', 1, 'evil.example, a.example', 'https://a.example'],
    [
      'what the outer one of two proxies was asked for',
      2,
      'evil.example, a.example, inner',
      'https://a.example',
    ],
    ['what was said at all, if that is less', 2, 'a.example', 'https://a.example'],
  ])('names %s where no public address is set', async (_name, proxyHops, said, expected) => {
    const { url: own, end } = await startTestRelay({ trustProxy: true, proxyHops });
    const id = await someDocument(own);
    const answer = await rest(
      own,
      'GET',
      `/documents/${TENANT}/session/${id}`,
      token({ documentId: id }),
      undefined,
      { 'x-forwarded-proto': 'http, https, https', 'x-forwarded-host': said },
    );
    expect(answer.body).toMatchObject({ ordererUrl: expected, historianUrl: expected });
    await end();
  });
});

async function someDocument(url: string): Promise<string> {
  const body = { summary: { type: 'tree', entries: [] } };
  return String((await rest(url, 'POST', `/documents/${TENANT}`, token(), body)).body);
}

describe('[RELAY-18] a relay’s log', () => {
  it('are figures and lines without names or contents', async () => {
    const { url, relay, log, end } = await startTestRelay();
    const ane = await createDocument(url, 'Ane Andersen');
    await connected(ane);
    add(ane, 'a secret word');
    await saved(ane);
    const metrics = await (await fetch(`${url}/metrics`)).text();
    await until(async () => (await relay.metrics()).includes('relay_clients 1'), 'the client to be counted');
    expect(metrics).toContain('relay_documents_stored 1');
    expect(metrics).toMatch(/relay_ops_total [1-9]/);
    const told = metrics + JSON.stringify(log);
    for (const secret of ['Ane', 'secret', KEY]) expect(told).not.toContain(secret);
    expect(metrics).not.toContain(ane.id);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    ane.container.dispose();
    await end();
  });
});
