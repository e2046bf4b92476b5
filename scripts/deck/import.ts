import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Catalogue } from '../../src/domain/catalogue/catalogue.ts';
import { checkDeckFile } from '../../src/domain/deck/check.ts';
import type { Deck } from '../../src/domain/deck/deck.ts';
import { problemLine } from '../../src/domain/deck/problem.ts';
import { ImportFailure } from '../../src/domain/import/failure.ts';
import type { ImportedDeck } from '../../src/domain/import/imported.ts';
import { problemSentence } from '../../src/domain/import/messages.ts';
import { plainDeckOf } from '../../src/domain/import/plainDeck.ts';
import { toDeck } from '../../src/domain/import/toDeck.ts';
import type { AreaChoice } from '../../src/domain/import/warning.ts';
import { loadCatalogues } from '../../src/server/decks/catalogues.ts';
import { BUILT_IN_DECK_DIR } from '../../src/server/paths.ts';
import type { Language } from '../../src/shared/language.ts';
import { DeckError, EXIT_CODES } from './errors.ts';
import type { Output } from './output.ts';
import { readInWorker } from './readInWorker.ts';

export interface ImportOptions {
  readonly file: string;
  readonly asPrinted: boolean;
  /** Output file, in the product's own format. */
  readonly out?: string;
  readonly json: boolean;
  /** Language of the messages. */
  readonly language: Language;
}

/** @throws DeckError with a sentence for people and the exit code */
export async function importDeck(options: ImportOptions, output: Output): Promise<void> {
  const { file, out, json, language } = options;
  const imported = await read(options, output);
  const choice: AreaChoice = options.asPrinted ? 'printed' : imported.preferred;
  const plain = plainDeckOf(imported, choice, language);
  for (const warning of plain.warnings) output.message(warning);
  // Failures come first: a reader of standard output must not mistake a deck for a success that was not written.
  if (out !== undefined) {
    const deck = writeDeck(out, imported, choice, basename(file));
    output.message(
      language === 'da'
        ? `Gemt: ${out}, version ${deck.version}.`
        : `Saved: ${out}, version ${deck.version}.`,
    );
  }
  if (json) {
    output.result(JSON.stringify(plain, null, 2));
    return;
  }
  output.result(plain.title || basename(file));
  for (const { id, title } of plain.areas) {
    output.result(`  ${title}: ${plain.cards.filter(({ area }) => area === id).length}`);
  }
  output.result(language === 'da' ? `${plain.cards.length} kort` : `${plain.cards.length} cards`);
}

async function read({ file, language }: ImportOptions, output: Output): Promise<ImportedDeck> {
  try {
    return await readInWorker(file, {
      onProgress: ({ phase, done, total }) => {
        if (phase === 'reading')
          output.progress(language === 'da' ? `Side ${done} af ${total}` : `Page ${done} of ${total}`);
      },
    });
  } catch (error) {
    if (!(error instanceof ImportFailure)) throw error;
    throw new DeckError(
      `${basename(file)}: ${problemSentence(error.problem, language)}`,
      EXIT_CODES.notImported,
    );
  } finally {
    output.endProgress();
  }
}

const DECK_FILE = /^([a-z0-9-]{1,64})\.json$/;

/** Writes a temporary file beside the target first, so that the target is never incomplete. */
function writeDeck(out: string, imported: ImportedDeck, choice: AreaChoice, fileName: string): Deck {
  const id = DECK_FILE.exec(basename(out))?.[1];
  if (id === undefined) {
    throw new DeckError(
      `--out must name a file such as dialogkort.json: a deck's file is named after its id, of a-z, 0-9 and hyphen.`,
      EXIT_CODES.usage,
    );
  }
  const version = nextVersion(out);
  const result = toDeck(imported, { areas: choice, fileName, id, version, catalogue: standardCatalogue() });
  if ('problems' in result)
    throw new DeckError(result.problems.map(problemLine).join('\n'), EXIT_CODES.badDeck);
  try {
    const draft = `${out}.${process.pid}.tmp`;
    writeFileSync(draft, `${JSON.stringify(result.deck, null, 2)}\n`);
    renameSync(draft, out);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
    throw new DeckError(`${out} cannot be written${code}.`, EXIT_CODES.unwritable);
  }
  return result.deck;
}

function standardCatalogue(): Catalogue {
  const deckDir = process.env.DECK_DIR;
  return loadCatalogues(
    { builtIn: BUILT_IN_DECK_DIR, ...(deckDir && { extra: deckDir }) },
    () => undefined,
  ).find(undefined);
}

/** A deck that is imported again gets the next version; a file that is not a deck is not overwritten. */
function nextVersion(out: string): number {
  if (!existsSync(out)) return 1;
  const checked = checkDeckFile({ name: basename(out), text: readFileSync(out, 'utf8') });
  if ('deck' in checked) return checked.deck.version + 1;
  throw new DeckError(`${out} exists and is no deck, so it is not overwritten.`, EXIT_CODES.unwritable);
}
