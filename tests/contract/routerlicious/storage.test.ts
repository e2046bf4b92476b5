/** The storage service that stands in for gitrest and historian, as Routerlicious' services and Fluid's client call it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type StorageService, startStorage } from '../../../scripts/routerlicious/storage/storageService.ts';
import { KEY, TENANT, token } from '../../support/relay/tokens.ts';

const blob = (path: string, content: string) => ({
  ...{ path, type: 'blob' },
  value: { type: 'blob', content, encoding: 'utf-8' },
});
const tree = (path: string, ...entries: object[]) => ({
  ...{ path, type: 'tree' },
  value: { type: 'tree', entries },
});

interface Summary {
  readonly id: string;
  readonly trees: readonly { readonly entries: readonly { readonly path: string; readonly id?: string }[] }[];
  readonly blobs: readonly { readonly id: string; readonly content: string }[];
}

describe('the storage service for Routerlicious', () => {
  let folder: string;
  let storage: StorageService;
  const start = () =>
    startStorage({
      ...{ port: 0, file: join(folder, 'storage.db') },
      keysOf: async (tenantId) => (tenantId === TENANT ? [KEY] : undefined),
    });

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dialogkort-storage-'));
    storage = await start();
  });
  afterEach(async () => {
    await storage.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  interface Asked {
    readonly documentId?: string;
    readonly jwt?: string;
    readonly body?: unknown;
  }
  async function ask(method: string, path: string, { documentId = 'd', jwt, body }: Asked = {}) {
    const credentials = Buffer.from(`${TENANT}:${jwt ?? token({ documentId })}`).toString('base64');
    const response = await fetch(`${storage.url}/repos/${TENANT}${path}`, {
      method,
      headers: { Authorization: `Basic ${credentials}`, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came back
    return { status: response.status, body: (text ? JSON.parse(text) : undefined) as any };
  }
  const container = (...entries: object[]) => ({
    type: 'container',
    message: 'm',
    sequenceNumber: 0,
    entries,
  });
  const make = (documentId = 'd', text = 'first') =>
    ask('POST', '/git/summaries?initial=true', {
      documentId,
      body: container(tree('.protocol', blob('attributes', '{}')), tree('.app', blob('text', text))),
    });
  /** Contents by path. */
  const contents = ({ trees, blobs }: Summary) =>
    Object.fromEntries(
      (trees[0]?.entries ?? []).flatMap(({ path, id }) =>
        id === undefined
          ? []
          : [[path, Buffer.from(blobs.find((one) => one.id === id)?.content ?? '', 'base64').toString()]],
      ),
    );

  test('a summary comes back whole, as the latest and by its name, also after a restart', async () => {
    const made = await make();
    expect(made.status).toBe(201);
    await storage.stop();
    storage = await start();
    for (const name of ['latest', made.body.id]) {
      const { body } = await ask('GET', `/git/summaries/${name}`);
      expect(body.id).toBe(made.body.id);
      expect(contents(body)).toEqual({ '.protocol/attributes': '{}', '.app/text': 'first' });
    }
  });

  test('a client’s summary waits until the service names it, and takes unchanged parts from the one before', async () => {
    const first = await make();
    const channel = await ask('POST', '/git/summaries', {
      body: {
        ...{ type: 'channel', message: 'm', sequenceNumber: 1 },
        entries: [blob('more', 'second'), { path: 'text', type: 'blob', id: `${first.body.id}/.app/text` }],
      },
    });
    expect((await ask('GET', '/git/summaries/latest')).body.id).toBe(first.body.id);
    const second = await ask('POST', '/git/summaries', {
      body: container(tree('.protocol', blob('attributes', '{"sequenceNumber":1}')), {
        path: '.app',
        type: 'tree',
        id: channel.body.id,
      }),
    });
    const { body } = await ask('GET', '/git/summaries/latest');
    expect(body.id).toBe(second.body.id);
    expect(contents(body)).toEqual({
      ...{ '.protocol/attributes': '{"sequenceNumber":1}', '.app/more': 'second', '.app/text': 'first' },
    });
    // The service's own summary keeps the client's by name.
    const service = container(blob('.logTail', '[]'), {
      ...{ path: '.app', type: 'tree', id: `${second.body.id}/.app` },
    });
    await ask('POST', '/git/summaries', { body: service });
    expect(contents((await ask('GET', '/git/summaries/latest')).body)).toMatchObject({
      '.app/more': 'second',
    });
    const { body: commits } = await ask('GET', '/commits?sha=d&count=5');
    expect(commits.map(({ sha }: { sha: string }) => sha).slice(1)).toEqual([second.body.id, first.body.id]);
  });

  test('blobs, trees, commits and the reference are made one by one, too', async () => {
    const { body: made } = await ask('POST', '/git/blobs', { body: { content: 'SGVq', encoding: 'base64' } });
    expect((await ask('GET', `/git/blobs/${made.sha}`)).body).toMatchObject({ content: 'SGVq', size: 3 });
    const { body: inner } = await ask('POST', '/git/trees', {
      body: { tree: [{ path: 'a', mode: '100644', type: 'blob', sha: made.sha }] },
    });
    const author = { name: 'n', email: 'e', date: '2026-01-01T00:00:00.000Z' };
    const commit = await ask('POST', '/git/commits', {
      body: { tree: inner.sha, parents: [], message: 'm', author },
    });
    expect((await ask('GET', '/git/refs/heads/d')).status).toBe(404);
    await ask('POST', '/git/refs', { body: { ref: 'refs/heads/d', sha: commit.body.sha } });
    expect((await ask('GET', '/git/refs/heads/d')).body.object.sha).toBe(commit.body.sha);
    expect((await ask('GET', `/contents/a?ref=${commit.body.sha}`)).body.content).toBe('SGVq');
    expect((await ask('GET', `/git/trees/${inner.sha}?recursive=1`)).body.tree).toHaveLength(1);
  });

  test('a request in a form is taken as the one that it stands for', async () => {
    await make();
    const credentials = Buffer.from(`${TENANT}:${token({ documentId: 'd' })}`).toString('base64');
    const form = new URLSearchParams({ method: 'GET', header: `Authorization: Basic ${credentials}` });
    const response = await fetch(`${storage.url}/repos/${TENANT}/git/summaries/latest`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded;restless' },
      body: `${form}&body=`,
    });
    expect(response.status).toBe(200);
  });

  test('tokens count for their document, tenant and scope alone', async () => {
    const made = await make('d');
    await make('other', 'theirs');
    expect((await ask('GET', `/git/summaries/${made.body.id}`, { documentId: 'other' })).status).toBe(404);
    const refused = [
      token({ documentId: 'd', key: 'another key that is long enough' }),
      token({ documentId: 'd', tenantId: 'another' }),
      token({ documentId: 'd', issuedSecondsAgo: 7200 }),
      token({ documentId: 'd', alg: 'none' }),
      token({ documentId: '' }),
    ];
    for (const jwt of refused) expect((await ask('GET', '/git/summaries/latest', { jwt })).status).toBe(403);
    const reader = token({ documentId: 'd', scopes: ['doc:read'] });
    expect((await ask('GET', '/git/summaries/latest', { jwt: reader })).status).toBe(200);
    expect((await ask('POST', '/git/summaries', { jwt: reader, body: container() })).status).toBe(403);
  });

  test('a deleted document leaves nothing', async () => {
    const made = await make();
    expect((await ask('DELETE', '/git/summaries')).status).toBe(204);
    expect((await ask('GET', '/git/summaries/latest')).status).toBe(404);
    expect((await ask('GET', `/git/summaries/${made.body.id}`)).status).toBe(404);
  });
});
