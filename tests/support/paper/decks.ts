import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Deck } from '../../../src/domain/deck/deck.ts';
import { parseDeck } from '../../../src/domain/deck/schema.ts';

export function builtInDeck(): Deck {
  // Read by Jest and by Playwright, both of which run at the project's root.
  const file = join(process.cwd(), 'decks', 'digitale-kompetencer.json');
  return checked(JSON.parse(readFileSync(file, 'utf8')));
}

/** A deck of these cards in one area. */
export function deckOfTexts(cards: readonly { question: string; examples: readonly string[] }[]): Deck {
  return checked({
    format: 'dialogkort-deck/1',
    id: 'papir',
    version: 1,
    languages: ['da'],
    title: { da: 'Papir' },
    description: { da: 'Kort til prøve' },
    areas: [{ id: 'alt', title: { da: 'Alt muligt' }, colour: 'teal', sign: 'book' }],
    cards: cards.map(({ question, examples }, index) => ({
      ...{ id: `kort-${index + 1}`, area: 'alt', question: { da: question }, examples: { da: examples } },
    })),
  });
}

function checked(json: unknown): Deck {
  const parsed = parseDeck(json, 'test');
  if (!('deck' in parsed)) throw new Error(JSON.stringify(parsed.problems));
  return parsed.deck;
}
