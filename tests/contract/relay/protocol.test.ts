import { createHmac } from 'node:crypto';
import { decodeJwt } from 'jose';
import type { ZodType } from 'zod';
import { createFluidTokens } from '../../../src/server/tokens/fluid.ts';
import { add, type Client, loadDocument } from '../../support/relay/clients.ts';
import { startTestRelay, type TestRelay } from '../../support/relay/inProcess.ts';
import * as spec from '../../support/relay/protocolSchemas.ts';
import { ProtocolTap } from '../../support/relay/protocolTap.ts';
import {
  connectDocument,
  connectMessage,
  EMPTY_BATCH,
  operation,
  rawSocket,
} from '../../support/relay/rawSocket.ts';
import { rest, storageCredentials } from '../../support/relay/rest.ts';
import { KEY, TENANT, token } from '../../support/relay/tokens.ts';
import { until } from '../../support/relay/until.ts';
import { visitors } from '../../support/relay/visitors.ts';

/** Enough for Fluid's clients to write a summary. */
const MANY = 120;

jest.setTimeout(150_000);

function expectEach(schema: ZodType, values: readonly unknown[]): void {
  expect(values.length).toBeGreaterThan(0);
  for (const value of values) expect(schema.safeParse(value)).toMatchObject({ success: true });
}

const parsed = (text: unknown): unknown => JSON.parse(String(text));

interface Sequenced {
  readonly sequenceNumber: number;
  readonly minimumSequenceNumber: number;
  readonly clientSequenceNumber: number;
  readonly clientId: string | null;
  readonly type: string;
  readonly contents: unknown;
  readonly data?: string;
}

let relay: TestRelay;
const { newDocument, open, leave } = visitors(() => relay.url);

describe('[RELAY-31] messages between real clients and the relay over sockets', () => {
  let tap: ProtocolTap;
  let ane: Client;

  beforeAll(async () => {
    relay = await startTestRelay();
    tap = new ProtocolTap();
    ane = await newDocument('first');
    const bo = await open(ane.id);
    for (let i = 0; i < MANY; i += 1) add(i % 2 ? ane : bo, `word ${i}`);
    await until(() => sequenced().some(({ type }) => type === 'summaryAck'), 'a summary', 120_000);
    const reader = await loadDocument(relay.url, ane.id, 'carl', { scopes: ['doc:read'] });
    await until(() => letIn().some(({ mode }) => mode === 'read'), 'a reader');
    reader.container.dispose();
    await until(() => signals().some(({ content }) => String(content).includes('"leave"')), 'a leave');
  });
  afterAll(async () => {
    leave();
    tap.close();
    await relay.end();
  });

  /** Of the one document, each operation once. */
  const sequenced = (): Sequenced[] => {
    const all = tap.of('relay', 'op').flatMap(([, ops]) => ops as Sequenced[]);
    return [...new Map(all.map((op) => [op.sequenceNumber, op])).values()].sort(
      (a, b) => a.sequenceNumber - b.sequenceNumber,
    );
  };
  const letIn = (): { clientId: string; mode: string }[] =>
    tap
      .of('relay', 'connect_document_success')
      .map(([message]) => message as { clientId: string; mode: string });
  const ofType = (type: string): Sequenced[] => sequenced().filter((op) => op.type === type);
  const signals = (): { content: unknown }[] =>
    tap.of('relay', 'signal').flatMap(([sent]) => sent as { content: unknown }[]);

  it('a client asks for a document, and is let in', () => {
    expectEach(
      spec.connect,
      tap.of('client', 'connect_document').map(([message]) => message),
    );
    expectEach(
      spec.connected,
      tap.of('relay', 'connect_document_success').map(([message]) => message),
    );
  });

  it('a client submits operations with its own id', () => {
    const submitted = tap.of('client', 'submitOp');
    expectEach(
      spec.documentMessage,
      submitted.flatMap(([, batches]) => (batches as unknown[]).flat()),
    );
    const ids = letIn().map(({ clientId }) => clientId);
    for (const [clientId] of submitted) expect(ids).toContain(clientId);
  });

  it('each operation comes with the document’s id, and with what each kind has to say', () => {
    for (const [documentId, ops] of tap.of('relay', 'op')) {
      expect(documentId).toBe(ane.id);
      expectEach(spec.sequencedMessage, ops as unknown[]);
    }
    for (const { type } of sequenced()) expect(spec.MESSAGE_TYPES).toContain(type);
    expectEach(
      spec.join,
      ofType('join').map(({ data }) => parsed(data)),
    );
    expectEach(
      spec.summarize,
      ofType('summarize').map(({ contents }) => parsed(contents)),
    );
    expectEach(
      spec.summaryAck,
      ofType('summaryAck').map(({ contents }) => contents),
    );
  });

  it('sequence numbers count up by one, the minimum never goes back, and each client’s own count up', () => {
    const ops = sequenced();
    const first = ops[0]?.sequenceNumber ?? 0;
    const ownCounts = new Map<string, number>();
    let minimum = 0;
    ops.forEach((op, i) => {
      expect(op.sequenceNumber).toBe(first + i);
      expect(op.minimumSequenceNumber).toBeGreaterThanOrEqual(minimum);
      expect(op.minimumSequenceNumber).toBeLessThanOrEqual(op.sequenceNumber);
      minimum = op.minimumSequenceNumber;
      if (op.clientId === null) return;
      expect(op.clientSequenceNumber).toBeGreaterThan(ownCounts.get(op.clientId) ?? 0);
      ownCounts.set(op.clientId, op.clientSequenceNumber);
    });
  });

  it('the service’s signals tell who joins and leaves', () => {
    expectEach(spec.signal, signals());
    const contents = signals().map(({ content }) => parsed(content) as { type: string; content: unknown });
    const joins = contents.filter(({ type }) => type === 'join').map(({ content }) => content);
    for (const join of joins)
      expect(spec.client.safeParse(Reflect.get(join as object, 'client')).success).toBe(true);
    const left = contents.filter(({ type }) => type === 'leave').map(({ content }) => typeof content);
    expect(new Set(left)).toEqual(new Set(['string']));
  });
});

describe('[RELAY-31] the relay’s answers to handwritten protocol messages', () => {
  let id: string;

  beforeAll(async () => {
    relay = await startTestRelay({
      limits: { opBytes: 1_000, opsPerConnection: { perSecond: 1, burst: 5 } },
    });
    id = String(
      (
        await rest(relay.url, 'POST', `/documents/${TENANT}`, token(), {
          summary: { type: 'tree', entries: [] },
        })
      ).body,
    );
  });
  afterAll(() => relay.end());

  const enter = async (mode: 'read' | 'write' = 'write') => {
    const raw = connectDocument(relay.url, { documentId: id, jwt: token({ documentId: id }), mode });
    return { raw, clientId: (await raw.answer).clientId };
  };

  it.each<[string, number, string, object | undefined, 'read' | 'write']>([
    ['a malformed operation', 400, 'BadRequestError', { contents: '{}' }, 'write'],
    ['an operation of a reader', 400, 'BadRequestError', {}, 'read'],
    [
      'an operation that is too large',
      413,
      'BadRequestError',
      { contents: EMPTY_BATCH + ' '.repeat(2_000) },
      'write',
    ],
  ])('%s is refused with a nack', async (_name, code, type, more, mode) => {
    const { raw, clientId } = await enter(mode);
    const nacked = raw.next('nack');
    raw.socket.emit('submitOp', clientId, [[operation(1, more)]]);
    const [, nacks] = await nacked;
    expectEach(spec.nack, nacks as unknown[]);
    expect(nacks).toMatchObject([{ content: { code, type } }]);
    raw.close();
  });

  it('operations that come too fast are refused with the seconds to wait', async () => {
    const { raw, clientId } = await enter();
    const nacked = raw.next('nack');
    for (let i = 1; i <= 10; i += 1) raw.socket.emit('submitOp', clientId, [[operation(i)]]);
    const [, nacks] = await nacked;
    expectEach(spec.nack, nacks as unknown[]);
    expect(nacks).toMatchObject([
      { content: { code: 429, type: 'ThrottlingError', retryAfter: expect.any(Number) } },
    ]);
    raw.close();
  });

  it('a summary that is not there is refused with an operation', async () => {
    const jwt = token({ documentId: id });
    const raw = connectDocument(relay.url, { documentId: id, jwt, interactive: false });
    const ops: Sequenced[] = [];
    raw.socket.on('op', (_id, more: Sequenced[]) => ops.push(...more));
    const { clientId } = await raw.answer;
    await until(() => ops.length > 0, 'the join');
    const contents = JSON.stringify({ handle: '0'.repeat(40), message: 'm', head: '', parents: [] });
    const referenceSequenceNumber = ops.at(-1)?.sequenceNumber;
    const proposal = operation(1, { type: 'summarize', contents, referenceSequenceNumber });
    raw.socket.emit('submitOp', clientId, [[proposal]]);
    await until(() => ops.some(({ type }) => type === 'summaryNack'), 'an answer');
    expectEach(spec.sequencedMessage, ops);
    expectEach(
      spec.summaryNack,
      ops.filter(({ type }) => type === 'summaryNack').map((op) => op.contents),
    );
    raw.close();
  });

  it.each([
    ['text', JSON.stringify({ contents: { type: 'hello', content: 1 } })],
    ['envelope', { content: JSON.stringify({ contents: { type: 'hello', content: 1 } }) }],
  ])('a signal as a %s reaches the others', async (_name, sent) => {
    const [one, two] = [await enter(), await enter()];
    const heard = new Promise((resolve) => {
      two.raw.socket.on('signal', (got: { clientId: string | null } | { clientId: string | null }[]) => {
        for (const each of [got].flat()) if (each.clientId === one.clientId) resolve(each);
      });
    });
    one.raw.socket.emit('submitSignal', one.clientId, [sent]);
    expectEach(spec.signal, [await heard]);
    one.raw.close();
    two.raw.close();
  });

  it.each<[string, number, () => object]>([
    [
      'a message that is none',
      400,
      () => ({ ...connectMessage({ documentId: id, jwt: token({ documentId: id }) }), mode: 7 }),
    ],
    [
      'a bad token',
      403,
      () => connectMessage({ documentId: id, jwt: token({ documentId: id, key: 'x'.repeat(20) }) }),
    ],
    ['no token', 403, () => connectMessage({ documentId: id })],
    [
      'a document that is not there',
      404,
      () => connectMessage({ documentId: 'nowhere', jwt: token({ documentId: 'nowhere' }) }),
    ],
  ])('%s is turned away with a code', async (_name, code, message) => {
    const raw = rawSocket(relay.url);
    raw.socket.on('connect', () => raw.socket.emit('connect_document', message()));
    const answer = await raw.answer;
    expectEach(spec.connectError, [answer]);
    expect(answer).toMatchObject({ ok: false, code });
    raw.close();
  });
});

describe('[RELAY-31] the relay’s answers over HTTP', () => {
  let id: string;
  let jwt: string;

  beforeAll(async () => {
    relay = await startTestRelay();
    id = (await newDocument('first')).id;
    jwt = token({ documentId: id });
  });
  afterAll(async () => {
    leave();
    await relay.end();
  });

  const storage = (method: string, path: string, body?: unknown) =>
    rest(relay.url, method, `/repos/${TENANT}${path}`, storageCredentials(jwt), body);

  it('to the creator of a document: its id, with or without its discovery', async () => {
    const summary = { type: 'tree', entries: [] };
    const plain = await rest(relay.url, 'POST', `/documents/${TENANT}`, token(), { summary });
    expect(plain).toMatchObject({ status: 201, body: expect.any(String) });
    const wish = { summary, enableDiscovery: true, generateToken: true };
    const { body } = await rest(relay.url, 'POST', `/documents/${TENANT}`, token(), wish);
    expect(body).toMatchObject({ id: expect.any(String), token: expect.any(String) });
    expectEach(spec.session, [Reflect.get(body as object, 'session')]);
  });

  it('about a document, its session and its operations', async () => {
    expectEach(spec.documentFacts, [(await rest(relay.url, 'GET', `/documents/${TENANT}/${id}`, jwt)).body]);
    expectEach(spec.session, [
      (await rest(relay.url, 'GET', `/documents/${TENANT}/session/${id}`, jwt)).body,
    ]);
    const all = (await rest(relay.url, 'GET', `/deltas/${TENANT}/${id}`, jwt)).body as Sequenced[];
    expectEach(spec.sequencedMessage, all);
    const some = await rest(relay.url, 'GET', `/deltas/${TENANT}/${id}?from=1&to=3`, jwt);
    expect(some.body).toEqual(all.slice(1, 2));
  });

  it('about blobs and commits', async () => {
    const content = Buffer.from('blåbær').toString('base64');
    const made = await storage('POST', '/git/blobs', { content, encoding: 'base64' });
    expect(made.status).toBe(201);
    expectEach(spec.createdBlob, [made.body]);
    const { sha } = made.body as { sha: string };
    const read = await storage('GET', `/git/blobs/${sha}`);
    expectEach(spec.blob, [read.body]);
    expect(read.body).toMatchObject({ content, size: 8 });
    expectEach(spec.commitDetails, (await storage('GET', '/commits?count=5')).body as unknown[]);
  });

  it('in both ways of showing a token', async () => {
    const path = `/documents/${TENANT}/${id}`;
    for (const scheme of ['Basic', 'Bearer']) {
      const reply = await rest(relay.url, 'GET', path, undefined, undefined, {
        authorization: `${scheme} ${jwt}`,
      });
      expect(reply.status).toBe(200);
    }
  });
});

describe('[RELAY-31] the tokens that the app’s server gives', () => {
  it.each(['read', 'write'] as const)('have the claims of the specification: %s', async (access) => {
    const tokens = createFluidTokens({ tenantId: TENANT, key: KEY }, Date.now);
    const issued = await tokens.issue({ documentId: 'd', access, user: { id: 'u', name: 'n' } });
    expectEach(spec.tokenClaims, [decodeJwt(issued.token)]);
    const [head, body, signature] = issued.token.split('.');
    expect(createHmac('sha256', KEY).update(`${head}.${body}`).digest('base64url')).toBe(signature);
  });
});
