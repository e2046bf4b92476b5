import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { checkDeckFile } from '../../src/domain/deck/check.ts';
import type { Deck } from '../../src/domain/deck/deck.ts';
import { inLanguage } from '../../src/domain/deck/localized.ts';
import { problemLine } from '../../src/domain/deck/problem.ts';
import { ROOT } from '../lib/root.ts';
import { DeckError, EXIT_CODES } from './errors.ts';
import type { Output } from './output.ts';

/**
 * Checks files against the deck format.
 * @throws DeckError if any has a problem
 */
export function checkDecks(files: readonly string[], output: Output): void {
  let bad = 0;
  for (const file of files) {
    const checked = checkDeckFile({ name: basename(file), text: textOf(file) });
    if ('deck' in checked) {
      output.result(`${file}: ${lineOf(checked.deck)}`);
      continue;
    }
    bad++;
    for (const problem of checked.problems) output.message(problemLine(problem));
  }
  if (bad > 0)
    throw new DeckError(`${bad} of ${files.length} are no decks that can be used.`, EXIT_CODES.badDeck);
}

/**
 * Lists the built-in decks and those in the server's own folder of decks.
 * @throws DeckError
 */
export function listDecks(deckDir: string | undefined, json: boolean, output: Output): void {
  const folders = [join(ROOT, 'decks'), ...(deckDir ? [deckDir] : [])];
  const decks: Deck[] = [];
  for (const file of folders.flatMap(deckFiles)) {
    const checked = checkDeckFile({ name: basename(file), text: textOf(file) });
    if ('deck' in checked) decks.push(checked.deck);
    else for (const problem of checked.problems) output.message(problemLine(problem));
  }
  if (json) {
    output.result(
      JSON.stringify(
        decks.map(({ id, version, languages, title, cards }) => ({
          id,
          version,
          languages,
          title,
          cards: cards.length,
        })),
        null,
        2,
      ),
    );
    return;
  }
  for (const deck of decks) output.result(`${deck.id}: ${lineOf(deck)}`);
}

function lineOf({ title, version, languages, areas, cards }: Deck): string {
  const [first = 'da'] = languages;
  return `${inLanguage(title, first)}, version ${version}, ${languages.join('+')}, ${areas.length} areas, ${cards.length} cards`;
}

function deckFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    throw new DeckError(`The folder ${folder} cannot be read.`, EXIT_CODES.unreadable);
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
    throw new DeckError(`${file} cannot be read${code}.`, EXIT_CODES.unreadable);
  }
}
