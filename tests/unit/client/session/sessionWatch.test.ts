import { SessionWatch, standingOf } from '../../../../src/client/session/sessionWatch.ts';

const RUNNING = { own: 'running', hasNext: false } as const;

describe('SessionWatch', () => {
  let asked: number[];
  let isOver: boolean;
  let isAway: boolean;
  let watch: SessionWatch;
  let startedAtMs: number;

  const begin = (isServiceElsewhere: boolean) =>
    new SessionWatch({
      ask: async () => {
        asked.push((Date.now() - startedAtMs) / 1_000);
        if (isAway) throw new Error('no answer');
        return RUNNING;
      },
      onStanding: () => undefined,
      isOver: () => isOver,
      isServiceElsewhere,
      random: () => 0,
      comeback: () => () => undefined,
    });

  beforeEach(() => {
    jest.useFakeTimers();
    asked = [];
    isOver = false;
    isAway = false;
    startedAtMs = Date.now();
    watch = begin(false);
  });
  afterEach(() => {
    watch.close();
    jest.useRealTimers();
  });

  test('[OVER-2] asks soon after a table was opened, and less and less often up to every 30 s', async () => {
    await jest.advanceTimersByTimeAsync(120_000);
    expect(asked).toEqual([4, 12, 28, 58, 88, 118]);
  });

  test('[OVER-2] asks more often where nothing but the server tells of the end', async () => {
    watch.close();
    watch = begin(true);
    await jest.advanceTimersByTimeAsync(30_000);
    expect(asked).toEqual([4, 12, 20, 28]);
  });

  test('[OVER-2] asks every 5 s once the session is over', async () => {
    await jest.advanceTimersByTimeAsync(28_000);
    isOver = true;
    watch.lookSoon();
    await jest.advanceTimersByTimeAsync(12_000);
    expect(asked.slice(3)).toEqual([28, 33, 38]);
  });

  test('[OVER-2] a sign that something has changed is followed at once, and one without an answer again', async () => {
    isAway = true;
    watch.lookSoon();
    await jest.advanceTimersByTimeAsync(3_000);
    isAway = false;
    await jest.advanceTimersByTimeAsync(4_000);
    expect(asked).toEqual([0, 2, 6]);
    watch.close();
    watch.lookSoon();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(3);
  });

  test('[OVER-3] an ended, a replaced and a deleted session are told apart', () => {
    const startedAt = '2026-01-01T10:00:00Z';
    const endedAt = '2026-01-01T11:00:00Z';
    const next = { id: 'b', startedAt };
    expect(standingOf([{ id: 'a', startedAt }], 'a', 't')).toEqual(RUNNING);
    expect(standingOf([{ id: 'a', startedAt, endedAt }], 'a', 't')).toEqual({ own: 'ended', hasNext: false });
    expect(standingOf([{ id: 'a', startedAt, tableId: 't' }], 'a', 't')).toEqual(RUNNING);
    const elsewhere = { own: 'elsewhere', hasNext: false };
    expect(standingOf([{ id: 'a', startedAt, tableId: 'copy' }], 'a', 't')).toEqual(elsewhere);
    expect(standingOf([next, { id: 'a', startedAt, endedAt }], 'a', 't')).toEqual({
      own: 'ended',
      hasNext: true,
    });
    expect(standingOf([next], 'a', 't')).toEqual({ own: 'deleted', hasNext: true });
    expect(standingOf([], 'a', 't')).toEqual({ own: 'deleted', hasNext: false });
  });
});
