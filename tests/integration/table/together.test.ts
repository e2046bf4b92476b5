import type { TableSession } from '../../../src/client/session/tableSession.ts';
import type { TableView } from '../../../src/domain/table/tableView.ts';
import { type CuttableLine, openLine } from '../../support/fluid/cuttableLine.ts';
import { type FluidService, startFluidService } from '../../support/fluid/fluidService.ts';
import { combined, eventually, isTrue, join, openNewTable } from '../../support/fluid/tables.ts';

/** What everybody has to agree on. */
function shared({ cards, current, phase, access, facilitators, discussed }: TableView) {
  return {
    phase,
    access,
    facilitators: [...facilitators].sort(),
    current: current?.id,
    cards: cards.map(({ id, place, question }) => [id, place, question]),
    discussed: discussed.map(({ id }) => id),
  };
}

/** Waits until all edits are acknowledged and every replica shows the same; resolves with what that is. */
async function agreed(sessions: readonly TableSession[]) {
  // What was done a moment ago is shown and sent in tasks of its own.
  await new Promise((resolve) => setTimeout(resolve));
  await Promise.all(sessions.map(({ document }) => eventually(document.saved, isTrue)));
  const all = combined(sessions.map(({ view }) => view));
  const [first] = await eventually(
    all,
    (views) => new Set(views.map((view) => JSON.stringify(shared(view)))).size === 1,
  );
  return shared(first as TableView);
}

describe('people at one table through a real Fluid service', () => {
  let service: FluidService;
  let origin: string;
  let sessions: TableSession[];
  let lines: CuttableLine[];

  beforeAll(async () => {
    service = await startFluidService();
    origin = `http://127.0.0.1:${service.port}`;
  }, 40_000);
  afterAll(() => service.stop());
  beforeEach(() => {
    sessions = [];
    lines = [];
  });
  afterEach(async () => {
    for (const session of sessions) session.close();
    for (const line of lines) await line.close();
  });

  const comes = async (opening: Promise<TableSession>) => {
    const session = await opening;
    sessions.push(session);
    return session;
  };
  const newTable = (id = 'mette') => comes(openNewTable({ id, origin }));
  const joins = (first: TableSession, id: string, via = origin, readOnly = false) =>
    comes(join(first.document.documentId, { id, origin: via, readOnly }));
  const line = async () => {
    const opened = await openLine(service.port);
    lines.push(opened);
    return opened;
  };

  test('[SYNC-1] a card turned by one is turned for all', async () => {
    const mette = await newTable();
    const ali = await joins(mette, 'ali');
    mette.verbs.start();
    mette.verbs.turn('b1');
    const seen = await eventually(ali.view, ({ current }) => current?.id === 'b1');
    expect(seen.current).toMatchObject({ question: 'Spørgsmål b1?', area: { title: 'Blåt' } });
  });

  test.each(Array.from({ length: 20 }, (_, round) => round))(
    '[SYNC-2] of two cards turned in the same instant exactly one is turned, and the other person is told (round %i)',
    async () => {
      const mette = await newTable();
      const ali = await joins(mette, 'ali');
      const bo = await joins(mette, 'bo');
      mette.verbs.start();
      await agreed([mette, ali, bo]);

      ali.verbs.turn('b1');
      bo.verbs.turn('g1');
      const state = await agreed([mette, ali, bo]);

      expect(['b1', 'g1']).toContain(state.current);
      expect(state.cards.filter(([, place]) => place === 'middle')).toHaveLength(1);
      expect(state.cards.filter(([, place]) => place === 'faceDown')).toHaveLength(4);
      const [winner, loser] = state.current === 'b1' ? [ali, bo] : [bo, ali];
      expect(loser.notice.get()).toMatchObject({ kind: 'overtaken' });
      expect(loser.undo.get()).toBeUndefined();
      expect(winner.notice.get()).toBeUndefined();
      expect(winner.undo.get()?.name).toBe('turn');
    },
  );

  test('[SYNC-2] with a card in the middle, of two next cards one comes and the first is discussed once', async () => {
    const mette = await newTable();
    const ali = await joins(mette, 'ali');
    mette.verbs.start();
    mette.verbs.turn('g2');
    await agreed([mette, ali]);
    mette.verbs.turn('b1');
    ali.verbs.turn('b2');
    const state = await agreed([mette, ali]);
    expect(['b1', 'b2']).toContain(state.current);
    expect(state.discussed).toEqual(['g2']);
  });

  test('[SYNC-3] when two people finish the same card at once, both succeed without a notice', async () => {
    const mette = await newTable();
    const ali = await joins(mette, 'ali');
    mette.verbs.start();
    mette.verbs.turn('g2');
    await agreed([mette, ali]);
    mette.verbs.finish();
    ali.verbs.finish();
    const state = await agreed([mette, ali]);
    expect(state).toMatchObject({ current: undefined, discussed: ['g2'] });
    expect([mette.notice.get(), ali.notice.get()]).toEqual([undefined, undefined]);
  });

  test('[SYNC-4] of two who start in the same instant one is facilitator', async () => {
    const mette = await newTable();
    const ali = await joins(mette, 'ali');
    mette.verbs.start();
    ali.verbs.start();
    const state = await agreed([mette, ali]);
    expect(state.phase).toBe('running');
    expect(state.facilitators).toHaveLength(1);
  });

  test('[SYNC-5] undo takes back one’s own last step and keeps what others did since', async () => {
    const mette = await newTable();
    const ali = await joins(mette, 'ali');
    mette.verbs.start();
    mette.verbs.turn('g2');
    await agreed([mette, ali]);
    ali.verbs.addOwnCard({ question: 'Hvad savner vi?' });
    await agreed([mette, ali]);
    mette.undoLastStep();
    const state = await agreed([mette, ali]);
    expect(state.current).toBeUndefined();
    expect(state.cards.map(([, , question]) => question)).toContain('Hvad savner vi?');
  });

  test('[SYNC-5] undo is refused when another person builds upon the step at the same time', async () => {
    const mette = await newTable();
    const ali = await joins(mette, 'ali');
    mette.verbs.start();
    mette.verbs.turn('g2');
    await agreed([mette, ali]);
    ali.verbs.turn('b1');
    await eventually(ali.document.saved, isTrue);
    mette.undoLastStep();
    const state = await agreed([mette, ali]);
    expect(state).toMatchObject({ current: 'b1', discussed: ['g2'] });
  });

  test('[SYNC-6] a client that joins late shows the current table', async () => {
    const mette = await newTable();
    mette.verbs.start();
    mette.verbs.turn('g2');
    mette.verbs.turn('b1');
    mette.verbs.park();
    mette.verbs.addOwnCard({ question: 'Hvem spørger vi?', areaId: 'blue' });
    mette.verbs.turn('g1');
    await eventually(mette.document.saved, isTrue);
    const late = await joins(mette, 'late');
    const state = await agreed([mette, late]);
    expect(state).toMatchObject({ current: 'g1', discussed: ['g2'] });
    expect(late.view.get().parked.map(({ id }) => id)).toEqual(['b1']);
  });

  test('[SYNC-7] commands given while offline reach all clients on reconnect', async () => {
    const mette = await newTable();
    const outside = await line();
    const ali = await joins(mette, 'ali', outside.origin);
    mette.verbs.start();
    await agreed([mette, ali]);

    outside.cut();
    await eventually(ali.document.connection, ({ state }) => state === 'reconnecting');
    ali.verbs.addOwnCard({ question: 'Skrevet uden net' });
    mette.verbs.turn('g3');
    await eventually(mette.document.saved, isTrue);
    expect(ali.document.saved.get()).toBe(false);
    outside.restore();

    await eventually(ali.document.connection, ({ state }) => state === 'live');
    const state = await agreed([mette, ali]);
    expect(state.current).toBe('g3');
    expect(state.cards.map(([, , question]) => question)).toContain('Skrevet uden net');
  }, 60_000);

  test('[SYNC-7] a card turned without a line loses to one that was turned meanwhile', async () => {
    const mette = await newTable();
    const outside = await line();
    const ali = await joins(mette, 'ali', outside.origin);
    mette.verbs.start();
    await agreed([mette, ali]);
    outside.cut();
    await eventually(ali.document.connection, ({ state }) => state === 'reconnecting');
    ali.verbs.turn('b2');
    mette.verbs.turn('g3');
    await eventually(mette.document.saved, isTrue);
    outside.restore();
    await eventually(ali.document.connection, ({ state }) => state === 'live');
    const state = await agreed([mette, ali]);
    expect(state.current).toBe('g3');
    expect(ali.notice.get()).toMatchObject({ kind: 'overtaken' });
  }, 60_000);

  test('[SYNC-8] people who have left leave every edit behind, also for 15 fresh loads', async () => {
    const mette = await newTable();
    const ali = await joins(mette, 'ali');
    mette.verbs.start();
    for (let i = 1; i <= 15; i++) {
      (i % 2 ? mette : ali).verbs.addOwnCard({ question: `Kort ${i}` });
      if (i % 3 === 0) mette.verbs.turnNext();
    }
    const left = await agreed([mette, ali]);
    const { documentId } = mette.document;
    for (const session of sessions.splice(0)) session.close();

    for (let load = 0; load < 15; load++) {
      const fresh = await join(documentId, { id: `fresh-${load}`, origin });
      expect(shared(fresh.view.get())).toEqual(left);
      fresh.close();
    }
  }, 60_000);

  test('[SYNC-9] one person with two windows is one person', async () => {
    const mette = await newTable();
    await joins(mette, 'mette');
    await joins(mette, 'ali');
    const people = await eventually(mette.document.people, ({ length }) => length === 2);
    expect(people.map(({ id }) => id)).toEqual(['ali', 'mette']);
  });

  test('[SYNC-10] a reader edits nothing, not even on their own screen', async () => {
    const mette = await newTable();
    mette.verbs.start();
    await eventually(mette.document.saved, isTrue);
    const guest = await joins(mette, 'guest', origin, true);
    expect(guest.verbs.turn('g1')).toEqual({ refused: 'readOnly' });
    expect(guest.document.saved.get()).toBe(true);
    await agreed([mette, guest]);
  });
});
