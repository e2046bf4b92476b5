import { DatabaseSync } from 'node:sqlite';
import { silentLogger } from '../../../src/relay/logger.ts';
import { openStore } from '../../../src/relay/store/openStore.ts';
import { temporaryFolder } from '../../support/relay/folder.ts';
import { document, ops, relayStoreContract } from './relayStoreContract.ts';

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

  it('[RELAY-7] tells rot from data', async () => {
    const store = await open();
    await store.createDocument(document('a'));
    await store.appendOps('a', ops(1, 3));
    await store.close();
    tamper(`UPDATE relay_ops SET body = replace(body, '2', '7') WHERE seq = 2`);
    tamper(`UPDATE relay_documents SET deli = '{"d":9}'`);
    const again = await open();
    await expect(again.readOps('a', 0, 10, 10)).rejects.toMatchObject({ code: 'document/corrupt' });
    await expect(again.readDocument('a')).rejects.toMatchObject({ code: 'document/corrupt' });
    expect(await again.readOps('a', 2, 10, 10)).toEqual(ops(3, 3));
    await again.close();
  });

  it('refuses a database of a later version, and lets it go', async () => {
    await (await open()).close();
    tamper(`UPDATE relay_meta SET value = '99' WHERE key = 'schema'`);
    await expect(open()).rejects.toMatchObject({ code: 'store/schema' });
    await expect(open()).rejects.toMatchObject({ code: 'store/schema' });
  });

  function tamper(sql: string): void {
    const db = new DatabaseSync(`${folder.path}/deep/relay.db`);
    db.exec(sql);
    db.close();
  }
});
