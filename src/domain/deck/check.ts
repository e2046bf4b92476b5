import type { Deck } from './deck.ts';
import type { DeckProblem } from './problem.ts';
import { type ParsedDeck, parseDeck } from './schema.ts';

/** A file of `decks/` as read from disk: its name without folder, and its text. */
export interface DeckFile {
  readonly name: string;
  readonly text: string;
}

export interface CheckedDecks {
  /** In the order of the files. Decks with problems are not among them. */
  readonly decks: readonly Deck[];
  readonly problems: readonly DeckProblem[];
}

/** Checks all files of a folder. A bad deck does not affect the good ones. Never throws. */
export function checkDeckFiles(files: readonly DeckFile[]): CheckedDecks {
  const results = files.map(checkDeckFile);
  return {
    decks: results.flatMap((result) => ('deck' in result ? [result.deck] : [])),
    problems: results.flatMap((result) => ('problems' in result ? result.problems : [])),
  };
}

/** Checks one file: its JSON, its contents, and that the file is named after the deck. */
export function checkDeckFile({ name, text }: DeckFile): ParsedDeck {
  let json: unknown;
  try {
    json = JSON.parse(withoutByteOrderMark(text));
  } catch (error) {
    const reason = `not valid JSON: ${error instanceof Error ? error.message : String(error)}`;
    return { problems: [{ source: name, place: 'deck', field: '', reason }] };
  }
  const parsed = parseDeck(json, name);
  if ('problems' in parsed || name === `${parsed.deck.id}.json`) return parsed;
  const reason = `"${parsed.deck.id}" belongs in a file named ${parsed.deck.id}.json`;
  return { problems: [{ source: name, place: 'deck', field: 'id', reason }] };
}

/** Removes the byte order mark that some Windows editors write: JSON does not allow it, and authors cannot see it. */
function withoutByteOrderMark(text: string): string {
  return text.replace(/^\uFEFF/, '');
}
