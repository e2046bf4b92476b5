import { onceASecond } from '../../../src/shared/onceASecond.ts';

test('[SERVE-19] readiness requests share one check a second', async () => {
  let nowMs = 5;
  let asked = 0;
  const isReady = onceASecond(
    async () => {
      asked += 1;
      return asked;
    },
    () => nowMs,
  );
  expect(await Promise.all([isReady(), isReady()])).toEqual([1, 1]);
  nowMs += 999;
  expect(await isReady()).toBe(1);
  nowMs += 1;
  expect(await isReady()).toBe(2);
});
