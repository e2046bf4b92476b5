import {
  moreTime,
  startSilence,
  startTimer,
  stopSilence,
  stopTimer,
} from '../../../../../src/domain/table/conversation/verbs/timer.ts';
import { turnCard } from '../../../../../src/domain/table/verbs/cards.ts';
import { leadTable } from '../../../../../src/domain/table/verbs/meeting.ts';
import { type People, peopleAt, peopleInMeeting } from '../../../../support/table/people.ts';

const MINUTE_MS = 60_000;
const NOW_MS = 1_800_000_000_000;

describe('time at the table', () => {
  let people: People;
  const talk = () => people.see().conversation;

  beforeEach(() => {
    people = peopleInMeeting();
  });

  test('[TIME-1] all see when the time is over', () => {
    startTimer(people.ali, 5 * MINUTE_MS, NOW_MS);
    startSilence(people.bo, MINUTE_MS, NOW_MS);
    expect(talk().timer).toMatchObject({ startedAtMs: NOW_MS, endsAtMs: NOW_MS + 5 * MINUTE_MS });
    expect(talk().silence).toMatchObject({ endsAtMs: NOW_MS + MINUTE_MS });
    stopTimer(people.ali);
    stopSilence(people.bo);
    expect([talk().timer, talk().silence]).toEqual([undefined, undefined]);
    expect([stopTimer(people.bo), stopSilence(people.bo)]).toEqual([
      { refused: 'notNow' },
      { refused: 'notNow' },
    ]);
  });

  test('[TIME-1] at a led table the facilitators keep the time', () => {
    leadTable(people.mette);
    expect(startTimer(people.ali, MINUTE_MS, NOW_MS)).toEqual({ refused: 'notAllowed' });
    expect(startTimer(people.mette, MINUTE_MS, NOW_MS)).toHaveProperty('done');
    expect(stopTimer(people.ali)).toEqual({ refused: 'notAllowed' });
  });

  test('[TIME-1] there is no time before the start, and none that never ends', () => {
    expect(startTimer(peopleAt().ali, MINUTE_MS, NOW_MS)).toEqual({ refused: 'notNow' });
    for (const lengthMs of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(startTimer(people.ali, lengthMs, NOW_MS)).toEqual({ refused: 'notNow' });
    }
  });

  test('[TIME-2] extra time is added to the remaining time', () => {
    startTimer(people.ali, 5 * MINUTE_MS, NOW_MS);
    const before = talk().timer;
    moreTime(people.bo, 2 * MINUTE_MS, NOW_MS + MINUTE_MS);
    expect(talk().timer).toMatchObject({ startedAtMs: NOW_MS, endsAtMs: NOW_MS + 7 * MINUTE_MS });
    expect(talk().timer?.id).not.toBe(before?.id);
  });

  test('[TIME-2] more time after its end counts from now', () => {
    startTimer(people.ali, MINUTE_MS, NOW_MS);
    moreTime(people.bo, 2 * MINUTE_MS, NOW_MS + 10 * MINUTE_MS);
    expect(talk().timer?.endsAtMs).toBe(NOW_MS + 12 * MINUTE_MS);
    stopTimer(people.ali);
    expect(moreTime(people.bo, MINUTE_MS, NOW_MS)).toEqual({ refused: 'notNow' });
  });

  test('[TIME-3] the time goes with its card', () => {
    turnCard(people.ali, 'g1');
    startTimer(people.ali, MINUTE_MS, NOW_MS);
    startSilence(people.ali, MINUTE_MS, NOW_MS);
    turnCard(people.ali, 'g2');
    expect([talk().timer, talk().silence]).toEqual([undefined, undefined]);
  });
});
