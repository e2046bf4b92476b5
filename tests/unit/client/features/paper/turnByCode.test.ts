import { turnByCode } from '../../../../../src/client/features/paper/turnByCode.ts';
import { cardCodes } from '../../../../../src/domain/deck/cardCode.ts';
import { leaveOut } from '../../../../../src/domain/table/conversation/verbs/preparing.ts';
import { viewTable } from '../../../../../src/domain/table/tableView.ts';
import { finishCard, takeUpCard, turnCard } from '../../../../../src/domain/table/verbs/cards.ts';
import { leadTable, startMeeting } from '../../../../../src/domain/table/verbs/meeting.ts';
import { seatAt, smallDeck, tableWithoutService } from '../../../../support/table/seats.ts';

const codes = cardCodes(smallDeck.cards);
const [first, second] = smallDeck.cards.map(({ id }) => id) as [string, string];

function meeting() {
  const table = tableWithoutService();
  const mette = seatAt(table, 'mette');
  const at = (seat = mette) => ({
    type: (typed: string) =>
      turnByCode(typed, viewTable(seat, 'da'), {
        turn: (id) => turnCard(seat, id),
        takeUp: (id) => takeUpCard(seat, id),
      }),
  });
  return { table, mette, at };
}

const code = (id: string) => codes.get(id) ?? '';

describe('Typing the code of a paper card', () => {
  test('turns that card on the stage [PAPER-10]', () => {
    const { table, mette, at } = meeting();
    startMeeting(mette);
    expect(at().type(code(first).toLowerCase())).toHaveProperty('question');
    expect(table.middle.cardId).toBe(first);
    expect(at().type(code(first))).toEqual({ problem: 'there' });
  });

  test('takes a card up again that has been out [PAPER-10]', () => {
    const { table, mette, at } = meeting();
    startMeeting(mette);
    turnCard(mette, first);
    finishCard(mette);
    expect(at().type(code(first))).toHaveProperty('question');
    expect(table.middle.cardId).toBe(first);
  });

  test('learns why nothing is turned [PAPER-11]', () => {
    const { table, mette, at } = meeting();
    expect(at().type(code(first))).toEqual({ problem: 'notNow' });
    leaveOut(mette, [second]);
    startMeeting(mette);
    leadTable(mette);
    expect(at().type('  ')).toEqual({ problem: 'empty' });
    expect(at().type('AAAB')).toEqual({ problem: 'notACode' });
    expect(at().type(code(second))).toEqual({ problem: 'leftOut' });
    const elsewhere = [...cardCodes([{ id: 'from-another-deck' }]).values()][0] ?? '';
    expect(at().type(elsewhere)).toEqual({ problem: 'notHere' });
    expect(at(seatAt(table, 'jonas')).type(code(first))).toEqual({ problem: 'notAllowed' });
    expect(table.middle.cardId).toBeUndefined();
  });
});
