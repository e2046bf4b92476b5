import { areaGroups } from '../../../../../src/client/features/table/panel/areaGroups.ts';
import { viewTable } from '../../../../../src/domain/table/tableView.ts';
import { turnCard } from '../../../../../src/domain/table/verbs/cards.ts';
import { startMeeting } from '../../../../../src/domain/table/verbs/meeting.ts';
import { addOwnCard } from '../../../../../src/domain/table/verbs/ownCards.ts';
import { seatAt, tableWithoutService } from '../../../../support/table/seats.ts';

describe('The deck by area', () => {
  test('[PANEL-11] has the areas in the order of the deck, with the cards of each that lie face down', () => {
    const seat = seatAt(tableWithoutService(), 'lone');
    startMeeting(seat);
    turnCard(seat, 'g2');
    const groups = areaGroups(viewTable(seat, 'da'));
    expect(groups.map(({ area, cards, left }) => [area?.title, cards.length, left.length])).toEqual([
      ['Grønt', 3, 2],
      ['Blåt', 2, 2],
    ]);
    expect(groups[0]?.left.map((card) => card.id)).not.toContain('g2');
  });

  test('[PANEL-11] has own cards with their area, and those without one last', () => {
    const seat = seatAt(tableWithoutService(), 'lone');
    addOwnCard(seat, { question: 'Med område?', areaId: 'blue' });
    addOwnCard(seat, { question: 'Uden område?' });
    const groups = areaGroups(viewTable(seat, 'da'));
    expect(groups.map(({ area, cards }) => [area?.id, cards.length])).toEqual([
      ['green', 3],
      ['blue', 3],
      [undefined, 1],
    ]);
  });
});
