import { memoryStorage } from '../../support/client/storage.ts';
import { eventually } from '../../support/fluid/tables.ts';
import { startTestServer, type TestServer } from '../../support/server/appServer.ts';
import { opened, Visits } from '../../support/session/visits.ts';

const ANNA = { objectId: 'aaaaaaaa-0000-4000-8000-000000000001', name: 'Anna Ager' };
const BO = { objectId: 'aaaaaaaa-0000-4000-8000-000000000002', name: 'Bo Berg' };

describe('[SEAL-7] a word whose author closes the page before the server has signed it', () => {
  let server: TestServer;
  let visits: Visits;

  beforeEach(async () => {
    server = await startTestServer({ ownRelay: true });
    visits = new Visits(server);
  });
  afterEach(async () => {
    await visits.leave();
    await server.close();
  });

  test('has its name once the author opens the table again, and nothing of it stays on the device', async () => {
    const { meetingId } = server.meeting(ANNA, BO);
    const { table } = await opened(visits.open({ person: ANNA, meetingId }));
    table.verbs.start();
    table.verbs.turnNext();
    const storage = memoryStorage();
    const page = visits.open({ person: BO, meetingId, storage, unanswered: '/seals' });
    const bo = await opened(page);
    await eventually(bo.table.view, ({ current }) => current !== undefined);
    bo.table.verbs.addNamedWord('Vi mangler tid');
    const word = () => table.view.get().conversation.words.find(({ text }) => text === 'Vi mangler tid');
    await eventually(table.view, () => word() !== undefined);
    expect(word()?.by).toBeUndefined();
    await page.close();

    const again = await opened(visits.open({ person: BO, meetingId, storage }));
    await eventually(table.view, () => word()?.by === bo.session.me.id);
    await eventually(again.table.document.saved, (saved) => saved);
    await eventually(again.table.view, () => storage.size === 0);
  });
});
