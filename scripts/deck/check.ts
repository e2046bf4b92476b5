import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { CATALOGUE_FORMAT, type Catalogue } from '../../src/domain/catalogue/catalogue.ts';
import { checkCatalogueFile } from '../../src/domain/catalogue/schema.ts';
import { checkDeckFile } from '../../src/domain/deck/check.ts';
import { DECK_FORMAT, type Deck } from '../../src/domain/deck/deck.ts';
import { inLanguage } from '../../src/domain/deck/localized.ts';
import { problemLine } from '../../src/domain/deck/problem.ts';
import { loadCatalogues } from '../../src/server/decks/catalogues.ts';
import { catalogueProblems } from '../../src/server/decks/decks.ts';
import { BUILT_IN_DECK_DIR as BUILT_IN } from '../../src/server/paths.ts';
import { DeckError, EXIT_CODES } from './errors.ts';
import type { Output } from './output.ts';

/**
 * Checks files of decks and of catalogues. What a deck loses with its catalogue is reported, and is no error.
 * @throws DeckError if any has a problem
 */
export function checkDecks(files: readonly string[], deckDir: string | undefined, output: Output): void {
  let bad = 0;
  for (const file of files) {
    const named = { name: basename(file), text: textOf(file) };
    const checked = isCatalogue(file, named.text) ? checkCatalogueFile(named) : checkDeckFile(named);
    if ('problems' in checked) {
      bad++;
      for (const problem of checked.problems) output.message(problemLine(problem));
    } else if ('deck' in checked) {
      output.result(`${file}: ${lineOf(checked.deck)}`);
      const catalogues = loadCatalogues(
        { builtIn: BUILT_IN, extra: deckDir ?? dirname(file) },
        () => undefined,
      );
      for (const lost of catalogueProblems(file, checked.deck, catalogues)) output.message(lost);
    } else {
      output.result(`${file}: ${lineOfCatalogue(checked.catalogue)}`);
      for (const lost of lostPlaces(checked.catalogue, deckDir ?? dirname(dirname(file))))
        output.message(lost);
    }
  }
  if (bad > 0) throw new DeckError(`${bad} of ${files.length} cannot be used.`, EXIT_CODES.badDeck);
}

/** By its format, or by its folder while the format is still missing. */
function isCatalogue(file: string, text: string): boolean {
  if (text.includes(`"${CATALOGUE_FORMAT}"`)) return true;
  return basename(dirname(resolve(file))) === 'catalogues' && !text.includes(`"${DECK_FORMAT}"`);
}

/** What the decks that name this catalogue would lose with it. */
function lostPlaces(catalogue: Catalogue, deckDir: string): readonly string[] {
  const catalogues = { has: () => true, find: () => catalogue };
  return [BUILT_IN, deckDir].flatMap(deckFiles).flatMap((file) => {
    const checked = checkDeckFile({ name: basename(file), text: textOf(file) });
    return 'deck' in checked && checked.deck.catalogue === catalogue.id
      ? catalogueProblems(basename(file), checked.deck, catalogues)
      : [];
  });
}

/**
 * Lists the built-in decks and those in the server's own folder of decks.
 * @throws DeckError
 */
export function listDecks(deckDir: string | undefined, json: boolean, output: Output): void {
  const folders = [BUILT_IN, ...(deckDir ? [deckDir] : [])];
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

function lineOfCatalogue({ title, version, languages, areas }: Catalogue): string {
  const [first = 'da'] = languages;
  const places = areas.reduce((sum, area) => sum + area.places.length, 0);
  return `${inLanguage(title, first)}, version ${version}, ${languages.join('+')}, ${areas.length} areas, ${places} places`;
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
