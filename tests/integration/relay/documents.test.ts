import { DatabaseSync } from 'node:sqlite';
import { add, isConnected, saved, words } from '../../support/relay/clients.ts';
import { startTestRelay, type TestRelay } from '../../support/relay/inProcess.ts';
import { connectDocument } from '../../support/relay/rawSocket.ts';
import { freePort, spawnRelay } from '../../support/relay/relayProcess.ts';
import { rest, storageCredentials } from '../../support/relay/rest.ts';
import { countRows, readStoredLog } from '../../support/relay/storedLog.ts';
import { TENANT, token } from '../../support/relay/tokens.ts';
import { until } from '../../support/relay/until.ts';
import { visitors } from '../../support/relay/visitors.ts';

let relay: TestRelay;
const { newDocument, open, leave } = visitors(() => relay.url);

afterEach(async () => {
  leave();
  await relay.end();
});

describe('[RELAY-4] a deleted document', () => {
  it('leaves no row, and cannot be created again', async () => {
    relay = await startTestRelay();
    const doomed = await newDocument('secret');
    const spared = await newDocument('kept');
    const gone = new Promise((resolve) => doomed.container.on('disposed', resolve));
    expect(await relay.relay.deleteDocument(doomed.id)).toBe(true);
    await gone;
    expect(countRows(relay.sqliteFile, doomed.id)).toEqual({ documents: 0, ops: 0, objects: 0 });

    const jwt = token({
      documentId: doomed.id,
      scopes: ['doc:read', 'doc:write', 'summary:write', 'doc:delete'],
    });
    expect((await rest(relay.url, 'GET', `/deltas/${TENANT}/${doomed.id}`, jwt)).status).toBe(404);
    const create = { summary: { type: 'tree', entries: [] } };
    expect((await rest(relay.url, 'POST', `/documents/${TENANT}`, jwt, create)).status).toBe(403);
    expect((await rest(relay.url, 'DELETE', `/documents/${TENANT}/${doomed.id}`, jwt)).status).toBe(404);
    const socket = connectDocument(relay.url, { documentId: doomed.id, jwt });
    expect(await socket.answer).toMatchObject({ ok: false, code: 404 });
    socket.close();
    expect(countRows(relay.sqliteFile, doomed.id)).toEqual({ documents: 0, ops: 0, objects: 0 });
    expect(isConnected(spared)).toBe(true);
  }, 30_000);

  it('can also be deleted over REST with a permitted token', async () => {
    relay = await startTestRelay();
    const { id } = await newDocument();
    const path = `/documents/${TENANT}/${id}`;
    expect((await rest(relay.url, 'DELETE', path, token({ documentId: id }))).status).toBe(403);
    expect(
      (await rest(relay.url, 'DELETE', path, token({ documentId: id, scopes: ['doc:delete'] }))).status,
    ).toBe(200);
    expect(countRows(relay.sqliteFile, id)).toMatchObject({ documents: 0 });
  });
});

describe('[RELAY-8] a document without connections', () => {
  it('leaves memory and is unchanged when a client joins', async () => {
    relay = await startTestRelay({ idleUnloadMs: 20 });
    const ane = await newDocument('one');
    for (let visit = 0; visit < 3; visit += 1) {
      leave();
      await until(
        () => relay.log.filter(({ message }) => message === 'Idle document unloaded').length > visit,
        'unloading',
      );
      const visitor = await open(ane.id);
      add(visitor, `visit ${visit}`);
      await saved(visitor);
    }
    expect(words(await open(ane.id))).toEqual(['one', 'visit 0', 'visit 1', 'visit 2']);
    const log = readStoredLog(relay.sqliteFile, ane.id);
    expect(log.map(({ sequenceNumber }) => sequenceNumber)).toEqual(log.map((_, i) => i + 1));
  }, 30_000);
});

describe('[RELAY-5] a document that grows', () => {
  it('sheds what its summaries no longer need, and is complete without it', async () => {
    relay = await startTestRelay({ keepOpsMs: -1_000, keepObjectsMs: -1_000 });
    const ane = await newDocument();
    const write = async (prefix: string): Promise<void> => {
      for (let i = 0; i < 150; i += 1) {
        add(ane, `${prefix}${i}`);
        await saved(ane);
      }
    };
    const summaries = (): number =>
      readStoredLog(relay.sqliteFile, ane.id).filter(({ type }) => type === 'summaryAck').length;
    await write('a');
    await until(() => summaries() >= 1, 'a summary', 40_000);
    await write('b');
    await until(
      () => readStoredLog(relay.sqliteFile, ane.id).length > 0 && summaries() >= 2,
      'another summary',
      40_000,
    );
    leave();
    relay = await relay.restart();
    const jwt = token({ documentId: ane.id });
    const storage = storageCredentials(jwt);
    const blobs = `/repos/${TENANT}/git/blobs`;
    const unused = { content: 'what no summary names', encoding: 'utf-8' };
    expect((await rest(relay.url, 'POST', blobs, storage, unused)).status).toBe(201);
    const before = countRows(relay.sqliteFile, ane.id);
    await relay.relay.tidyUp();
    const after = countRows(relay.sqliteFile, ane.id);
    expect(after.ops).toBeLessThan(before.ops ?? 0);
    expect(after.objects).toBeLessThan(before.objects ?? 0);

    expect((await rest(relay.url, 'GET', `/deltas/${TENANT}/${ane.id}?from=0&to=10`, jwt)).status).toBe(410);
    const reader = await open(ane.id);
    await until(() => words(reader).length === 300, 'all 300 words');
    add(reader, 'more');
    await saved(reader);
  }, 120_000);
});

describe('[RELAY-25] a document that no client has joined', () => {
  const DAY_MS = 24 * 60 * 60 * 1000;

  it('is deleted after a day, and others are not, however little happened in them', async () => {
    let lateMs = 0;
    relay = await startTestRelay({ now: () => Date.now() + lateMs });
    const body = { summary: { type: 'tree', entries: [] } };
    const made = await rest(relay.url, 'POST', `/documents/${TENANT}`, token(), body);
    const abandoned = String(made.body);
    const entered = await newDocument();
    leave();
    lateMs = DAY_MS - 60_000;
    await relay.relay.tidyUp();
    expect(countRows(relay.sqliteFile, abandoned).documents).toBe(1);
    lateMs = DAY_MS + 60_000;
    await relay.relay.tidyUp();
    expect(countRows(relay.sqliteFile, abandoned)).toEqual({ documents: 0, ops: 0, objects: 0 });
    expect(countRows(relay.sqliteFile, entered.id).documents).toBe(1);
  });

  it('is not one whose operations are lost', async () => {
    relay = await startTestRelay();
    const { id } = await newDocument('one');
    leave();
    // A stop writes the checkpoint.
    relay = await relay.restart({ now: () => Date.now() + 2 * DAY_MS });
    const db = new DatabaseSync(relay.sqliteFile);
    db.prepare('DELETE FROM relay_ops WHERE document = ?').run(id);
    db.close();
    await relay.relay.tidyUp();
    expect(countRows(relay.sqliteFile, id).documents).toBe(1);
  });
});

describe('[RELAY-6] a second relay', () => {
  it('on the same database is refused with a clear sentence, until the first one is gone, however it went', async () => {
    relay = await startTestRelay();
    const port = await freePort();
    const store = { sqliteFile: relay.sqliteFile };
    await expect(spawnRelay({ port, store })).rejects.toThrow('Another process uses this database');
    await relay.relay.close();
    const second = await spawnRelay({ port, store });
    await second.stop('SIGKILL');
    const third = await spawnRelay({ port, store });
    expect(await third.stop('SIGTERM')).toBe(0);
  }, 30_000);
});
