/** A session that is deleted and taken back, as pages see it: the real session code, app server and own relay. */
import { eventually } from '../../support/fluid/tables.ts';
import { ANNA, BO, startTestServer, type TestServer } from '../../support/server/appServer.ts';
import { opened, Visits } from '../../support/session/visits.ts';

/** The relay's: tokens from before the deletion are told by their time. */
const runningClock = {
  get ms() {
    return Date.now();
  },
};

describe('[REMOVE-6] [REMOVE-7] a deleted session', () => {
  let server: TestServer;
  let visits: Visits;

  beforeEach(async () => {
    server = await startTestServer({ ownRelay: true, clock: runningClock });
    visits = new Visits(server);
  });
  afterEach(async () => {
    await visits.leave();
    await server.close();
  }, 30_000);

  test('is over for all other people, and has them back when it is restored', async () => {
    const { meetingId } = server.meeting(ANNA, BO);
    const [anna, bo] = [visits.open({ person: ANNA, meetingId }), visits.open({ person: BO, meetingId })];
    const first = await opened(anna);
    await opened(bo);
    const { id } = first.session.session;
    first.table.verbs.start();
    first.table.verbs.turnNext();
    expect(await first.table.document.flush(10_000)).toBe(true);
    await anna.delete();
    const next = (await opened(anna, id)).session.session.id;
    const told = await eventually(bo.state, (state) => state.kind === 'open' && state.over !== undefined);
    expect(told).toMatchObject({ session: { session: { id } } });
    expect(anna.deleted.get()).toBe(id);
    expect((await anna.listDeleted()).map((session) => session.id)).toEqual([id]);
    expect(await bo.listDeleted()).toEqual([]);
    await anna.restore(id);
    const again = await opened(anna, next);
    const back = await eventually(
      bo.state,
      (state) =>
        state.kind === 'open' &&
        state.over === undefined &&
        state.table.document.connection.get().state === 'live',
    );
    for (const { session, table } of [again, back as typeof again]) {
      expect(session.session.id).toBe(id);
      expect(table.view.get()).toMatchObject({ phase: 'running', left: 34 });
    }
    expect(anna.deleted.get()).toBeUndefined();
  }, 90_000);
});
