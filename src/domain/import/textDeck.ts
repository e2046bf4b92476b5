/** Reads a plain text both ways, as sheets of cards and as a running document, and takes the one that reads better. */
import { ImportFailure } from './failure.ts';
import type { ImportedDeck } from './imported.ts';
import { deckOfPages } from './layout.ts';
import { sheetsOfText } from './plainText.ts';
import { readingCost } from './readingCost.ts';
import { deckOfLines } from './runningText/deckOfLines.ts';
import { linesOfText } from './runningText/textLines.ts';

export function deckOfText(text: string): ImportedDeck {
  const { pages, showSheets } = sheetsOfText(text);
  const asSheets = () => deckOfPages(pages);
  const asLines = () => deckOfLines(linesOfText(text));
  return bestReading(showSheets ? [asSheets, asLines] : [asLines, asSheets]);
}

/**
 * The deck of the cheapest reading; of two that cost the same the first.
 * @param costOf what a deck costs, given with the index of its reading
 * @throws ImportFailure of the first reading if none finds cards
 */
export function bestReading(
  readings: readonly (() => ImportedDeck)[],
  costOf: (deck: ImportedDeck, index: number) => number = readingCost,
): ImportedDeck {
  let best: { deck: ImportedDeck; cost: number } | undefined;
  let failure: unknown;
  for (const [index, read] of readings.entries()) {
    try {
      const deck = read();
      const cost = costOf(deck, index);
      if (!best || cost < best.cost) best = { deck, cost };
    } catch (error) {
      if (!(error instanceof ImportFailure)) throw error;
      failure ??= error;
    }
  }
  if (best) return best.deck;
  throw failure;
}
