/** What of deleted and replaced rows is left in the files of a registry. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { openSqlRegistry } from '../../../src/server/registry/openSqlRegistry.ts';
import type { Registry } from '../../../src/server/registry/registry.ts';
import { putRecord } from '../../support/registry/encryptedRecords.ts';
import { describeWithPostgres } from '../../support/relay/postgresServer.ts';
import { until } from '../../support/relay/until.ts';
import { SESSION } from './registryContract.ts';

const SHARED = { sessionId: SESSION.id, madeBy: 'anna', madeAtMs: 1_000 };
const PLACE = { tenantId: SESSION.tenantId, meetingKey: SESSION.meetingKey };
/** Long enough to need pages of their own. */
const long = (text: string): string => `${text} `.repeat(400);

interface Deletion {
  readonly what: string;
  /** In what `prepare` writes and `remove` deletes or replaces. */
  readonly trace: string;
  prepare(registry: Registry): Promise<unknown>;
  remove(registry: Registry): Promise<unknown>;
}

const deck = (version: number, text: string) =>
  ({ id: 'own', version, summary: '{}', deck: long(text), savedAtMs: 1_000 }) as const;
const writeRecord = (registry: Registry, text: string) => putRecord(registry, SESSION.id, 'poll', long(text));

const DELETIONS: readonly Deletion[] = [
  {
    what: 'an encrypted record that is replaced',
    trace: 'RECORD-AS-IT-WAS',
    prepare: (registry) => writeRecord(registry, 'RECORD-AS-IT-WAS'),
    remove: (registry) => writeRecord(registry, 'RECORD-AS-IT-IS'),
  },
  {
    what: 'encrypted records that are tidied away',
    trace: 'RECORD-OF-AN-OLD-MEETING',
    async prepare(registry) {
      for (let i = 0; i < 6; i += 1) await writeRecord(registry, `RECORD-OF-AN-OLD-MEETING ${i}`);
      await registry.endSession(SESSION.id, 2_000);
    },
    remove: (registry) => registry.conversation.tidy(3_000, 3_000),
  },
  {
    what: 'a deck that is replaced',
    trace: 'DECK-AS-IT-WAS',
    prepare: (registry) => registry.teamDecks.keep(PLACE, deck(1, 'DECK-AS-IT-WAS'), 5),
    remove: (registry) => registry.teamDecks.keep(PLACE, deck(2, 'DECK-AS-IT-IS'), 5),
  },
  {
    what: 'a deck that is deleted',
    trace: 'DECK-TO-DELETE',
    prepare: (registry) => registry.teamDecks.keep(PLACE, deck(1, 'DECK-TO-DELETE'), 5),
    remove: (registry) => registry.teamDecks.remove(PLACE, 'own', 1),
  },
  {
    what: 'a sharing of the stage that ends',
    trace: 'SHARING-TO-END',
    prepare: (registry) =>
      registry.conversation.addViewing({ id: 'SHARING-TO-END', ...SHARED, endsAtMs: 9_000 }),
    remove: (registry) => registry.conversation.removeViewing('SHARING-TO-END'),
  },
  {
    what: 'sharings that end with the session',
    trace: 'SHARING-UNTIL-THE-END',
    prepare: (registry) =>
      registry.conversation.addViewing({
        ...{ id: 'SHARING-UNTIL-THE-END', ...SHARED, endsAtMs: 9_000 },
      }),
    remove: (registry) => registry.endSession(SESSION.id, 2_000),
  },
  {
    what: 'a role that is taken away',
    trace: 'PERSON-WITH-A-ROLE',
    async prepare({ conversation }) {
      const change = { sessionId: SESSION.id, role: 'facilitator', held: true } as const;
      await conversation.changeRole({ ...change, person: 'somebody' });
      await conversation.changeRole({ ...change, person: 'PERSON-WITH-A-ROLE' });
    },
    remove: ({ conversation }) =>
      conversation.changeRole({
        ...{ sessionId: SESSION.id, role: 'facilitator', person: 'PERSON-WITH-A-ROLE', held: false },
      }),
  },
  {
    what: 'a session that is removed',
    trace: 'RECORD-OF-A-REMOVED-SESSION',
    prepare: (registry) => writeRecord(registry, 'RECORD-OF-A-REMOVED-SESSION'),
    remove: (registry) => registry.removeSession(SESSION.id, 3_000),
  },
  {
    what: 'a session past its time',
    trace: 'RECORD-OF-A-PAST-SESSION',
    prepare: (registry) => writeRecord(registry, 'RECORD-OF-A-PAST-SESSION'),
    remove: (registry) => registry.removeUnused(9_000, 0),
  },
];

describe('SQLite registry: deleted data', () => {
  let folder: string;
  let registry: Registry;
  const file = () => join(folder, 'registry.sqlite');
  const filesWith = (trace: string) =>
    readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(trace));

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dialogkort-erasure-'));
    registry = await openSqlRegistry({ sqliteFile: file() });
    await registry.findOrCreateCurrent(SESSION);
  });
  afterEach(async () => {
    await registry.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(DELETIONS)(
    '[REMOVE-4] [RETAIN-5] Erasure: leaves nothing of $what in any file, write-ahead log included, without being asked',
    async ({ trace, prepare, remove }) => {
      await prepare(registry);
      expect(filesWith(trace)).not.toEqual([]);
      await remove(registry);
      await until(() => filesWith(trace).length === 0, `${trace} to be overwritten`);
    },
  );

  test('[REMOVE-5] Erasure: a reader that is in the way delays it and nothing else, and it follows when the reader is gone', async () => {
    await writeRecord(registry, 'RECORD-WHILE-SOMEBODY-READS');
    const backup = new DatabaseSync(file(), { readOnly: true });
    backup.exec('BEGIN; SELECT * FROM registry_boxes');
    // A call that waits for the reader would keep this timer from running first.
    const order: string[] = [];
    setTimeout(() => order.push('event loop'), 0);
    const isErased = registry.removeSession(SESSION.id, 3_000).then(() => registry.eraseDeleted());
    void isErased.then(() => order.push('answer'));
    expect(await isErased).toBe(false);
    expect(order).toEqual(['event loop', 'answer']);
    expect(filesWith('RECORD-WHILE-SOMEBODY-READS')).not.toEqual([]);
    backup.close();
    await until(() => filesWith('RECORD-WHILE-SOMEBODY-READS').length === 0, 'the trace to be overwritten');
    expect(await registry.eraseDeleted()).toBe(true);
  }, 30_000);
});

describeWithPostgres('PostgreSQL registry: deleted data', (server) => {
  let registry: Registry;
  let client: Client;

  beforeEach(async () => {
    const url = server().newDatabase();
    registry = await openSqlRegistry({ url });
    client = new Client({ connectionString: url });
    await client.connect();
    await client.query('CREATE EXTENSION pageinspect');
    await registry.findOrCreateCurrent(SESSION);
  });
  afterEach(async () => {
    await client.end();
    await registry.close();
  });

  /** Rows, living or dead, of the registry's tables and of where they keep long values. Leases of servers say nothing of anybody. */
  async function rowsIn(which: 'all' | 'living'): Promise<number> {
    const { rows: tables } = await client.query(
      `SELECT c.oid::regclass AS name FROM pg_class c WHERE c.relkind = 'r' AND c.relname LIKE 'registry_%' AND c.relname NOT LIKE 'registry_server%'
       UNION ALL SELECT c.reltoastrelid::regclass FROM pg_class c
       WHERE c.relkind = 'r' AND c.relname LIKE 'registry_%' AND c.relname NOT LIKE 'registry_server%' AND c.reltoastrelid <> 0`,
    );
    let rows = 0;
    for (const { name } of tables) {
      const counted =
        which === 'living'
          ? `SELECT count(*) AS rows FROM ${name}`
          : `SELECT count(item.t_data) AS rows
             FROM generate_series(0, pg_relation_size('${name}') / 8192 - 1) AS page,
             heap_page_items(get_raw_page('${name}', page::int)) AS item`;
      rows += Number((await client.query(counted)).rows[0].rows);
    }
    return rows;
  }

  test.each(DELETIONS)(
    '[RETAIN-5] Erasure: leaves no dead row of $what in any table, without being asked',
    async ({ prepare, remove }) => {
      await prepare(registry);
      await remove(registry);
      await until(async () => (await rowsIn('all')) === (await rowsIn('living')), 'dead rows to be gone');
    },
  );

  test('[REMOVE-5] Erasure: a transaction that still sees the rows delays it, and it follows when that has ended', async () => {
    await writeRecord(registry, 'RECORD-WHILE-SOMEBODY-READS');
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    await client.query('SELECT * FROM registry_boxes');
    await registry.removeSession(SESSION.id, 3_000);
    expect(await registry.eraseDeleted()).toBe(false);
    await client.query('COMMIT');
    await until(async () => (await rowsIn('all')) === (await rowsIn('living')), 'dead rows to be gone');
    expect(await registry.eraseDeleted()).toBe(true);
  }, 30_000);
});
