import { PressGuard } from '../../../../../src/client/features/table/panel/pressGuard.ts';

describe('A press on a button whose meaning has just changed', () => {
  test('[PANEL-14] is ignored right after another person turned a card', () => {
    const guard = new PressGuard('no card');
    guard.see('card a', 1_000);
    expect(guard.isMeantForBefore(1_100)).toBe(true);
  });

  test('[PANEL-14] is taken once there was time to see what it stands for', () => {
    const guard = new PressGuard('no card');
    guard.see('card a', 1_000);
    expect(guard.isMeantForBefore(1_250)).toBe(false);
  });

  test('[PANEL-14] is taken at once after a step of one’s own, and when nothing has happened', () => {
    const guard = new PressGuard('no card');
    expect(guard.isMeantForBefore(0)).toBe(false);
    guard.expectOwn(true);
    guard.see('card a', 1_000);
    guard.expectOwn(false);
    expect(guard.isMeantForBefore(1_010)).toBe(false);
    guard.see('card a', 1_020);
    expect(guard.isMeantForBefore(1_030)).toBe(false);
  });
});
