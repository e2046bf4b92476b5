import { readdirSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { silentLogger } from '../../../src/relay/logger.ts';
import { openStore } from '../../../src/relay/store/openStore.ts';
import { temporaryFolder } from '../../support/relay/folder.ts';
import { ALL, document, ops, relayStoreContract } from './relayStoreContract.ts';

describe('a relay store in a SQLite file', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  const open = (): ReturnType<typeof openStore> =>
    openStore(
      { sqliteFile: `${folder.path}/deep/relay.db` },
      { logger: silentLogger, onLeaseLost: () => undefined },
    );

  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  describe('as any store', () => relayStoreContract(() => ({ open })));

  it('[RELAY-7] distinguishes damage from data', async () => {
    const store = await open();
    await store.createDocument(document('a'));
    await store.appendOps('a', ops(1, 3));
    await store.close();
    tamper(`UPDATE relay_ops SET body = replace(body, '2', '7') WHERE seq = 2`);
    tamper(`UPDATE relay_documents SET deli = '{"d":9}'`);
    const again = await open();
    await expect(again.readOps('a', 0, 10, ALL)).rejects.toMatchObject({
      code: 'document/corrupt',
    });
    await expect(again.readDocument('a')).rejects.toMatchObject({ code: 'document/corrupt' });
    expect(await again.readOps('a', 2, 10, ALL)).toEqual(ops(3, 3));
    await again.close();
  });

  it('refuses a database of a later version, and lets it go', async () => {
    await (await open()).close();
    tamper(`UPDATE relay_meta SET value = '99' WHERE key = 'schema'`);
    await expect(open()).rejects.toMatchObject({ code: 'store/schema' });
    await expect(open()).rejects.toMatchObject({ code: 'store/schema' });
  });

  describe('[RELAY-24] SQLite: deleted data', () => {
    const MARKER = 'words-nobody-may-find-again';

    async function withMarker(): Promise<Awaited<ReturnType<typeof open>>> {
      const store = await open();
      const data = Buffer.from(MARKER);
      const big = Buffer.concat([Buffer.alloc(50_000, 'x'), data]);
      await store.createDocument({ ...document('a'), objects: [{ sha: 'x', kind: 'blob', data }] });
      await store.appendOps('a', [{ seq: 1, at: 1, body: MARKER }]);
      await store.saveCheckpoint('a', 'scribe', MARKER);
      await store.putObjects('a', [{ sha: 'y', kind: 'blob', data: big }], 1);
      expect(filesWithMarker()).not.toEqual([]);
      return store;
    }

    const filesWithMarker = (): string[] =>
      readdirSync(`${folder.path}/deep`).filter((name) =>
        readFileSync(`${folder.path}/deep/${name}`).includes(MARKER),
      );

    it('is in none of the files any more', async () => {
      const store = await withMarker();
      await store.deleteDocument('a');
      expect(filesWithMarker()).toEqual([]);
      await store.close();
    });

    it('is erased once no reader holds an older snapshot', async () => {
      const store = await withMarker();
      const backup = new DatabaseSync(`${folder.path}/deep/relay.db`, { readOnly: true });
      backup.exec('BEGIN; SELECT * FROM relay_ops');
      await store.deleteDocument('a');
      backup.close();
      await store.eraseDeleted();
      expect(filesWithMarker()).toEqual([]);
      await store.close();
    });
  });

  function tamper(sql: string): void {
    const db = new DatabaseSync(`${folder.path}/deep/relay.db`);
    db.exec(sql);
    db.close();
  }
});
