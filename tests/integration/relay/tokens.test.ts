import {
  add,
  type Client,
  connected,
  createDocument,
  has,
  loadDocument,
  saved,
} from '../../support/relay/clients.ts';
import { startTestRelay, type TestRelay } from '../../support/relay/inProcess.ts';
import { connectDocument, operation } from '../../support/relay/rawSocket.ts';
import { rest, storageCredentials } from '../../support/relay/rest.ts';
import { KEY, TENANT, type TokenWish, token } from '../../support/relay/tokens.ts';

const SECOND_KEY = 'the-key-that-is-on-its-way-out';

let relay: TestRelay;
let ane: Client;
let other: Client;

beforeAll(async () => {
  relay = await startTestRelay({ keys: [KEY, SECOND_KEY] });
  ane = await createDocument(relay.url, 'ane');
  other = await createDocument(relay.url, 'other');
  await Promise.all([ane, other].map((client) => connected(client)));
  await saved(ane);
}, 30_000);

afterAll(async () => {
  ane.container.dispose();
  other.container.dispose();
  await relay.end();
});

/** Every way in which a token can be wrong, with the answer; a lifetime of over an hour is never accepted. */
const BAD_TOKENS: readonly { name: string; jwt: () => string | undefined; status: number }[] = [
  { name: 'no token', jwt: () => undefined, status: 403 },
  { name: 'something that is no token', jwt: () => 'a.b.c', status: 403 },
  { name: 'a wrong key', jwt: () => forAne({ key: 'wrong-key-wrong-key-wrong' }), status: 403 },
  { name: 'no signature', jwt: () => forAne({ alg: 'none' }), status: 403 },
  { name: 'another algorithm', jwt: () => forAne({ alg: 'HS512' }), status: 403 },
  { name: 'an expired token', jwt: () => forAne({ issuedSecondsAgo: 4_000 }), status: 401 },
  { name: 'too long a life', jwt: () => forAne({ lifetimeSeconds: 4_000 }), status: 403 },
  { name: 'a life that begins later', jwt: () => forAne({ issuedSecondsAgo: -7_200 }), status: 403 },
  { name: 'another tenant', jwt: () => forAne({ tenantId: 'elsewhere' }), status: 403 },
  { name: 'a user without a name', jwt: () => forAne({ user: { id: 'u' } }), status: 403 },
  { name: 'no scopes', jwt: () => forAne({ scopes: [] }), status: 403 },
  { name: 'an unknown scope', jwt: () => forAne({ scopes: ['doc:admin'] }), status: 403 },
];

type Route = readonly [method: string, path: () => string, body?: unknown];

const PATHS_WITH_DOCUMENT: readonly Route[] = [
  ['GET', () => `/deltas/${TENANT}/${ane.id}`],
  ['GET', () => `/documents/${TENANT}/${ane.id}`],
  ['GET', () => `/documents/${TENANT}/session/${ane.id}`],
  ['DELETE', () => `/documents/${TENANT}/${ane.id}`],
];
const READS: readonly Route[] = [
  ['GET', () => `/repos/${TENANT}/git/summaries/latest`],
  ['GET', () => `/repos/${TENANT}/git/blobs/${'0'.repeat(40)}`],
  ['GET', () => `/repos/${TENANT}/commits?sha=${ane.id}&count=1`],
];
const WRITES: readonly Route[] = [
  ['POST', () => `/documents/${TENANT}`, { summary: { type: 'tree', entries: [] } }],
  ['POST', () => `/repos/${TENANT}/git/blobs`, { content: 'aa', encoding: 'utf-8' }],
  ['POST', () => `/repos/${TENANT}/git/summaries`, { type: 'channel', entries: [] }],
];
const ROUTES = [...PATHS_WITH_DOCUMENT, ...READS, ...WRITES];

const forAne = (wish: TokenWish = {}): string => token({ documentId: ane.id, ...wish });

describe('[RELAY-10] a token that is not right', () => {
  it.each(BAD_TOKENS)('opens nothing: $name → $status', async ({ jwt, status }) => {
    for (const [method, path, body] of ROUTES) {
      const answer = await rest(relay.url, method, path(), jwt(), body);
      expect(`${method} ${path()} ${answer.status}`).toBe(`${method} ${path()} ${status}`);
    }
    const socket = connectDocument(relay.url, { documentId: ane.id, jwt: jwt() });
    expect(await socket.answer).toMatchObject({ ok: false });
    socket.close();
  });

  it('opens no document but its own', async () => {
    const jwt = token({ documentId: other.id });
    for (const [method, path] of PATHS_WITH_DOCUMENT) {
      expect((await rest(relay.url, method, path(), jwt)).status).toBe(403);
    }
    const socket = connectDocument(relay.url, { documentId: ane.id, jwt });
    expect(await socket.answer).toMatchObject({ ok: false, code: 403 });
    socket.close();
    const summary = await rest(relay.url, 'GET', `/repos/${TENANT}/git/summaries/latest`, forAne());
    const { blobs } = summary.body as { blobs: { id: string }[] };
    const blob = `/repos/${TENANT}/git/blobs/${blobs.find(({ id }) => id)?.id}`;
    expect((await rest(relay.url, 'GET', blob, forAne())).status).toBe(200);
    expect((await rest(relay.url, 'GET', `/repos/elsewhere/git/summaries/latest`, jwt)).status).toBe(403);
  });
});

describe('[RELAY-11] a token to read', () => {
  const reader = (): string => forAne({ scopes: ['doc:read'] });

  it('reads', async () => {
    for (const [method, path] of [
      ...PATHS_WITH_DOCUMENT.slice(0, 3),
      ...READS.slice(0, 1),
      ...READS.slice(2),
    ]) {
      expect((await rest(relay.url, method, path(), reader())).status).toBe(200);
    }
  });

  it('writes nothing over REST, and deletes nothing', async () => {
    for (const [method, path, body] of [
      ...WRITES,
      ['DELETE', PATHS_WITH_DOCUMENT[3]?.[1] ?? String] as Route,
    ]) {
      expect((await rest(relay.url, method, path(), reader(), body)).status).toBe(403);
    }
  });

  it('connects to read, even when it asks to write, and its operations are refused', async () => {
    const socket = connectDocument(relay.url, { documentId: ane.id, jwt: reader(), mode: 'write' });
    const { clientId, ...answer } = await socket.answer;
    expect(answer).toMatchObject({ ok: true, mode: 'read' });
    const nack = socket.next('nack');
    socket.socket.emit('submitOp', clientId, [[operation(1)]]);
    expect(await nack).toMatchObject(['', [{ content: { code: 403 } }]]);
    socket.close();
  });

  it('sends no signals', async () => {
    const saying = (content: string): string => JSON.stringify({ contents: { type: 'word', content } });
    const listener = connectDocument(relay.url, { documentId: ane.id, jwt: forAne() });
    await listener.answer;
    const heard: unknown[] = [];
    listener.socket.on('signal', (signal: { content: unknown }) => heard.push(signal.content));
    const socket = connectDocument(relay.url, { documentId: ane.id, jwt: reader(), mode: 'read' });
    const { clientId } = await socket.answer;
    const nack = socket.next('nack');
    socket.socket.emit('submitSignal', clientId, [saying('whisper')]);
    expect(await nack).toMatchObject(['', [{ content: { code: 403 } }]]);
    const { clientId: writer } = await listener.answer;
    const signal = listener.next('signal');
    listener.socket.emit('submitSignal', writer, [saying('aloud')]);
    await signal;
    expect(heard).not.toContain(saying('whisper'));
    socket.close();
    listener.close();
  });

  it('gives a real client the document, read only', async () => {
    const guest = await loadDocument(relay.url, ane.id, 'guest', { scopes: ['doc:read'] });
    await connected(guest);
    add(guest, 'scribble');
    const witness = await loadDocument(relay.url, ane.id, 'witness');
    await connected(witness);
    expect(has(witness, 'scribble')).toBe(false);
    guest.container.dispose();
    witness.container.dispose();
  });
});

describe('[RELAY-12] a socket', () => {
  it('ends with its token', async () => {
    const socket = connectDocument(relay.url, { documentId: ane.id, jwt: forAne({ lifetimeSeconds: 2 }) });
    expect(await socket.answer).toMatchObject({ ok: true });
    expect(await socket.ended).toBe('io server disconnect');
  });

  it('cannot prolong its life with a second token', async () => {
    const socket = connectDocument(relay.url, { documentId: ane.id, jwt: forAne() });
    await socket.answer;
    socket.socket.emit('connect_document', {
      tenantId: TENANT,
      id: other.id,
      token: token({ documentId: other.id }),
    });
    expect(await socket.ended).toBe('io server disconnect');
  });

  it('is renewed without its client losing anything', async () => {
    const visitor = await loadDocument(relay.url, ane.id, 'visitor', { lifetimeSeconds: 2 });
    await connected(visitor);
    const before = visitor.fetchedTokens();
    let dropped = 0;
    visitor.container.on('disconnected', () => (dropped += 1));
    const back = new Promise<void>((resolve) => visitor.container.on('connected', () => resolve()));
    await back;
    add(visitor, 'after');
    await saved(visitor);
    expect(dropped).toBeGreaterThan(0);
    expect(visitor.fetchedTokens()).toBeGreaterThan(before);
    expect(visitor.container.disposed).toBe(false);
    visitor.container.dispose();
  }, 20_000);
});

describe('[RELAY-28] a token to make a document', () => {
  const make = async (jwt: string, body: unknown = { summary: { type: 'tree', entries: [] } }) => {
    const answer = await rest(relay.url, 'POST', `/documents/${TENANT}`, jwt, body);
    return { status: answer.status, code: (answer.body as { internalErrorCode?: string }).internalErrorCode };
  };

  it('makes one, also when it is sent twice at once', async () => {
    const jwt = token();
    const answers = await Promise.all([make(jwt), make(jwt)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 403]);
    expect(await make(jwt)).toEqual({ status: 403, code: 'token/used' });
    expect((await make(token())).status).toBe(201);
  });

  it('without an id of its own makes none', async () => {
    expect(await make(token({ jti: null }))).toEqual({ status: 403, code: 'token/invalid' });
  });
});

describe('[RELAY-13] keys', () => {
  it('are two at once, so that they can be changed', async () => {
    const path = `/documents/${TENANT}/${ane.id}`;
    expect((await rest(relay.url, 'GET', path, forAne({ key: KEY }))).status).toBe(200);
    expect((await rest(relay.url, 'GET', path, forAne({ key: SECOND_KEY }))).status).toBe(200);
    const storage = storageCredentials(forAne({ key: SECOND_KEY }));
    expect((await rest(relay.url, 'GET', `/repos/${TENANT}/git/summaries/latest`, storage)).status).toBe(200);
  });

  it.each([[[]], [['short']], [[KEY, KEY, KEY]]])('are refused as a setting: %j', async (keys) => {
    await expect(startTestRelay({ keys })).rejects.toMatchObject({ code: 'options/invalid' });
  });
});
