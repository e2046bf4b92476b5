import type { TableSession } from '../../../src/client/session/tableSession.ts';
import { type FluidService, startFluidService } from '../../support/fluid/fluidService.ts';
import { eventually, join, openNewTable } from '../../support/fluid/tables.ts';

describe('what has happened, through a real Fluid service', () => {
  let service: FluidService;
  let sessions: TableSession[] = [];

  beforeAll(async () => {
    service = await startFluidService();
  }, 40_000);
  afterEach(() => {
    for (const session of sessions) session.close();
    sessions = [];
  });
  afterAll(() => service.stop());

  const happened = ({ happened }: TableSession, count: number) =>
    eventually(happened, (log) => log.length >= count).then((log) =>
      log.map(({ event, by }) => [event.kind, by]),
    );

  test('[HEARD-3] everybody is told who did what, in one order, and later comers nothing of before', async () => {
    const origin = `http://127.0.0.1:${service.port}`;
    const mette = await openNewTable({ id: 'mette', origin });
    const ali = await join(mette.document.documentId, { id: 'ali', origin });
    const mettesStage = await join(mette.document.documentId, { id: 'mette', origin });
    sessions = [mette, ali, mettesStage];
    await eventually(mette.document.people, ({ length }) => length === 2);

    mette.verbs.start();
    await happened(ali, 1);
    ali.verbs.turn('b1');
    await happened(mette, 2);
    mette.verbs.turn('g1');
    const story = [
      ['started', 'mette'],
      ['turned', 'ali'],
      ['turned', 'mette'],
    ];
    for (const session of sessions) expect(await happened(session, 3)).toEqual(story);

    await service.settled();
    const late = await join(mette.document.documentId, { id: 'bo', origin });
    sessions.push(late);
    expect(late.view.get().current?.id).toBe('g1');
    expect(late.happened.get()).toEqual([]);
  });

  test('[HEARD-6] only the last ten events are kept', async () => {
    const mette = await openNewTable({ id: 'mette', origin: `http://127.0.0.1:${service.port}` });
    sessions = [mette];
    mette.verbs.start();
    for (let round = 0; round < 6; round += 1) {
      mette.verbs.leadTable();
      mette.verbs.openTable();
    }
    expect(mette.happened.get()).toHaveLength(10);
    expect(mette.happened.get().at(-1)).toMatchObject({ id: 13, by: 'mette' });
  });
});
