import { cardIdsOf, draftDeck } from '../../../../../domain/import/draftDeck.ts';
import type { ImportedDeck } from '../../../../../domain/import/imported.ts';
import { warningSentence } from '../../../../../domain/import/messages.ts';
import { rearranged } from '../../../../../domain/import/rearrange.ts';
import type { ImportWarning } from '../../../../../domain/import/warning.ts';
import { newDeckId } from '../newId.ts';
import type { OpenDeck } from '../openDeck.ts';

/** A document that was read, as a deck to look through. */
export function openImported(imported: ImportedDeck, fileName: string): OpenDeck {
  const draft = draftDeck(imported, { fileName });
  const ids = cardIdsOf(imported);
  return {
    // What is imported is another deck than the one that may have been imported before from the same file.
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
          cardIds: cardsOf(warning).flatMap((number) => ids[number - 1] ?? []),
        })),
      arrange: (deck, choice) => rearranged(deck, imported, choice),
    },
  };
}

/** Numbers of the cards that a warning is about, from 1. */
function cardsOf(warning: ImportWarning): readonly number[] {
  if ('cards' in warning) return warning.cards;
  return 'card' in warning ? [warning.card] : [];
}
