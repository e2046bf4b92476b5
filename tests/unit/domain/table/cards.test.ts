import type { Table } from '../../../../src/domain/table/schema.ts';
import type { Seat } from '../../../../src/domain/table/seat.ts';
import { viewTable } from '../../../../src/domain/table/tableView.ts';
import {
  finishCard,
  parkCard,
  putCardBack,
  shuffleCards,
  skipCard,
  takeUpCard,
  turnCard,
} from '../../../../src/domain/table/verbs/cards.ts';
import { leadTable, startMeeting } from '../../../../src/domain/table/verbs/meeting.ts';
import { seatAt, tableWithoutService } from '../../../support/table/seats.ts';
import { turnNextCard } from '../../../support/table/turnNext.ts';
import { undoOf } from '../../../support/table/undo.ts';

describe('cards at a table', () => {
  let table: Table;
  let leader: Seat;
  let colleague: Seat;
  const see = (seat: Seat = leader) => viewTable(seat, 'da');
  const places = () => Object.fromEntries(see().cards.map(({ id, place }) => [id, place]));

  beforeEach(() => {
    table = tableWithoutService();
    leader = seatAt(table, 'leader');
    colleague = seatAt(table, 'colleague');
    startMeeting(leader);
  });

  test('[TABLE-1] before the start turning a card is refused', () => {
    const unstarted = seatAt(tableWithoutService(), 'leader');
    expect(turnCard(unstarted, 'g1')).toEqual({ refused: 'notNow' });
    expect(viewTable(unstarted, 'da').current).toBeUndefined();
  });

  test('[TABLE-3] a turned card lies in the middle and no longer in the spread', () => {
    turnCard(colleague, 'b1');
    expect(see().current).toMatchObject({ id: 'b1', question: 'Spørgsmål b1?', place: 'middle' });
    expect(see().left).toBe(4);
    expect(see().areas.map(({ id, total, left }) => [id, total, left])).toEqual([
      ['green', 3, 3],
      ['blue', 2, 1],
    ]);
  });

  test('[TABLE-4] turning another card makes the one in the middle a discussed one', () => {
    turnCard(leader, 'b1');
    turnCard(leader, 'g1');
    expect(see().current?.id).toBe('g1');
    expect(see().discussed.map(({ id }) => id)).toEqual(['b1']);
    expect(see().ordinal).toBe(2);
  });

  test.each([
    ['discussed', finishCard],
    ['skipped', skipCard],
    ['parked', parkCard],
  ] as const)('[TABLE-5] a card leaves the middle as %s', (place, leave) => {
    turnCard(leader, 'g2');
    leave(leader);
    expect(see().current).toBeUndefined();
    expect(places().g2).toBe(place);
  });

  test('[TABLE-6] a card that is put back lies face down as before', () => {
    turnCard(leader, 'g2');
    putCardBack(leader);
    expect(places().g2).toBe('faceDown');
    expect(see().ordinal).toBe(0);
  });

  test('[TABLE-6] a parked card that is taken up and put back is parked again', () => {
    turnCard(leader, 'g2');
    parkCard(leader);
    takeUpCard(leader, 'g2');
    expect(places().g2).toBe('middle');
    putCardBack(leader);
    expect(places().g2).toBe('parked');
  });

  test('[TABLE-7] only a handled card is taken up, only a face-down one is turned', () => {
    turnCard(leader, 'g2');
    finishCard(leader);
    expect(turnCard(leader, 'g2')).toEqual({ refused: 'notNow' });
    expect(takeUpCard(leader, 'g1')).toEqual({ refused: 'notNow' });
    expect(turnCard(leader, 'nowhere')).toEqual({ refused: 'notFound' });
    expect(takeUpCard(leader, 'g2')).toHaveProperty('done');
  });

  test('[TABLE-7] with nothing in the middle there is nothing to finish', () => {
    for (const leave of [finishCard, skipCard, parkCard, putCardBack]) {
      expect(leave(leader)).toEqual({ refused: 'notNow' });
    }
  });

  test('[TABLE-8] discussed cards stand in the order in which they were discussed', () => {
    for (const id of ['b2', 'g1', 'g3']) {
      turnCard(leader, id);
      finishCard(leader);
    }
    expect(see().discussed.map(({ id }) => id)).toEqual(['b2', 'g1', 'g3']);
  });

  test('[TABLE-9] the next card is the first of the spread that lies face down, until none is left', () => {
    const order = see().cards.map(({ id }) => id);
    const turned: (string | undefined)[] = [];
    while ('done' in turnNextCard(leader)) turned.push(see().current?.id);
    expect(turned).toEqual(order);
    expect(see().left).toBe(0);
    expect(turnNextCard(leader)).toEqual({ refused: 'notFound' });
  });

  test('[TABLE-10] at an open table every participant moves cards, at a led one only facilitators do', () => {
    expect(turnCard(colleague, 'g1')).toHaveProperty('done');
    leadTable(leader);
    expect(finishCard(colleague)).toEqual({ refused: 'notAllowed' });
    expect(see(colleague).may.layCards).toBe(false);
    expect(finishCard(leader)).toHaveProperty('done');
  });

  test('[TABLE-11] shuffling deals the cards anew and touches no handled card', () => {
    turnCard(leader, 'g1');
    finishCard(leader);
    const before = see().cards.map(({ id }) => id);
    expect(shuffleCards(colleague)).toEqual({ refused: 'notAllowed' });
    const outcome = shuffleCards(leader);
    const after = see().cards.map(({ id }) => id);
    expect(after).not.toEqual(before);
    expect([...after].sort()).toEqual([...before].sort());
    expect(places().g1).toBe('discussed');
    undoOf(outcome).run();
    expect(see().cards.map(({ id }) => id)).toEqual(before);
  });

  describe('undo', () => {
    test('[TABLE-12] takes back the turn of a card', () => {
      const outcome = turnCard(colleague, 'g1');
      expect(undoOf(outcome).isPossible()).toBe(true);
      undoOf(outcome).run();
      expect(see().current).toBeUndefined();
      expect(places().g1).toBe('faceDown');
    });

    test('[TABLE-12] brings back the card that was in the middle', () => {
      turnCard(leader, 'g1');
      undoOf(turnCard(leader, 'b1')).run();
      expect(see().current?.id).toBe('g1');
      expect(places()).toMatchObject({ b1: 'faceDown' });
      expect(see().discussed).toEqual([]);
    });

    test.each([finishCard, skipCard, parkCard, putCardBack])(
      '[TABLE-12] of %p lays the card again',
      (leave) => {
        turnCard(leader, 'g1');
        undoOf(leave(leader)).run();
        expect(see().current?.id).toBe('g1');
        putCardBack(leader);
        expect(places().g1).toBe('faceDown');
      },
    );

    test('[TABLE-12] keeps what a card had been before it was taken up', () => {
      turnCard(leader, 'g1');
      parkCard(leader);
      takeUpCard(leader, 'g1');
      undoOf(finishCard(leader)).run();
      putCardBack(leader);
      expect(places().g1).toBe('parked');
    });

    test('[TABLE-13] is refused once another step has built upon the step', () => {
      const outcome = turnCard(colleague, 'g1');
      finishCard(leader);
      expect(undoOf(outcome).isPossible()).toBe(false);
    });

    test('[TABLE-13] is no longer possible without the right to lay cards', () => {
      const outcome = turnCard(colleague, 'g1');
      leadTable(leader);
      expect(undoOf(outcome).isPossible()).toBe(false);
      expect(undoOf(outcome).run()).toEqual({ refused: 'notAllowed' });
      expect(see().current?.id).toBe('g1');
    });
  });

  test('[TABLE-14] a replica that cannot write edits nothing and says so', () => {
    const viewer = seatAt(table, 'viewer', { canWrite: () => false });
    expect(turnCard(viewer, 'g1')).toEqual({ refused: 'readOnly' });
    expect(see().current).toBeUndefined();
    expect(Object.values(viewTable(viewer, 'da').may)).toEqual([false, false, false, false, false]);
  });

  test('[TABLE-15] the table is seen in the language of the person who looks', () => {
    turnCard(leader, 'g1');
    expect(viewTable(colleague, 'en').current).toMatchObject({
      question: 'Question g1?',
      examples: ['Answer g1'],
      area: { title: 'Green' },
    });
  });
});
