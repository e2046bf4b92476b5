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
  const read = readJson({ name, text }, 'deck');
  if ('problems' in read) return read;
  const parsed = parseDeck(read.json, name);
  if ('problems' in parsed) return parsed;
  const problems = misnamed(parsed.deck.id, name, 'deck');
  return problems.length > 0 ? { problems } : parsed;
}

type FileKind = 'deck' | 'catalogue';

/** The file's JSON, unchecked. */
export function readJson(
  { name, text }: DeckFile,
  kind: FileKind,
): { readonly json: unknown } | { readonly problems: readonly DeckProblem[] } {
  try {
    return { json: JSON.parse(withoutByteOrderMark(text)) };
  } catch (error) {
    const reason = `not valid JSON: ${error instanceof Error ? error.message : String(error)}`;
    return { problems: [{ source: name, place: kind, field: '', reason }] };
  }
}

/** A problem if a file is not named after the id of what is in it. */
export function misnamed(id: string, name: string, kind: FileKind): readonly DeckProblem[] {
  const reason = `"${id}" belongs in a file named ${id}.json`;
  return name === `${id}.json` ? [] : [{ source: name, place: kind, field: 'id', reason }];
}

/** Removes the byte order mark that some Windows editors write: JSON does not allow it, and authors cannot see it. */
function withoutByteOrderMark(text: string): string {
  return text.replace(/^\uFEFF/, '');
}
