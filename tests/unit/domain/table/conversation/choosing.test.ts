import {
  layOutCards,
  showPointing,
  takeInCards,
} from '../../../../../src/domain/table/conversation/verbs/choosing.ts';
import { toPart } from '../../../../../src/domain/table/conversation/verbs/parts.ts';
import { phoneTable } from '../../../../../src/domain/table/phoneTable.ts';
import { viewTable } from '../../../../../src/domain/table/tableView.ts';
import { finishCard, turnCard } from '../../../../../src/domain/table/verbs/cards.ts';
import { endMeeting, startMeeting } from '../../../../../src/domain/table/verbs/meeting.ts';
import { type People, peopleAt } from '../../../../support/table/people.ts';
import { seatAt, tableWithoutService } from '../../../../support/table/seats.ts';
import { undoOf } from '../../../../support/table/undo.ts';

let people: People;
const choice = () => people.see().conversation.choice;

beforeEach(() => {
  people = peopleAt(tableWithoutService(undefined, { dealing: 'asLaid' }));
  startMeeting(people.mette);
});

describe('choosing a card together', () => {
  test('[CHOOSE-1] a facilitator lays out the first three cards that lie face down, and then the three after them', () => {
    expect(layOutCards(people.ali)).toEqual({ refused: 'notAllowed' });
    layOutCards(people.mette);
    expect(choice()).toMatchObject({ cards: ['g1', 'g2', 'g3'], isShown: false, counts: undefined });
    const first = choice()?.pollId;
    layOutCards(people.mette);
    expect(choice()?.cards).toEqual(['b1', 'b2', 'g1']);
    expect(choice()?.pollId).not.toBe(first);
  });

  test('[CHOOSE-1] cards lie out only where none is current, at the cards, and with two left', () => {
    turnCard(people.mette, 'g1');
    expect(layOutCards(people.mette)).toEqual({ refused: 'notNow' });
    finishCard(people.mette);
    toPart(people.mette, 'closing');
    expect(layOutCards(people.mette)).toEqual({ refused: 'notNow' });
    toPart(people.mette, 'cards');
    for (const id of ['g2', 'g3']) {
      turnCard(people.mette, id);
      finishCard(people.mette);
    }
    layOutCards(people.mette);
    expect(choice()?.cards).toEqual(['b1', 'b2']);
    turnCard(people.mette, 'b1');
    finishCard(people.mette);
    expect(layOutCards(people.mette)).toEqual({ refused: 'notNow' });
  });

  test('[CHOOSE-2] the card that is taken is turned, the others go back, and after an undo the same three may be laid out again', () => {
    layOutCards(people.mette);
    showPointing(people.mette, [0, 2, 1], 'seal');
    const taken = turnCard(people.mette, 'g2');
    expect(choice()).toBeUndefined();
    expect(people.see().current?.id).toBe('g2');
    expect(people.see().left).toBe(4);
    undoOf(taken).run();
    expect(people.see().current).toBeUndefined();
    layOutCards(people.mette);
    expect(choice()).toMatchObject({ cards: ['g1', 'g2', 'g3'], isShown: false });
  });

  test('[CHOOSE-2] cards are taken in by a facilitator, and at the end of the table', () => {
    layOutCards(people.mette);
    expect(takeInCards(people.bo)).toEqual({ refused: 'notAllowed' });
    takeInCards(people.mette);
    expect(choice()).toBeUndefined();
    expect(takeInCards(people.mette)).toEqual({ refused: 'notNow' });
    layOutCards(people.mette);
    endMeeting(people.mette);
    expect(choice()).toBeUndefined();
  });

  test('[CHOOSE-3] numbers are shown by a facilitator, once, of at least three who pointed, and only as the server counted them', () => {
    layOutCards(people.mette);
    expect(showPointing(people.ali, [1, 1, 1])).toEqual({ refused: 'notAllowed' });
    for (const counts of [
      [1, 1, 0],
      [3, 0],
    ]) {
      expect(showPointing(people.mette, counts)).toEqual({ refused: 'notNow' });
    }
    showPointing(people.mette, undefined);
    expect(choice()).toMatchObject({ tooFew: true, isShown: false });
    showPointing(people.mette, [2, 1, 0], 'seal');
    expect(choice()).toMatchObject({ counts: [2, 1, 0], isForged: false });
    expect(showPointing(people.mette, [0, 3, 0])).toEqual({ refused: 'notNow' });
    const wary = seatAt(people.table, 'bo', { isSealed: () => false });
    expect(viewTable(wary, 'da').conversation.choice).toMatchObject({ counts: undefined, isForged: true });
  });

  test('[CHOOSE-5] phones get the cards in both languages, and the numbers once they are shown', () => {
    const shown = () => phoneTable(viewTable(people.mette, 'da'), viewTable(people.mette, 'en')).choice;
    expect(shown()).toBeUndefined();
    layOutCards(people.mette);
    expect(shown()?.cards[1]).toEqual({
      area: { da: 'Grønt', en: 'Green' },
      question: { da: 'Spørgsmål g2?', en: 'Question g2?' },
    });
    expect(shown()).not.toHaveProperty('counts');
    showPointing(people.mette, [0, 3, 0], 'seal');
    expect(shown()?.counts).toEqual([0, 3, 0]);
  });

  test('[PHONE-26] phones get the poll of readers with a card, another one with the next card', () => {
    const reading = () => phoneTable(viewTable(people.mette, 'da'), viewTable(people.mette, 'en')).reading;
    expect(reading()).toBeUndefined();
    turnCard(people.mette, 'g1');
    const first = reading();
    expect(first).toMatch(/^reading-\d+$/);
    finishCard(people.mette);
    expect(reading()).toBeUndefined();
    turnCard(people.mette, 'g2');
    expect(reading()).not.toBe(first);
  });
});
