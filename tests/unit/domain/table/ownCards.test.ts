import { OWN_CARD_MAX_CHARACTERS } from '../../../../src/domain/table/ownCardText.ts';
import { OwnCard, type Table } from '../../../../src/domain/table/schema.ts';
import type { Seat } from '../../../../src/domain/table/seat.ts';
import { viewTable } from '../../../../src/domain/table/tableView.ts';
import { shuffleCards, turnCard } from '../../../../src/domain/table/verbs/cards.ts';
import { endMeeting, startMeeting } from '../../../../src/domain/table/verbs/meeting.ts';
import { addOwnCard, editOwnCard, withdrawOwnCard } from '../../../../src/domain/table/verbs/ownCards.ts';
import { seatAt, tableWithoutService } from '../../../support/table/seats.ts';
import { undoOf } from '../../../support/table/undo.ts';

describe('own cards', () => {
  let table: Table;
  let leader: Seat;
  let ali: Seat;
  let bo: Seat;
  const cards = (seat: Seat = leader) => viewTable(seat, 'da').cards;
  const own = (seat?: Seat) => cards(seat).filter((card) => card.own);

  beforeEach(() => {
    table = tableWithoutService();
    leader = seatAt(table, 'leader');
    ali = seatAt(table, 'ali');
    bo = seatAt(table, 'bo');
    startMeeting(leader);
  });

  test('[OWN-1] a participant’s question joins the deck, face down at the end of the spread', () => {
    addOwnCard(ali, { question: '  Hvad savner\n vi?  ', areaId: 'blue' });
    expect(cards().at(-1)).toMatchObject({
      number: 6,
      place: 'faceDown',
      question: 'Hvad savner vi?',
      area: { id: 'blue', total: 3, left: 3 },
      own: { author: 'ali' },
    });
  });

  test('[OWN-1] a card without an area is turned like any other', () => {
    addOwnCard(ali, { question: 'Og hvad så?' });
    const [card] = own();
    expect(card?.area).toBeUndefined();
    expect(turnCard(bo, card?.id ?? '')).toHaveProperty('done');
    expect(viewTable(bo, 'da').current).toMatchObject({ question: 'Og hvad så?' });
  });

  test('[OWN-1] a shuffle deals own cards in with the others', () => {
    addOwnCard(ali, { question: 'A?' });
    shuffleCards(leader);
    expect(table.spread).toContain(own()[0]?.id);
    expect(cards()).toHaveLength(6);
  });

  test.each([
    ['', 'badText'],
    [' \n ', 'badText'],
    ['x'.repeat(OWN_CARD_MAX_CHARACTERS + 1), 'badText'],
  ])('[OWN-2] a text that is empty or too long is refused', (question, refused) => {
    expect(addOwnCard(ali, { question })).toEqual({ refused });
    expect(own()).toEqual([]);
  });

  test('[OWN-2] an area that the deck does not have is refused', () => {
    expect(addOwnCard(ali, { question: 'Hvad?', areaId: 'nowhere' })).toEqual({ refused: 'notFound' });
  });

  test('[OWN-7] one that two windows of its author have added in the same instant is one card', () => {
    const twin = () => new OwnCard({ id: 'twin', areaId: undefined, question: 'A?', author: 'ali' });
    table.ownCards.insertAtEnd(twin(), twin());
    expect(own().map(({ id }) => id)).toEqual(['twin']);
    editOwnCard(ali, 'twin', { question: 'B?' });
    expect(own()).toMatchObject([{ question: 'B?' }]);
    withdrawOwnCard(ali, 'twin');
    expect(own()).toEqual([]);
  });

  test('[OWN-3] its author and the facilitators edit and withdraw a card, others do not', () => {
    addOwnCard(ali, { question: 'Hvad?' });
    const id = own()[0]?.id ?? '';
    expect([own(ali)[0]?.own?.mayChange, own(bo)[0]?.own?.mayChange]).toEqual([true, false]);
    expect(editOwnCard(bo, id, { question: 'Nej' })).toEqual({ refused: 'notAllowed' });
    expect(withdrawOwnCard(bo, id)).toEqual({ refused: 'notAllowed' });
    expect(editOwnCard(leader, id, { question: 'Hvad nu?', areaId: 'green' })).toHaveProperty('done');
    expect(own()[0]).toMatchObject({ question: 'Hvad nu?', area: { id: 'green' } });
    expect(withdrawOwnCard(leader, id)).toHaveProperty('done');
    expect(own()).toEqual([]);
    addOwnCard(ali, { question: 'Hvad?' });
    expect(withdrawOwnCard(ali, own()[0]?.id ?? '')).toHaveProperty('done');
    expect(own()).toEqual([]);
  });

  test('[OWN-8] a person who edits another participant’s card is its author until that is undone', () => {
    addOwnCard(ali, { question: 'Først?' });
    addOwnCard(ali, { question: 'Hvad?' });
    const id = own()[1]?.id ?? '';
    const edited = editOwnCard(leader, id, { question: 'Hvad nu?' });
    expect(own().map((card) => card.own?.author)).toEqual(['ali', 'leader']);
    expect(own(ali)[1]?.own?.mayChange).toBe(false);
    undoOf(edited).run();
    expect(own()).toMatchObject([{ question: 'Først?' }, { id, question: 'Hvad?', own: { author: 'ali' } }]);
    expect(undoOf(edited).isPossible()).toBe(false);
  });

  test('[OWN-8] saving another participant’s card unchanged leaves it theirs', () => {
    addOwnCard(ali, { question: 'Hvad?' });
    editOwnCard(leader, own()[0]?.id ?? '', { question: ' Hvad? ' });
    expect(own()[0]?.own?.author).toBe('ali');
  });

  test('[OWN-4] a card that is being talked about is not withdrawn', () => {
    addOwnCard(ali, { question: 'Hvad?' });
    const id = own()[0]?.id ?? '';
    turnCard(ali, id);
    expect(withdrawOwnCard(ali, id)).toEqual({ refused: 'notNow' });
    expect(viewTable(ali, 'da').current?.id).toBe(id);
  });

  test('[OWN-5] adding, editing and withdrawing are taken back', () => {
    const added = addOwnCard(ali, { question: 'Hvad?', areaId: 'blue' });
    const id = own()[0]?.id ?? '';
    const edited = editOwnCard(ali, id, { question: 'Hvad nu?' });
    expect(own()[0]).toMatchObject({ question: 'Hvad nu?', area: undefined });
    undoOf(edited).run();
    expect(own()[0]).toMatchObject({ question: 'Hvad?', area: { id: 'blue' } });
    const withdrawn = withdrawOwnCard(ali, id);
    undoOf(withdrawn).run();
    expect(own()).toMatchObject([{ id, question: 'Hvad?', area: { id: 'blue' }, own: { author: 'ali' } }]);
    expect(undoOf(withdrawn).isPossible()).toBe(false);
    undoOf(added).run();
    expect(own()).toEqual([]);
  });

  test('[OWN-5] adding is no longer taken back once the card was turned', () => {
    const added = addOwnCard(ali, { question: 'Hvad?' });
    turnCard(bo, own()[0]?.id ?? '');
    expect(undoOf(added).isPossible()).toBe(false);
  });

  test('[OWN-6] own cards are written before the start, and no more after the end', () => {
    const early = seatAt(tableWithoutService(), 'ali');
    expect(addOwnCard(early, { question: 'Før mødet?' })).toHaveProperty('done');
    addOwnCard(ali, { question: 'Hvad?' });
    const id = own()[0]?.id ?? '';
    endMeeting(leader);
    expect(addOwnCard(ali, { question: 'For sent?' })).toEqual({ refused: 'notNow' });
    expect(editOwnCard(ali, id, { question: 'For sent?' })).toEqual({ refused: 'notNow' });
    expect(withdrawOwnCard(ali, id)).toEqual({ refused: 'notNow' });
  });
});
