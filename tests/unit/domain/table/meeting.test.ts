import type { Table } from '../../../../src/domain/table/schema.ts';
import type { Seat } from '../../../../src/domain/table/seat.ts';
import { viewTable } from '../../../../src/domain/table/tableView.ts';
import { takeUpCard, turnCard } from '../../../../src/domain/table/verbs/cards.ts';
import {
  endMeeting,
  handOverFacilitation,
  leadTable,
  openTable,
  shareFacilitation,
  startMeeting,
  stepDown,
  takeFacilitation,
} from '../../../../src/domain/table/verbs/meeting.ts';
import { seatAt, tableWithoutService } from '../../../support/table/seats.ts';
import { undoOf } from '../../../support/table/undo.ts';

describe('the course of a meeting', () => {
  let table: Table;
  let present: Set<string>;
  let mette: Seat;
  let ali: Seat;
  let organiser: Seat;
  const see = (seat: Seat = mette) => viewTable(seat, 'da');

  beforeEach(() => {
    table = tableWithoutService();
    present = new Set(['mette', 'ali', 'organiser']);
    mette = seatAt(table, 'mette', { present: () => present });
    ali = seatAt(table, 'ali', { present: () => present });
    organiser = seatAt(table, 'organiser', { present: () => present, organiser: true });
  });

  test('[TABLE-2] the person who starts becomes facilitator, and the cards are dealt anew', () => {
    const before = see().cards.map(({ id }) => id);
    expect(see().may.start).toBe(true);
    startMeeting(mette);
    expect(see()).toMatchObject({ phase: 'running', facilitators: ['mette'], access: 'open' });
    const dealt = see().cards.map(({ id }) => id);
    expect(dealt).not.toEqual(before);
    expect([...dealt].sort()).toEqual([...before].sort());
  });

  test('[TABLE-2] a meeting starts once', () => {
    startMeeting(mette);
    expect(startMeeting(ali)).toEqual({ refused: 'notNow' });
    expect(see().facilitators).toEqual(['mette']);
  });

  test('[TABLE-10] only facilitators open or lead the table', () => {
    startMeeting(mette);
    expect(leadTable(ali)).toEqual({ refused: 'notAllowed' });
    const led = leadTable(mette);
    expect(see().access).toBe('led');
    expect(leadTable(mette)).toEqual({ refused: 'notNow' });
    undoOf(led).run();
    expect(see().access).toBe('open');
    leadTable(mette);
    openTable(mette);
    expect(see().access).toBe('open');
  });

  test('[ROLE-1] the facilitator shares the role, and takes that back', () => {
    startMeeting(mette);
    const shared = shareFacilitation(mette, 'ali');
    expect(see().facilitators).toEqual(['mette', 'ali']);
    expect(shareFacilitation(mette, 'ali')).toEqual({ refused: 'notNow' });
    undoOf(shared).run();
    expect(see().facilitators).toEqual(['mette']);
  });

  test('[ROLE-2] the facilitator hands the role over and has it no more', () => {
    startMeeting(mette);
    handOverFacilitation(mette, 'ali');
    expect(see().facilitators).toEqual(['ali']);
    expect(shareFacilitation(mette, 'mette')).toEqual({ refused: 'notAllowed' });
    expect(see(ali).may.facilitate).toBe(true);
    expect(handOverFacilitation(ali, 'ali')).toEqual({ refused: 'notNow' });
  });

  test('[ROLE-6] a facilitator who handed the role over takes it back, unless it has moved on', () => {
    startMeeting(mette);
    undoOf(handOverFacilitation(mette, 'ali')).run();
    expect(see().facilitators).toEqual(['mette']);
    shareFacilitation(mette, 'ali');
    undoOf(handOverFacilitation(mette, 'ali')).run();
    expect(see().facilitators).toEqual(['ali', 'mette']);
    const again = undoOf(handOverFacilitation(mette, 'ali'));
    handOverFacilitation(ali, 'organiser');
    expect(again.isPossible()).toBe(false);
    expect(again.run()).toEqual({ refused: 'notNow' });
  });

  test('[ROLE-3] the last facilitator does not step down, one of two does', () => {
    startMeeting(mette);
    expect(stepDown(mette)).toEqual({ refused: 'notNow' });
    shareFacilitation(mette, 'ali');
    expect(stepDown(mette)).toHaveProperty('done');
    expect(see().facilitators).toEqual(['ali']);
  });

  test('[ROLE-4] the organiser can always take the role', () => {
    startMeeting(mette);
    expect(see(organiser).may.takeFacilitation).toBe(true);
    expect(takeFacilitation(organiser)).toHaveProperty('done');
    expect(see().facilitators).toEqual(['mette', 'organiser']);
    expect(takeFacilitation(organiser)).toEqual({ refused: 'notNow' });
  });

  test('[ROLE-5] a lost facilitator keeps the role, and others may take it only while no facilitator is there', () => {
    startMeeting(mette);
    expect(takeFacilitation(ali)).toEqual({ refused: 'notAllowed' });
    present.delete('mette');
    expect(see().facilitators).toEqual(['mette']);
    expect(see(ali).may.takeFacilitation).toBe(true);
    takeFacilitation(ali);
    expect(see().facilitators).toEqual(['mette', 'ali']);
  });

  test('[TABLE-16] a facilitator ends the meeting, and then nothing is laid any more', () => {
    startMeeting(mette);
    expect(endMeeting(ali)).toEqual({ refused: 'notAllowed' });
    turnCard(ali, 'g1');
    endMeeting(mette);
    expect(see().phase).toBe('ended');
    expect(Object.values(see().may)).toEqual([false, false, false, false, false]);
    expect(turnCard(mette, 'g2')).toEqual({ refused: 'notNow' });
    expect(takeFacilitation(organiser)).toEqual({ refused: 'notNow' });
  });

  test('[TABLE-18] the card that is out when the meeting ends is the last of those that were discussed', () => {
    startMeeting(mette);
    for (const id of ['g1', 'g2']) turnCard(ali, id);
    takeUpCard(ali, 'g1');
    endMeeting(mette);
    expect(see().current).toBeUndefined();
    expect(see().discussed.map(({ id }) => id)).toEqual(['g2', 'g1']);
    expect(see().ordinal).toBe(2);
  });
});
