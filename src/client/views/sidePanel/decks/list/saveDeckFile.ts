import type { Deck } from '../../../../../domain/deck/deck.ts';
import { saveFile } from '../saveFile.ts';

/** As the server's folder of decks takes it. */
export function saveDeckFile(deck: Deck): void {
  saveFile(`${deck.id}.json`, 'application/json', `${JSON.stringify(deck, null, 2)}\n`);
}
