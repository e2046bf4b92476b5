import {
  isTimeToWrapUp,
  minutesLeft,
  OFFERED_PLANS,
} from '../../../../../src/client/features/rounds/runningOrder.ts';

const MINUTE_MS = 60_000;
const PLAN = { minutes: 45, opening: 5, closing: 10, startedAtMs: 0 };

describe('the running order', () => {
  test('[PLAN-2] offers 45 and 90 minutes', () => {
    expect(OFFERED_PLANS.map(({ minutes }) => minutes)).toEqual([45, 90]);
  });

  test('[PLAN-2] says how long the part that the meeting is at has left', () => {
    expect(minutesLeft({ ...PLAN, startedAtMs: undefined }, 'cards', 0)).toBeUndefined();
    expect(minutesLeft(PLAN, 'understand', 2.5 * MINUTE_MS)).toBe(3);
    expect(minutesLeft(PLAN, 'cards', 10 * MINUTE_MS)).toBe(25);
    expect(minutesLeft(PLAN, 'closing', 40 * MINUTE_MS)).toBe(5);
    expect(minutesLeft(PLAN, 'closing', 50 * MINUTE_MS)).toBe(-5);
  });

  test('[PLAN-3] is at its end of the cards when the closing round should begin', () => {
    expect(isTimeToWrapUp(PLAN, 'cards', 34 * MINUTE_MS)).toBe(false);
    expect(isTimeToWrapUp(PLAN, 'cards', 35 * MINUTE_MS)).toBe(true);
    expect(isTimeToWrapUp(PLAN, 'closing', 44 * MINUTE_MS)).toBe(false);
    expect(isTimeToWrapUp(undefined, 'cards', 99 * MINUTE_MS)).toBe(false);
  });
});
