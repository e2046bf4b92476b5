import type { Deck } from '../../../domain/deck/deck.ts';
import type { NamedFile } from '../../ui/files/saveFile.ts';

/** As the server's folder of decks takes it. */
export function deckFile(deck: Deck): NamedFile {
  const text = `${JSON.stringify(deck, null, 2)}\n`;
  return { name: `${deck.id}.json`, contents: new Blob([text], { type: 'application/json' }) };
}
