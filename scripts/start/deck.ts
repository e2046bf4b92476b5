import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Deck } from '../../src/domain/deck/deck.ts';
import { inLanguage } from '../../src/domain/deck/localized.ts';
import { problemLine } from '../../src/domain/deck/problem.ts';
import { ImportFailure } from '../../src/domain/import/failure.ts';
import type { ImportedDeck } from '../../src/domain/import/imported.ts';
import { problemSentence, warningSentence } from '../../src/domain/import/messages.ts';
import { toDeck } from '../../src/domain/import/toDeck.ts';
import { DeckError } from '../deck/errors.ts';
import { readInWorker } from '../deck/readInWorker.ts';
import { ROOT } from '../lib/root.ts';
import type { DataFolder } from './dataFolder.ts';
import { EXIT_CODES, StartError } from './errors.ts';
import type { Output } from './output.ts';

/** A deck in a folder of decks, for the app server's settings. */
export interface StartDeck {
  readonly folder: string;
  readonly id: string;
}

/** Distinguishes a deck from a built-in one with the same id, such as a changed copy of its file. */
const OWN_MARK = '-fra-fil';
const ID_CHARS = 64;

/**
 * Reads the deck in any file that can be imported and writes it into a folder of the data folder, alone.
 * @throws {StartError} with the problem of the file
 */
export async function layOutDeck(
  file: string,
  data: DataFolder,
  output: Output,
  stopping: AbortSignal,
): Promise<StartDeck> {
  const name = basename(file);
  const imported = await read(file, stopping);
  for (const warning of imported.warnings) {
    output.say(`[${name}] ${warningSentence(warning, imported.preferred, 'en')}`);
  }
  const made = toDeck(imported, { fileName: name });
  if ('problems' in made) throw notADeck(made.problems.map(problemLine).join('\n'));
  const deck = withOwnId(made.deck);
  // Removes the deck of an earlier start.
  rmSync(join(data.path, 'deck'), { recursive: true, force: true });
  const folder = data.folder('deck');
  writeFileSync(join(folder, `${deck.id}.json`), JSON.stringify(deck));
  const [language = 'da'] = deck.languages;
  output.say(`Deck: ${inLanguage(deck.title, language)}, ${deck.cards.length} cards`);
  return { folder, id: deck.id };
}

async function read(file: string, stopping: AbortSignal): Promise<ImportedDeck> {
  try {
    return await readInWorker(file, { signal: stopping });
  } catch (error) {
    if (error instanceof ImportFailure)
      throw notADeck(`${basename(file)}: ${problemSentence(error.problem, 'en')}`);
    if (error instanceof DeckError) throw notADeck(error.message);
    throw error;
  }
}

function notADeck(sentence: string): StartError {
  return new StartError(`The deck cannot be used. ${sentence}`, EXIT_CODES.deck);
}

function withOwnId(deck: Deck): Deck {
  if (!existsSync(join(ROOT, 'decks', `${deck.id}.json`))) return deck;
  return { ...deck, id: `${deck.id.slice(0, ID_CHARS - OWN_MARK.length)}${OWN_MARK}` };
}
