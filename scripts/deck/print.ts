import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { followCatalogue } from '../../src/domain/catalogue/deckInCatalogue.ts';
import { checkDeckFile } from '../../src/domain/deck/check.ts';
import { problemLine } from '../../src/domain/deck/problem.ts';
import { FONT_FILES, FONT_PACKAGE } from '../../src/paper/fontFiles.ts';
import { type PaperFonts, printDeck } from '../../src/paper/printDeck.ts';
import { loadCatalogues } from '../../src/server/decks/catalogues.ts';
import { BUILT_IN_DECK_DIR as BUILT_IN } from '../../src/server/paths.ts';
import type { Language } from '../../src/shared/language.ts';
import { DeckError, EXIT_CODES } from './errors.ts';
import type { Output } from './output.ts';

export interface PrintOptions {
  /** A deck file, or the id of a built-in deck. */
  readonly deck: string;
  readonly out: string;
  readonly language: Language;
  /** The app's address, for square codes that open its page for phones. */
  readonly origin: string | undefined;
  /** The server's own folder of decks. */
  readonly deckDir: string | undefined;
}

/**
 * Writes a deck as a PDF to print on both sides and cut.
 * @throws DeckError
 */
export async function printDeckFile(
  { deck: named, out, language, origin, deckDir }: PrintOptions,
  output: Output,
): Promise<void> {
  const file = /^[a-z0-9-]+$/.test(named) ? join(BUILT_IN, `${named}.json`) : named;
  const checked = checkDeckFile({ name: basename(file), text: textOf(file) });
  if (!('deck' in checked)) {
    for (const problem of checked.problems) output.message(problemLine(problem));
    throw new DeckError(`${named} is no deck that can be printed.`, EXIT_CODES.badDeck);
  }
  const { catalogue } = checked.deck;
  const catalogues = loadCatalogues({ builtIn: BUILT_IN, extra: deckDir ?? dirname(file) }, output.message);
  const deck =
    catalogue === undefined ? checked.deck : followCatalogue(checked.deck, catalogues.find(catalogue));
  const { pdf, sheets, incomplete } = await printDeck(deck, language, paperFonts(), origin);
  for (const id of incomplete)
    output.message(`${id}: has characters that the paper's font lacks; they are "?".`);
  try {
    writeFileSync(out, pdf);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
    throw new DeckError(`${out} cannot be written${code}.`, EXIT_CODES.unwritable);
  }
  output.result(
    `${out}: ${deck.cards.length} cards on ${sheets} sheets. Print at 100 %, on both sides, flip on the long edge.`,
  );
}

export function paperFonts(): PaperFonts {
  const require = createRequire(import.meta.url);
  const read = (path: string) => new Uint8Array(readFileSync(require.resolve(`${FONT_PACKAGE}/${path}`)));
  return { regular: read(FONT_FILES.regular), bold: read(FONT_FILES.bold) };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
    throw new DeckError(`${file} cannot be read${code}.`, EXIT_CODES.unreadable);
  }
}
