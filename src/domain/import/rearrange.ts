import type { Deck } from '../deck/deck.ts';
import { addArea } from '../deck/edit/areas.ts';
import { withLanguage } from '../deck/edit/localize.ts';
import { areasAs, cardIdsOf } from './draftDeck.ts';
import type { ImportedDeck } from './imported.ts';
import type { AreaChoice } from './warning.ts';

/**
 * A deck that was imported, and perhaps edited since, with its cards moved to the areas of the other reading of the
 * sheets. Cards that were moved by hand are moved as well; all other edits stay.
 */
export function rearranged(deck: Deck, imported: ImportedDeck, choice: AreaChoice): Deck {
  const { areas, areaOf } = areasAs(imported, choice);
  const ids = cardIdsOf(imported);
  const areaByCard = new Map(imported.cards.map((card, index) => [ids[index], areaOf(card)]));
  const cards = deck.cards.map((card) => ({ ...card, area: areaByCard.get(card.id) ?? card.area }));
  const missing = areas.filter(({ id }) => deck.areas.every((area) => area.id !== id));
  const withAll = missing.reduce((before, { id, title }) => {
    const after = addArea(before, id);
    const named = after.areas.map((area) =>
      area.id === id
        ? { ...area, title: withLanguage(area.title, imported.language, title, deck.languages) }
        : area,
    );
    return { ...after, areas: named };
  }, deck);
  const order = imported.areas.map(({ id }) => id);
  const used = withAll.areas.filter(
    ({ id }) => !order.includes(id) || cards.some((card) => card.area === id),
  );
  return { ...withAll, cards, areas: used.length > 0 ? used : withAll.areas };
}
