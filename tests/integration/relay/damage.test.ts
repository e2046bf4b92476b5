import { DatabaseSync } from 'node:sqlite';
import { encodeCommit, encodeTree } from '../../../src/relay/git/objects.ts';
import { add, type Client, saved, words } from '../../support/relay/clients.ts';
import { startTestRelay, type TestRelay } from '../../support/relay/inProcess.ts';
import { connectDocument } from '../../support/relay/rawSocket.ts';
import { rest, storageCredentials } from '../../support/relay/rest.ts';
import { TENANT, token } from '../../support/relay/tokens.ts';
import { until } from '../../support/relay/until.ts';
import { visitors } from '../../support/relay/visitors.ts';

let relay: TestRelay;
const { newDocument, open, leave } = visitors(() => relay.url);

/** Alters the database past the relay, whether it runs or not. `?` is the document. */
function tamper(sql: string, documentId: string): void {
  const db = new DatabaseSync(relay.sqliteFile);
  expect(db.prepare(sql).run(documentId).changes).toBeGreaterThan(0);
  db.close();
}

async function tryToConnect(documentId: string): Promise<void> {
  const socket = connectDocument(relay.url, { documentId, jwt: token({ documentId }) });
  expect(await socket.answer).toMatchObject({ ok: false });
  socket.close();
}

async function expectStopped(documentId: string, code: string): Promise<void> {
  expect(await relay.relay.metrics()).toContain('relay_documents_stopped 1\n');
  expect(relay.log).toContainEqual(
    expect.objectContaining({ level: 'error', fields: { documentId, code, stopped: true } }),
  );
  await expect(open(documentId)).rejects.toThrow();
  // Pages go by this code, by whichever way they come.
  const stopped = { code: 503, internalErrorCode: 'document/stopped' };
  const jwt = token({ documentId });
  expect((await rest(relay.url, 'GET', `/deltas/${TENANT}/${documentId}`, jwt)).body).toMatchObject(stopped);
  const socket = connectDocument(relay.url, { documentId, jwt });
  expect(await socket.answer).toMatchObject({ ok: false, ...stopped });
  socket.close();
}

async function expectAlive(document: Client): Promise<void> {
  const reader = await open(document.id);
  const before = words(reader);
  add(reader, 'still');
  await saved(reader);
  expect(words(reader)).toEqual([...before, 'still'].sort());
}

afterEach(async () => {
  leave();
  await relay.end();
});

describe('[RELAY-7] a document that was damaged before the relay started', () => {
  it.each([
    ['a missing operation', 'DELETE FROM relay_ops WHERE document = ? AND seq = 2', 'document/gap'],
    [
      'an altered operation',
      "UPDATE relay_ops SET body = '{}' WHERE document = ? AND seq = 2",
      'document/corrupt',
    ],
    [
      'an altered ordering checkpoint',
      "UPDATE relay_documents SET deli = '{}' WHERE id = ?",
      'document/corrupt',
    ],
    [
      'an altered summary checkpoint',
      "UPDATE relay_documents SET scribe = '{}' WHERE id = ?",
      'document/corrupt',
    ],
    ['a missing summary', 'DELETE FROM relay_objects WHERE document = ?', 'document/corrupt'],
  ])(
    'stops because of %s, is counted and named, and the others go on',
    async (_name, sql, code) => {
      relay = await startTestRelay();
      const damaged = await newDocument('one', 'two', 'three');
      const sound = await newDocument('fine');
      leave();
      await relay.relay.close();
      tamper(sql, damaged.id);
      relay = await relay.restart();
      await tryToConnect(damaged.id);
      await expectStopped(damaged.id, code);
      await expectAlive(sound);
    },
    30_000,
  );
});

describe('[RELAY-7] a document that is damaged while people are in it', () => {
  /** Its row: nothing that the relay writes meanwhile puts that right. */
  const ROW = "UPDATE relay_documents SET created_at = 'long ago' WHERE id = ?";
  const LARGEST_BLOB = `UPDATE relay_objects SET data = zeroblob(9) WHERE document = ?1 AND sha =
    (SELECT sha FROM relay_objects WHERE document = ?1 AND kind = 'blob' ORDER BY LENGTH(data) DESC)`;
  const TREES = "UPDATE relay_objects SET data = zeroblob(9) WHERE document = ? AND kind = 'tree'";

  const summaryOf = (id: string): ReturnType<typeof rest> => {
    const jwt = storageCredentials(token({ documentId: id }));
    return rest(relay.url, 'GET', `/repos/${TENANT}/git/summaries/latest`, jwt);
  };
  const deltasOf = (id: string): ReturnType<typeof rest> =>
    rest(relay.url, 'GET', `/deltas/${TENANT}/${id}`, token({ documentId: id }));

  it.each([
    ['the row, when somebody comes', ROW, 'document/corrupt', tryToConnect],
    ['a summary, when somebody loads it', LARGEST_BLOB, 'document/corrupt', summaryOf],
    [
      'the log, when somebody reads it',
      'DELETE FROM relay_ops WHERE document = ? AND seq = 2',
      'document/gap',
      deltasOf,
    ],
    ['a tree, when it is tidied up', TREES, 'document/corrupt', () => relay.relay.tidyUp()],
  ] as const)(
    'stops because of %s, is counted and named, and the others go on',
    async (_name, sql, code, touch) => {
      relay = await startTestRelay({ keepObjectsMs: -1_000 });
      const damaged = await newDocument('one', 'two', 'three');
      const sound = await newDocument('fine');
      tamper(sql, damaged.id);
      await touch(damaged.id);
      await until(() => damaged.container.disposed, 'those inside to be told');
      await expectStopped(damaged.id, code);
      expect(sound.container.disposed).toBe(false);
      await expectAlive(sound);
    },
    30_000,
  );

  it('is a summary that is larger than the relay reads', async () => {
    relay = await startTestRelay();
    const { id } = await newDocument('one');
    leave();
    const author = { name: 'x', email: '', date: '2026-01-01' };
    const trees = [encodeTree([])];
    for (let depth = 0; depth < 200; depth++) {
      const sha = trees.at(-1)?.sha ?? '';
      trees.push(encodeTree([{ path: 'deeper', type: 'tree', mode: '040000', sha }]));
    }
    const head = encodeCommit({ tree: trees.at(-1)?.sha ?? '', parents: [], message: 'x', author });
    const db = new DatabaseSync(relay.sqliteFile);
    for (const { sha, kind, data } of [...trees, head]) {
      db.prepare('INSERT INTO relay_objects VALUES (?, ?, ?, ?, ?)').run(id, sha, kind, data, 1);
    }
    db.prepare('UPDATE relay_documents SET head = ? WHERE id = ?').run(head.sha, id);
    db.close();
    expect((await summaryOf(id)).body).toMatchObject({ code: 503, internalErrorCode: 'document/oversized' });
    await expectStopped(id, 'document/oversized');
  });

  it('is not an earlier summary of which parts have been collected', async () => {
    relay = await startTestRelay();
    const { id } = await newDocument();
    const author = { name: 'x', email: '', date: '2026-01-01' };
    const { sha, data } = encodeCommit({ tree: '0'.repeat(40), parents: [], message: 'x', author });
    const db = new DatabaseSync(relay.sqliteFile);
    db.prepare('INSERT INTO relay_objects VALUES (?, ?, ?, ?, ?)').run(id, sha, 'commit', data, 1);
    db.close();
    const jwt = storageCredentials(token({ documentId: id }));
    expect((await rest(relay.url, 'GET', `/repos/${TENANT}/git/summaries/${sha}`, jwt)).status).toBe(404);
    expect(await relay.relay.metrics()).toContain('relay_documents_stopped 0\n');
  });

  it('is not what names parts it does not bring: that is never made', async () => {
    relay = await startTestRelay();
    for (const type of ['blob', 'tree']) {
      const summary = { type: 'tree', entries: [{ path: 'part', type, id: '0'.repeat(40) }] };
      const answer = await rest(relay.url, 'POST', `/documents/${TENANT}`, token(), { summary });
      expect(answer.status).toBe(400);
    }
  });
});
