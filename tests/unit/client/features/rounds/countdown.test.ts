import {
  clockFace,
  msToNextSecond,
  secondsLeft,
  timeWord,
} from '../../../../../src/client/features/rounds/countdown.ts';
import { ServerClock } from '../../../../../src/client/session/serverClock.ts';

describe('remaining time', () => {
  it('[AROUND-5] is told in whole seconds, which turn at the same moment on every screen', () => {
    const endsAtMs = 100_000;
    for (const nowMs of [39_000, 39_001, 39_700, 39_999]) {
      const seconds = secondsLeft(endsAtMs, nowMs);
      const waitMs = msToNextSecond(endsAtMs, nowMs) ?? 0;
      expect(secondsLeft(endsAtMs, nowMs + waitMs - 1)).toBe(seconds);
      expect(secondsLeft(endsAtMs, nowMs + waitMs)).toBe(seconds - 1);
    }
  });

  it('[AROUND-5] is the same on devices whose own clocks are hours apart', async () => {
    let trueMs = 1_000_000;
    const device = (wrongByMs: number) =>
      new ServerClock({
        nowMs: () => trueMs + wrongByMs,
        random: Math.random,
        askServer: async () => {
          // On the way there, and on the way back.
          trueMs += 40;
          const serverMs = trueMs;
          trueMs += 10;
          return serverMs;
        },
      });
    const clocks = [device(0), device(3 * 3_600_000), device(-86_400_000)];
    for (const clock of clocks) await clock.sync();
    const endsAtMs = trueMs + 300_000;
    for (const atMs of [400, 90_400, 299_400, 300_400]) {
      const seconds = clocks.map((clock) => secondsLeft(endsAtMs, clock.nowMs() + atMs));
      expect(new Set(seconds).size).toBe(1);
    }
  });

  it('[AROUND-5] is zero from the end on, at any later time', () => {
    expect(secondsLeft(100_000, 99_999)).toBe(1);
    expect(secondsLeft(100_000, 100_000)).toBe(0);
    expect(secondsLeft(100_000, 900_000)).toBe(0);
    expect(msToNextSecond(100_000, 100_000)).toBeUndefined();
  });

  it('[AROUND-5] reads as on a clock', () => {
    expect([0, 9, 65, 600, 3_600, 3_661].map(clockFace)).toEqual([
      '0:00',
      '0:09',
      '1:05',
      '10:00',
      '1:00:00',
      '1:01:01',
    ]);
  });

  it('[AROUND-5] is said at the start, a minute before the end of a long one, and at the end', () => {
    const fiveMinutes = 300_000;
    expect([300, 61, 60, 1, 0].map((seconds) => timeWord(fiveMinutes, seconds))).toEqual([
      'started',
      'started',
      'minute',
      'minute',
      'over',
    ]);
    expect(timeWord(60_000, 59)).toBe('started');
  });
});
