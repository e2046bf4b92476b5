import type { Catalogue } from '../../../../domain/catalogue/catalogue.ts';
import type { Deck } from '../../../../domain/deck/deck.ts';
import { cardIdsOf, draftDeck } from '../../../../domain/import/draftDeck.ts';
import type { ImportedDeck } from '../../../../domain/import/imported.ts';
import { warningSentence } from '../../../../domain/import/messages.ts';
import { rearranged } from '../../../../domain/import/rearrange.ts';
import type { AreaChoice, ImportWarning } from '../../../../domain/import/warning.ts';
import { newDeckId } from '../newId.ts';
import type { OpenDeck } from '../openDeck.ts';

/** A document that was read, as a deck to look through. */
export function openImported(imported: ImportedDeck, fileName: string, catalogue: Catalogue): OpenDeck {
  const draft = draftDeck(imported, { fileName, catalogue });
  const ids = cardIdsOf(imported);
  return {
    // An import is a new deck, also when the same file was imported before.
    deck: { ...draft, id: newDeckId(draft.id), version: 1 },
    basedOn: 0,
    isChanged: true,
    reading: {
      fileName,
      preferred: imported.preferred,
      hasChoice: imported.warnings.some(({ code }) => code === 'back-repeats-area'),
      doubts: (choice, language) =>
        imported.warnings.map((warning, index) => ({
          id: `${warning.code}-${index}`,
          sentence: warningSentence(warning, choice, language),
          sentenceAbout: (own) => {
            const numbers = own.map((id) => ids.indexOf(id) + 1);
            return warningSentence(onlyAbout(warning, numbers), choice, language);
          },
          cardIds: cardsOf(warning).flatMap((number) => ids[number - 1] ?? []),
        })),
      arrange: (deck, choice) => rearranged(deck, imported, choice),
      choiceOf: (deck) => choiceOf(deck, imported),
    },
  };
}

/** As most of the cards lie that the two ways to read the sheets put into different areas. */
function choiceOf(deck: Deck, imported: ImportedDeck): AreaChoice {
  const areas = new Map(deck.cards.map(({ id, area }) => [id, area]));
  const ids = cardIdsOf(imported);
  let printed = 0;
  let position = 0;
  for (const [index, { area }] of imported.cards.entries()) {
    const now = areas.get(ids[index] ?? '');
    if (area.position === area.printed || now === undefined) continue;
    if (now === area.printed) printed++;
    if (now === area.position) position++;
  }
  if (printed === position) return imported.preferred;
  return printed > position ? 'printed' : 'position';
}

/** A warning about a sheet applies to all its cards and is not split. */
function onlyAbout(warning: ImportWarning, cards: readonly number[]): ImportWarning {
  const isList = 'cards' in warning && warning.code !== 'back-repeats-area';
  return isList && cards.length > 0 ? { ...warning, cards } : warning;
}

/** Numbers of the cards that a warning is about, from 1. */
function cardsOf(warning: ImportWarning): readonly number[] {
  if ('cards' in warning) return warning.cards;
  return 'card' in warning ? [warning.card] : [];
}
