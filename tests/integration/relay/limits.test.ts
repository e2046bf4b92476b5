import type { RelayLimits } from '../../../src/relay/index.ts';
import { startTestRelay, type TestRelay } from '../../support/relay/inProcess.ts';
import {
  connectDocument,
  connectMessage,
  EMPTY_BATCH,
  operation,
  type RawSocket,
  rawSocket,
} from '../../support/relay/rawSocket.ts';
import { rest, storageCredentials } from '../../support/relay/rest.ts';
import { TENANT, token } from '../../support/relay/tokens.ts';
import { until } from '../../support/relay/until.ts';

let relay: TestRelay;

afterEach(() => relay.end());

async function relayWith(limits: Partial<RelayLimits>): Promise<string> {
  relay = await startTestRelay({ limits });
  return create();
}

async function create(): Promise<string> {
  const body = { summary: { type: 'tree', entries: [] } };
  const answer = await rest(relay.url, 'POST', `/documents/${TENANT}`, token(), body);
  return answer.status === 201 ? String(answer.body) : Promise.reject(answer);
}

const connect = (
  documentId: string,
  wish: Partial<Parameters<typeof connectDocument>[1]> = {},
): ReturnType<typeof connectDocument> =>
  connectDocument(relay.url, { documentId, jwt: token({ documentId }), ...wish });

/** Resolves when something of that client has been sequenced. */
function sequencedFrom(witness: RawSocket, clientId: string): Promise<void> {
  return new Promise((resolve) => {
    witness.socket.on('op', (_: string, ops: { clientId: string; type: string }[]) => {
      if (ops.some((op) => op.clientId === clientId && op.type === 'op')) resolve();
    });
  });
}

describe("[RELAY-17] a relay's limits", () => {
  it.each([
    ['a connection', { opsPerConnection: { perSecond: 1, burst: 2 } }],
    ['a document', { opsPerDocument: { perSecond: 1, burst: 2 } }],
  ])("answer too many operations of %s with the protocol's 429", async (_name, limits) => {
    const id = await relayWith(limits);
    const socket = connect(id);
    const { clientId } = await socket.answer;
    const nack = socket.next('nack');
    for (let i = 1; i <= 3; i += 1) socket.socket.emit('submitOp', clientId, [[operation(i)]]);
    expect(await nack).toMatchObject([
      '',
      [{ content: { code: 429, type: 'ThrottlingError', retryAfter: 1 } }],
    ]);
    socket.close();
  });

  it.each([
    ['a connection', { bytesPerConnection: { perSecond: 500, burst: 2_000 } }],
    ['a person at a document', { bytesPerDocument: { perSecond: 2_000, burst: 8_000 } }],
  ])("[RELAY-70] answer too many bytes of %s with the protocol's 429 and a time", async (_name, limits) => {
    const id = await relayWith(limits);
    const socket = connect(id);
    const { clientId } = await socket.answer;
    const nack = socket.next('nack');
    const contents = `${EMPTY_BATCH}${' '.repeat(1_000)}`;
    for (let i = 1; i <= 2; i += 1) socket.socket.emit('submitOp', clientId, [[operation(i, { contents })]]);
    expect(await nack).toMatchObject([
      '',
      [{ content: { code: 429, type: 'ThrottlingError', retryAfter: expect.any(Number) } }],
    ]);
    socket.close();
  });

  it('[RELAY-72] answer edits beyond the log that may be without a summary with 507, a code and a time', async () => {
    const id = await relayWith({ logBytes: 4_000 });
    const socket = connect(id);
    const { clientId } = await socket.answer;
    const nack = socket.next('nack');
    const refused = new Promise<number>((resolve) => {
      let sent = 0;
      const goOn = (): void => {
        sent += 1;
        socket.socket.emit('submitOp', clientId, [[operation(sent)]]);
      };
      socket.socket.on('op', (_: string, ops: { clientId: string }[]) => {
        if (ops.some((op) => op.clientId === clientId)) goOn();
      });
      socket.socket.once('nack', () => resolve(sent));
      goOn();
    });
    expect(await nack).toMatchObject([
      '',
      [
        {
          content: { code: 507, type: 'LimitExceededError', retryAfter: 15, internalErrorCode: 'limit/log' },
        },
      ],
    ]);
    expect(await refused).toBeGreaterThan(1);
    // A restart counts what it finds in the log.
    socket.close();
    relay = await relay.restart();
    const again = connect(id);
    const { clientId: next, checkpointSequenceNumber: referenceSequenceNumber } = await again.answer;
    const refusedAgain = again.next('nack');
    again.socket.emit('submitOp', next, [[operation(1, { referenceSequenceNumber })]]);
    expect(await refusedAgain).toMatchObject(['', [{ content: { code: 507 } }]]);
    // Another person goes on.
    const other = connect(id, { jwt: token({ documentId: id, user: { id: 'bo', name: 'Bo' } }) });
    const { clientId: bo } = await other.answer;
    const written = sequencedFrom(again, bo);
    other.socket.emit('submitOp', bo, [[operation(1, { referenceSequenceNumber })]]);
    await written;
    for (const socket of [again, other]) socket.close();
  });

  it('[RELAY-73] answer one person’s data beyond the daily quota with 429 and a time, and accept that of others', async () => {
    const id = await relayWith({ dailyBytesPerPerson: 5_000 });
    const put = (userId: string): ReturnType<typeof rest> => {
      const jwt = token({ documentId: id, user: { id: userId, name: '' } });
      const body = { content: 'x'.repeat(3_000), encoding: 'utf-8' };
      return rest(relay.url, 'POST', `/repos/${TENANT}/git/blobs`, storageCredentials(jwt), body);
    };
    expect((await put('eve')).status).toBe(201);
    expect(await put('eve')).toMatchObject({ status: 429, body: { retryAfter: expect.any(Number) } });
    expect((await put('anna')).status).toBe(201);
    const socket = connect(id, { jwt: token({ documentId: id, user: { id: 'eve', name: '' } }) });
    const { clientId } = await socket.answer;
    const nack = socket.next('nack');
    const contents = `${EMPTY_BATCH}${' '.repeat(3_000)}`;
    socket.socket.emit('submitOp', clientId, [[operation(1, { contents })]]);
    expect(await nack).toMatchObject(['', [{ content: { code: 429, internalErrorCode: 'throttled' } }]]);
    socket.close();
  });

  it('[RELAY-73] count coming and going against a day', async () => {
    const id = await relayWith({ dailyBytesPerPerson: 5_000 });
    const sockets = Array.from({ length: 5 }, () => connect(id));
    const answers = await Promise.all(sockets.map(({ answer }) => answer));
    expect(new Set(answers.map(({ ok, code }) => ok || code))).toEqual(new Set([true, 429]));
    const other = connect(id, { jwt: token({ documentId: id, user: { id: 'bo', name: 'Bo' } }) });
    expect(await other.answer).toMatchObject({ ok: true });
    for (const socket of [...sockets, other]) socket.close();
  });

  it('[RELAY-74] take small writes only while the disk has little room', async () => {
    const id = await relayWith({ freeDiskBytes: Number.MAX_SAFE_INTEGER });
    const put = (bytes: number): ReturnType<typeof rest> => {
      const body = { content: 'x'.repeat(bytes), encoding: 'utf-8' };
      const credentials = storageCredentials(token({ documentId: id }));
      return rest(relay.url, 'POST', `/repos/${TENANT}/git/blobs`, credentials, body);
    };
    expect((await put(60_000)).status).toBe(201);
    expect(await put(70_000)).toMatchObject({ status: 507 });
    const socket = connect(id);
    const { clientId } = await socket.answer;
    const written = sequencedFrom(socket, clientId);
    socket.socket.emit('submitOp', clientId, [[operation(1)]]);
    await written;
    const nack = socket.next('nack');
    const contents = `${EMPTY_BATCH}${' '.repeat(70_000)}`;
    socket.socket.emit('submitOp', clientId, [[operation(2, { contents })]]);
    expect(await nack).toMatchObject(['', [{ content: { code: 507, internalErrorCode: 'store/full' } }]]);
    expect(await relay.relay.metrics()).toContain('relay_disk_low 1\n');
    socket.close();
  });

  it('answer too many requests with 429 and a time', async () => {
    const id = await relayWith({ requestsPerDocument: { perSecond: 0.1, burst: 1 } });
    const ask = (): ReturnType<typeof rest> =>
      rest(relay.url, 'GET', `/deltas/${TENANT}/${id}`, token({ documentId: id }));
    expect((await ask()).status).toBe(200);
    const refused = await ask();
    // One person has a quarter of the document's rate.
    expect(refused).toMatchObject({ status: 429, body: { retryAfter: 40 } });
    expect(refused.headers.get('retry-after')).toBe('40');
  });

  it('answer too many connections with 429', async () => {
    const id = await relayWith({ connectsPerDocument: { perSecond: 0.1, burst: 1 } });
    const first = connect(id);
    expect(await first.answer).toMatchObject({ ok: true });
    const second = connect(id);
    expect(await second.answer).toMatchObject({ ok: false, code: 429, retryAfterMs: expect.any(Number) });
    first.close();
    second.close();
  });

  it('let so many clients into a document and no more', async () => {
    const id = await relayWith({ clientsPerDocument: 2 });
    const sockets = [connect(id), connect(id)];
    for (const socket of sockets) expect(await socket.answer).toMatchObject({ ok: true });
    const third = connect(id);
    expect(await third.answer).toMatchObject({ ok: false, code: 429 });
    for (const socket of [...sockets, third]) socket.close();
  });

  it("keep people's places for people, whatever Fluid connects beside them", async () => {
    const id = await relayWith({ clientsPerDocument: 2 });
    const summariser = connect(id, { interactive: false });
    const people = [connect(id), connect(id)];
    for (const socket of [summariser, ...people]) expect(await socket.answer).toMatchObject({ ok: true });
    const third = connect(id);
    expect(await third.answer).toMatchObject({ ok: false, code: 429 });
    const successor = connect(id, { interactive: false });
    expect(await successor.answer).toMatchObject({ ok: true });
    for (const socket of [summariser, ...people, third, successor]) socket.close();
  });

  it.each([
    ['people', true, 2],
    ['what is connected beside them', false, 4],
  ])('hold for %s that come in the same instant', async (_name, interactive, places) => {
    const id = await relayWith({ clientsPerDocument: 2 });
    const sockets = Array.from({ length: 12 }, () => rawSocket(relay.url));
    await until(() => sockets.every(({ socket }) => socket.connected), 'the sockets');
    const message = connectMessage({ documentId: id, jwt: token({ documentId: id }), interactive });
    for (const { socket } of sockets) socket.emit('connect_document', message);
    const answers = await Promise.all(sockets.map(({ answer }) => answer));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(places);
    for (const socket of sockets) socket.close();
  });

  it('give a freed slot to the next client', async () => {
    const id = await relayWith({ clientsPerDocument: 1 });
    const first = connect(id);
    await first.answer;
    first.close();
    await until(async () => {
      const next = connect(id);
      const { ok } = await next.answer;
      next.close();
      return ok;
    }, 'the place');
  });

  it('do not show free slots to a client without a valid token', async () => {
    const id = await relayWith({ clientsPerDocument: 1 });
    const first = connect(id);
    expect(await first.answer).toMatchObject({ ok: true });
    const stranger = connect(id, { jwt: token({ documentId: 'another' }) });
    expect(await stranger.answer).toMatchObject({ ok: false, code: 403 });
    for (const socket of [first, stranger]) socket.close();
  });

  it('refuse an operation that is too large', async () => {
    const id = await relayWith({ opBytes: 100 });
    const socket = connect(id);
    const { clientId } = await socket.answer;
    const nack = socket.next('nack');
    socket.socket.emit('submitOp', clientId, [[operation(1, { contents: JSON.stringify('x'.repeat(100)) })]]);
    expect(await nack).toMatchObject(['', [{ content: { code: 413 } }]]);
    socket.close();
  });

  it('end a document, a request and the number of documents', async () => {
    const id = await relayWith({ documentBytes: 2_000, requestBytes: 4_000, documents: 1 });
    const put = (size: number): ReturnType<typeof rest> =>
      rest(relay.url, 'POST', `/repos/${TENANT}/git/blobs`, storageCredentials(token({ documentId: id })), {
        content: 'x'.repeat(size),
        encoding: 'utf-8',
      });
    expect((await put(100)).status).toBe(201);
    expect((await put(3_000)).status).toBe(413);
    expect((await put(9_000)).status).toBe(413);
    await expect(create()).rejects.toMatchObject({ status: 507 });
  });

  it('end a socket that never says which document it wants', async () => {
    await relayWith({ connectWithinMs: 50 });
    expect(await rawSocket(relay.url).ended).toBe('io server disconnect');
  });
});

describe('[RELAY-22] a connection that was told to wait', () => {
  it('takes nothing from its document', async () => {
    const id = await relayWith({
      opsPerConnection: { perSecond: 0.001, burst: 2 },
      opsPerDocument: { perSecond: 0.001, burst: 7 },
    });
    const [greedy, honest] = [connect(id), connect(id)];
    const [{ clientId }, neighbour] = [await greedy.answer, await honest.answer];
    for (let i = 1; i <= 6; i += 1) greedy.socket.emit('submitOp', clientId, [[operation(i)]]);
    await greedy.next('nack');
    const written = sequencedFrom(honest, neighbour.clientId);
    honest.socket.emit('submitOp', neighbour.clientId, [[operation(1), operation(2)]]);
    await written;
    for (const socket of [greedy, honest]) socket.close();
  });

  it.each([
    ['operations', { opsPerConnection: { perSecond: 0.001, burst: 1 } }],
    ['signals', { signalsPerConnection: { perSecond: 0.001, burst: 1 } }],
  ])('is cut off when it goes on with %s', async (what, limits) => {
    const socket = connect(await relayWith(limits));
    const { clientId } = await socket.answer;
    const signal = JSON.stringify({ contents: { type: 'x' } });
    for (let i = 1; i <= 20; i += 1) {
      if (what === 'signals') socket.socket.emit('submitSignal', clientId, [signal]);
      else socket.socket.emit('submitOp', clientId, [[operation(i)]]);
    }
    expect(await socket.ended).toBe('io server disconnect');
  });

  it('is cut off when it goes on in the name of others', async () => {
    const socket = connect(await relayWith({}));
    await socket.answer;
    for (let i = 1; i <= 20; i += 1) socket.socket.emit('submitOp', 'somebody', [[operation(i)]]);
    expect(await socket.ended).toBe('io server disconnect');
  });
});

describe('[RELAY-27] read-only clients', () => {
  const reading = (documentId: string): string => token({ documentId, scopes: ['doc:read'] });

  it('takes no request from those who write', async () => {
    const id = await relayWith({ requestsPerDocument: { perSecond: 0.1, burst: 8 } });
    const ask = async (jwt: string): Promise<number> =>
      (await rest(relay.url, 'GET', `/deltas/${TENANT}/${id}`, jwt)).status;
    const asked: number[] = [];
    for (let i = 0; i < 5; i += 1) asked.push(await ask(reading(id)));
    expect(asked).toEqual([200, 200, 200, 200, 429]);
    expect(await ask(token({ documentId: id }))).toBe(200);
  });

  it('takes no connection from those who write, and neither does one of these from the others', async () => {
    const id = await relayWith({ connectsPerDocument: { perSecond: 0.01, burst: 4 } });
    const comes = async (jwt: string): Promise<boolean> => {
      const socket = connect(id, { jwt });
      const { ok } = await socket.answer;
      socket.close();
      return ok;
    };
    for (const expected of [true, true, false]) expect(await comes(reading(id))).toBe(expected);
    const writing = (name: string): string => token({ documentId: id, user: { id: name, name } });
    expect(await comes(writing('one'))).toBe(true);
    expect(await comes(writing('one'))).toBe(false);
    expect(await comes(writing('another'))).toBe(true);
  });

  it('gives way where places are few, and holds none of those for what works beside people', async () => {
    const id = await relayWith({ clientsPerDocument: 2 });
    const readers = [connect(id, { jwt: reading(id), interactive: false })];
    expect(await readers[0]?.answer).toMatchObject({ ok: true });
    readers.push(connect(id, { jwt: reading(id) }));
    expect(await readers[1]?.answer).toMatchObject({ ok: true });
    const late = connect(id, { jwt: reading(id) });
    expect(await late.answer).toMatchObject({ ok: false, code: 429 });
    const writers = [connect(id)];
    expect(await writers[0]?.answer).toMatchObject({ ok: true });
    expect(await readers[1]?.ended).toBe('io server disconnect');
    expect(readers[0]?.socket.connected).toBe(true);
    writers.push(connect(id));
    expect(await writers[1]?.answer).toMatchObject({ ok: true });
    const third = connect(id);
    expect(await third.answer).toMatchObject({ ok: false, code: 429 });
    for (const socket of [...readers, late, ...writers, third]) socket.close();
  });
});
