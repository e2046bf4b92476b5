import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import type { StoreLocation } from '../../../src/relay/index.ts';
import { add, connected, createDocument, loadDocument, saved, words } from '../../support/relay/clients.ts';
import { temporaryFolder } from '../../support/relay/folder.ts';
import { startTestRelay } from '../../support/relay/inProcess.ts';
import { describeWithPostgres, findPostgres } from '../../support/relay/postgresServer.ts';
import { until } from '../../support/relay/until.ts';

/** Takes a copy while somebody is writing, and opens the copy as a relay of its own. */
async function copyIsComplete(original: StoreLocation, copy: () => Promise<StoreLocation>): Promise<void> {
  const first = await startTestRelay({ store: original });
  const ane = await createDocument(first.url, 'ane');
  await connected(ane);
  add(ane, 'before');
  await saved(ane);
  const store = await copy();
  add(ane, 'after');
  await saved(ane);
  ane.container.dispose();
  await first.end();

  const second = await startTestRelay({ store });
  const bo = await loadDocument(second.url, ane.id, 'bo');
  await connected(bo);
  await until(() => words(bo).length > 0, 'the contents');
  expect(words(bo)).toEqual(['before']);
  add(bo, 'goes on');
  await saved(bo);
  bo.container.dispose();
  await second.end();
}

describe('[RELAY-20] a backup of the SQLite file', () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());

  it('can be taken while the relay runs, and is a whole relay', async () => {
    const original = { sqliteFile: `${folder.path}/relay.db` };
    const copy = { sqliteFile: `${folder.path}/copy/relay.db` };
    await copyIsComplete(original, async () => {
      execFileSync('mkdir', [`${folder.path}/copy`]);
      const db = new DatabaseSync(original.sqliteFile, { readOnly: true });
      await backup(db, copy.sqliteFile);
      db.close();
      return copy;
    });
  }, 30_000);
});

describeWithPostgres('[RELAY-20] a backup of the PostgreSQL database', (server) => {
  it('can be taken while the relay runs, and is a whole relay', async () => {
    const found = findPostgres();
    const bin = 'bin' in found ? found.bin : '';
    const original = server().newDatabase();
    const copy = server().newDatabase();
    await copyIsComplete({ postgresUrl: original }, async () => {
      const dump = execFileSync(join(bin, 'pg_dump'), ['--no-owner', '--dbname', original]);
      execFileSync(join(bin, 'psql'), ['--quiet', '--set', 'ON_ERROR_STOP=1', '--dbname', copy], {
        input: dump,
      });
      return { postgresUrl: copy };
    });
  }, 60_000);
});
