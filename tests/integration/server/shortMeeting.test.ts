/** What is left of a meeting that was too short for the pages to sum it up, once everybody has left. */
import { Client } from 'pg';
import { Word } from '../../../src/domain/table/conversation/schema.ts';
import { OwnCard } from '../../../src/domain/table/schema.ts';
import { createDocumentReader } from '../../../src/fluid/documentReader.ts';
import { openTableDocument } from '../../../src/fluid/tableDocument.ts';
import { createPseudonyms } from '../../../src/server/identity/pseudonym.ts';
import { deriveKey } from '../../../src/server/keys.ts';
import { describeWithPostgres } from '../../support/relay/postgresServer.ts';
import { until } from '../../support/relay/until.ts';
import { ANNA, BO, SERVER_KEY, startTestServer, type TestServer } from '../../support/server/appServer.ts';
import { TENANT_ID } from '../../support/server/cloud.ts';
import { dataFiles } from '../../support/server/dataFiles.ts';
import { holdNotes, holdTable, servicesOf } from '../../support/server/heldDocuments.ts';

// A process is started that loads Fluid's client, also on a machine that is busy.
jest.setTimeout(180_000);
const SUMMED_UP_WITHIN_MS = 120_000;

/** A day is over at once. */
const DAY_OVER = { idleUnloadMs: 200, keepOpsMs: -1_000, keepObjectsMs: -1_000 };
const NEVER_MS = 3_600_000;
const OFTEN_MS = 300;
const REMOVED = ['ET-ORD-DER-BLEV-SLETTET', 'ET-STED-DER-BLEV-SLETTET'] as const;
const KEPT = 'Hvad skal blive stående?';

const pseudonyms = createPseudonyms(deriveKey(SERVER_KEY, 'pseudonym'));

/** Whether this text stands in what the relay keeps. */
type Keeps = (server: TestServer, text: string) => Promise<boolean>;

function suite(settings: () => Record<string, string>, keeps: Keeps): void {
  /** A table and notes in which something was written and removed, and something was written and stays. */
  async function meet(server: TestServer, sessionId: string) {
    const held = { server, sessionId, as: ANNA };
    const table = await holdTable(held);
    const notes = await holdNotes(held);
    const [word, place] = REMOVED;
    const [note] = notes.notes.entries.values();
    table.table.conversation?.words.set('w', new Word({ text: word }));
    if (note) note.place = place;
    await Promise.all([table.flush(20_000), notes.flush(20_000)]);
    table.table.conversation?.words.delete('w');
    if (note) note.place = undefined;
    table.table.ownCards.insertAtEnd(new OwnCard({ id: 'own', question: KEPT, author: 'somebody' }));
    await Promise.all([table.flush(20_000), notes.flush(20_000)]);
    const anna = pseudonyms.ofMember(sessionId, { tenantId: TENANT_ID, ...ANNA });
    const toGo = [...REMOVED, anna];
    for (const text of [...toGo, KEPT]) expect([text, await keeps(server, text)]).toEqual([text, true]);
    return { held, table, notes, toGo };
  }

  async function gone(server: TestServer, toGo: readonly string[]): Promise<void> {
    await until(
      async () => {
        const kept = await Promise.all(toGo.map((text) => keeps(server, text)));
        return !kept.includes(true);
      },
      'what was removed to be gone',
      SUMMED_UP_WITHIN_MS,
    );
    expect(await keeps(server, KEPT)).toBe(true);
  }

  async function cardsAt({ held, table }: Awaited<ReturnType<typeof meet>>): Promise<readonly string[]> {
    const reader = createDocumentReader(servicesOf(held, 'table'));
    return reader.table(table.documentId, ({ ownCards }) => ownCards.map(({ question }) => question));
  }

  async function open(server: TestServer) {
    const { meetingId } = server.meeting(ANNA, BO);
    const opened = await server.post('/api/sessions', { as: ANNA, body: { meetingId, beginNew: false } });
    return opened.body.session.id as string;
  }

  test('[RELAY-35] nothing is kept that was removed at its table or in its notes, nor who came and went', async () => {
    const relayTimes = { ...DAY_OVER, sweepEveryMs: NEVER_MS };
    const server = await startTestServer({ ownRelay: true, settings: settings(), relayTimes });
    try {
      const meeting = await meet(server, await open(server));
      meeting.table.close();
      meeting.notes.close();
      relayTimes.sweepEveryMs = OFTEN_MS;
      await server.restart();
      await gone(server, meeting.toGo);
      expect(await cardsAt(meeting)).toEqual([KEPT]);
    } finally {
      await server.close();
    }
  });

  test('[RELAY-61] at the end of the session all that goes at once, and the session can be deleted, restored and opened again', async () => {
    // Nothing is swept, and nothing is old enough to go by itself.
    const relayTimes = { idleUnloadMs: 200, sweepEveryMs: NEVER_MS };
    const server = await startTestServer({ ownRelay: true, settings: settings(), relayTimes });
    try {
      const sessionId = await open(server);
      const meeting = await meet(server, sessionId);
      const at = `/api/sessions/${sessionId}`;
      expect((await server.post(`${at}/end`, { as: ANNA })).status).toBe(200);
      meeting.table.close();
      meeting.notes.close();
      await gone(server, meeting.toGo);
      expect((await server.ask(at, { method: 'DELETE', as: ANNA })).status).toBe(200);
      expect((await server.post(`${at}/restore`, { as: ANNA })).status).toBe(200);
      expect(await cardsAt(meeting)).toEqual([KEPT]);
      expect((await server.post(`${at}/reopen`, { as: ANNA })).status).toBe(200);
      const again = await openTableDocument(servicesOf(meeting.held, 'table'), meeting.table.documentId);
      again.table.access = 'led';
      expect(await again.flush(20_000)).toBe(true);
      again.close();
    } finally {
      await server.close();
    }
  });

  test('[SYNC-22] a table that is read while all that goes has all that is left', async () => {
    const server = await startTestServer({
      ownRelay: true,
      settings: settings(),
      relayTimes: { idleUnloadMs: 200, sweepEveryMs: OFTEN_MS },
    });
    try {
      const sessionId = await open(server);
      const meeting = await meet(server, sessionId);
      meeting.table.close();
      meeting.notes.close();
      // The reader has a summary of the table by then, and not what came after it.
      const { fetch } = globalThis;
      let cut: Promise<void> | undefined;
      jest.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
        const address = input instanceof Request ? input.url : String(input);
        if (!cut && address.includes('/deltas/')) {
          cut = server
            .post(`/api/sessions/${sessionId}/end`, { as: ANNA })
            .then(() => gone(server, meeting.toGo));
          await cut;
        }
        return fetch(input, init);
      });
      expect(await cardsAt(meeting)).toEqual([KEPT]);
      expect(cut).toBeDefined();
    } finally {
      jest.restoreAllMocks();
      await server.close();
    }
  });
}

describe('what a short meeting leaves with SQLite', () =>
  suite(
    () => ({}),
    async ({ dataDir }, text) => dataFiles(dataDir, 'fluid.sqlite').some((bytes) => bytes.includes(text)),
  ));

describeWithPostgres('what a short meeting leaves with PostgreSQL', (postgres) => {
  let database = '';
  suite(
    () => {
      database = postgres().newDatabase();
      return { DATABASE_URL: database };
    },
    async (_server, text) => {
      const client = new Client({ connectionString: database });
      await client.connect();
      try {
        const { rows } = await client.query(
          `SELECT 1 FROM relay_ops WHERE position($1 IN body) > 0
           UNION ALL SELECT 1 FROM relay_objects WHERE position(convert_to($1, 'UTF8') IN data) > 0
           UNION ALL SELECT 1 FROM relay_documents WHERE position($1 IN deli || scribe) > 0`,
          [text],
        );
        return rows.length > 0;
      } finally {
        await client.end();
      }
    },
  );
});
