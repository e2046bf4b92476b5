import { ServerClock } from '../../../../src/client/session/serverClock.ts';

/** A device whose clock is wrong by `wrongByMs`, and a server that answers after so long each time. */
function deviceWith(
  wrongByMs: number,
  ways: readonly { readonly thereMs: number; readonly backMs: number }[],
) {
  let trueMs = 1_800_000_000_000;
  let asked = 0;
  const clock = new ServerClock({
    nowMs: () => trueMs + wrongByMs,
    random: () => 0,
    askServer: async () => {
      const way = ways[asked % ways.length];
      asked += 1;
      if (!way) throw new Error('no answer');
      trueMs += way.thereMs;
      const serverMs = trueMs;
      trueMs += way.backMs;
      return serverMs;
    },
  });
  return {
    clock,
    trueMs: () => trueMs,
    pass: (ms: number) => {
      trueMs += ms;
    },
    asked: () => asked,
  };
}

const HOUR_MS = 3_600_000;

describe('the server’s clock', () => {
  test.each([-7 * HOUR_MS, -1500, 0, 90 * 24 * HOUR_MS])(
    '[TIME-4] is the same on a device that is wrong by %i ms',
    async (wrongByMs) => {
      const device = deviceWith(wrongByMs, [
        { thereMs: 900, backMs: 100 },
        { thereMs: 20, backMs: 30 },
      ]);
      await device.clock.sync();
      expect(Math.abs(device.clock.nowMs() - device.trueMs())).toBeLessThanOrEqual(25);
    },
  );

  test('[TIME-4] on a slow line the fastest answer counts, and it is asked a few times only', async () => {
    const device = deviceWith(HOUR_MS, [
      { thereMs: 1000, backMs: 3000 },
      { thereMs: 250, backMs: 350 },
      { thereMs: 4000, backMs: 10 },
    ]);
    await device.clock.sync();
    expect(Math.abs(device.clock.nowMs() - device.trueMs())).toBeLessThanOrEqual(300);
    expect(device.asked()).toBe(5);
  });

  test('[TIME-4] without an answer the last one holds, and the device’s own time until then', async () => {
    const silent = deviceWith(500, []);
    jest.useFakeTimers();
    await silent.clock.sync();
    expect(silent.clock.offsetMs.get()).toBeUndefined();
    expect(silent.clock.nowMs()).toBe(silent.trueMs() + 500);
    jest.useRealTimers();
  });

  test('[RETRY-1] without an answer the server is asked again', async () => {
    const ways: { thereMs: number; backMs: number }[] = [];
    const device = deviceWith(500, ways);
    jest.useFakeTimers();
    await device.clock.sync();
    expect(device.clock.offsetMs.get()).toBeUndefined();
    ways.push({ thereMs: 5, backMs: 5 });
    await jest.advanceTimersByTimeAsync(3_000);
    expect(device.clock.offsetMs.get()).toBe(-500);
    expect(jest.getTimerCount()).toBe(0);
    jest.useRealTimers();
  });

  test('[TIME-4] many who ask at once are one question, and a while later it is asked again', async () => {
    const device = deviceWith(0, [{ thereMs: 5, backMs: 5 }]);
    await Promise.all([device.clock.sync(), device.clock.sync()]);
    await device.clock.sync();
    expect(device.asked()).toBe(1);
    device.pass(10 * 60_000);
    await device.clock.sync();
    expect(device.asked()).toBe(2);
  });
});
