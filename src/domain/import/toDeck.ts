/** Turns what was read into a deck of this product's own format. */
import { type ParsedDeck, parseDeck } from '../deck/schema.ts';
import { type DraftOptions, draftDeck } from './draftDeck.ts';
import type { ImportedDeck } from './imported.ts';

/** The deck, checked by the deck format's own rules, or what these find wrong, such as a question that is too long. */
export function toDeck(imported: ImportedDeck, options: DraftOptions): ParsedDeck {
  const deck = draftDeck(imported, options);
  return imported.original ? { deck } : parseDeck(deck, options.fileName);
}
