/** Claims of roles against real tables at the own relay, as pages make and start them. */
import { newTable } from '../../../src/domain/table/newTable.ts';
import { OwnCard, Running, type Table } from '../../../src/domain/table/schema.ts';
import { createTableDocument } from '../../../src/fluid/tableDocument.ts';
import { createTokenProvider } from '../../../src/fluid/tokens.ts';
import { whenLive } from '../../../src/fluid/whenLive.ts';
import { START_MARK } from '../../../src/server/treeSchemas.ts';
import {
  ANNA,
  BO,
  FLUID_TENANT_ID,
  startTestServer,
  type TestServer,
} from '../../support/server/appServer.ts';
import type { Person } from '../../support/server/cloud.ts';
import { opened, Visits } from '../../support/session/visits.ts';
import { smallDeck } from '../../support/table/seats.ts';

describe('[ROLES-7] claims of roles', () => {
  let server: TestServer;
  let meetingId: string;

  beforeEach(async () => {
    server = await startTestServer({ ownRelay: true });
    ({ meetingId } = server.meeting(ANNA, BO));
  });
  afterEach(() => server.close(), 20_000);

  const claim = (sessionId: string, as: Person) =>
    server.post(`/api/sessions/${sessionId}/roles/claim`, { as });
  const refused = { status: 403, body: { error: { code: 'not_allowed' } } };

  test('are claimed by the person who started the table, and by no others right afterwards', async () => {
    const visits = new Visits(server);
    const [anna, bo] = [visits.open({ person: ANNA, meetingId }), visits.open({ person: BO, meetingId })];
    const [annas, bos] = [await opened(anna), await opened(bo)];
    const { id } = annas.session.session;
    expect(await claim(id, BO)).toMatchObject(refused);
    expect(annas.table.verbs.start()).toHaveProperty('done');
    expect(await annas.table.document.flush(10_000)).toBe(true);
    expect(await claim(id, BO)).toMatchObject(refused);
    const both = { facilitators: [annas.session.me.id], noteTakers: [annas.session.me.id] };
    expect(await claim(id, ANNA)).toMatchObject({ status: 200, body: both });
    expect((await claim(id, BO)).body).toEqual(both);
    expect(bos.session.session.id).toBe(id);
    await visits.leave();
  }, 60_000);

  /** Anna's table, whose first summary holds it as it is given. */
  async function claimAt(table: Table) {
    const { session } = (await server.post('/api/sessions', { as: ANNA, body: { meetingId } })).body;
    const at = `/api/sessions/${session.id}`;
    const tokenFor = async (documentId?: string) => {
      const body = documentId === undefined ? {} : { documentId };
      if (documentId !== undefined) await server.post(`${at}/document`, { as: ANNA, body });
      const { token, expiresAt } = (await server.post(`${at}/token`, { as: ANNA, body })).body;
      return { token, expiresAtMs: Date.parse(expiresAt) };
    };
    const document = await createTableDocument(
      {
        fluid: { type: 'remote', endpoint: server.origin, tenantId: FLUID_TENANT_ID },
        tokens: createTokenProvider(tokenFor, Date.now),
        readOnly: false,
        nowMs: Date.now,
      },
      table,
    );
    await whenLive(document, 20_000);
    const reply = await claim(session.id, ANNA);
    document.close();
    return reply;
  }

  test('are refused while the summary of the table holds no start, whatever is written in it', async () => {
    const table = newTable(smallDeck);
    table.ownCards.insertAtEnd(new OwnCard({ id: START_MARK, question: START_MARK, author: START_MARK }));
    expect(await claimAt(table)).toMatchObject(refused);
  }, 60_000);

  test('are taken when the summary holds a start', async () => {
    const table = newTable(smallDeck);
    table.phase = new Running({});
    expect(await claimAt(table)).toMatchObject({ status: 200 });
  }, 60_000);
});
