/** A session moves from the own relay to a Routerlicious and back. Run by `npm run test:routerlicious`, which sets TEST_FLUID_…. */
import { setTimeout as delay } from 'node:timers/promises';
import { viewNotes } from '../../src/domain/notes/notesView.ts';
import { openNotesDocument } from '../../src/fluid/notesDocument.ts';
import { eventually } from '../support/fluid/tables.ts';
import { until } from '../support/relay/until.ts';
import { ANNA, startTestServer, type TestServer } from '../support/server/appServer.ts';
import { servicesOf } from '../support/server/heldDocuments.ts';
import { opened, Visits } from '../support/session/visits.ts';
import { meetingToMove, NOTE, runSessionCommand } from '../support/tenant/movingSession.ts';

jest.setTimeout(240_000);

const { TEST_FLUID_ENDPOINT = '', TEST_FLUID_TENANT_ID = '', TEST_FLUID_KEY = '' } = process.env;
const settings = {
  FLUID_ENDPOINTS: `engine=${TEST_FLUID_ENDPOINT}`,
  FLUID_TENANT_IDS: `engine=${TEST_FLUID_TENANT_ID}`,
  SECRET_FLUID_KEYS: `engine=${TEST_FLUID_KEY}`,
};
/** Time in which it has stored what it has acknowledged. */
const STORED_WITHIN_MS = 3_000;

describe('[MOVE-1] a session moves to a Routerlicious and back', () => {
  let server: TestServer;
  let visits: Visits;

  beforeAll(async () => {
    const clock = {
      get ms() {
        return Date.now();
      },
    };
    server = await startTestServer({ ownRelay: true, settings, clock });
    visits = new Visits(server);
  });
  afterAll(async () => {
    await visits.leave();
    await server.close();
  });

  const run = (...args: string[]) => runSessionCommand(server, settings, ...args);

  test('what it cannot do is said first; the meeting goes on there; and its table and notes come back', async () => {
    const { meetingId, annas, bos, sessionId: id } = await meetingToMove(server, visits);
    const { current, cards } = (await opened(annas)).table.view.get();

    const asked = await run('move', id, '--to', 'engine');
    expect(asked.exitCode).toBe(1);
    expect(asked.output).toMatch(
      /^- engine has no way to delete documents: .*\n- engine cannot disconnect people: /,
    );

    expect(await run('move', id, '--to', 'engine', '--accept')).toMatchObject({ exitCode: 0, errors: '' });
    const there = (await server.ask(`/api/sessions/${id}`, { as: ANNA })).body;
    expect(there.fluid).toMatchObject({ endpoint: TEST_FLUID_ENDPOINT, tenantId: TEST_FLUID_TENANT_ID });
    for (const page of [annas, bos]) {
      await eventually(
        page.state,
        (state) => state.kind === 'open' && state.table.document.documentId === there.documentId,
      );
      await until(
        async () => (await opened(page)).table.document.connection.get().state === 'live',
        'a page is there',
        60_000,
      );
    }
    expect((await opened(annas)).table.view.get()).toMatchObject({ current, cards });
    (await opened(annas)).table.verbs.finish();
    await eventually((await opened(bos)).table.view, (table) => table.current === undefined);
    await (await opened(annas)).table.document.flush(20_000);

    const refused = await run('move', id, '--to', 'main', '--accept');
    expect(refused.output).toContain('people are connected to its table');
    await visits.leave();
    await delay(STORED_WITHIN_MS);
    await until(
      async () => (await run('move', id, '--to', 'main', '--accept')).exitCode === 0,
      'the session moves back once people have left',
      120_000,
    );
    const back = (await server.ask(`/api/sessions/${id}`, { as: ANNA })).body;
    expect(back.fluid.endpoint).toBe('/');
    const again = await opened(visits.open({ person: ANNA, meetingId }));
    await eventually(again.table.view, (table) => table.discussed.length === 1);
    expect(again.table.view.get().cards.map((card) => card.id)).toEqual(cards.map((card) => card.id));
    const read = await openNotesDocument(
      servicesOf({ server, sessionId: id, as: ANNA, fluidOrigin: server.origin }, 'notes'),
      back.notesDocumentId,
    );
    expect(viewNotes(read.notes).map(({ text }) => text)).toContain(NOTE);
    read.close();
  });
});
