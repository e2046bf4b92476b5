import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeckFile } from '../../domain/deck/check.ts';
import { errorField } from '../errorField.ts';
import { StartupError } from '../startupError.ts';

/** The JSON files of a folder of decks or catalogues, by name. `setting` named the folder. */
export function contentFiles(folder: string, setting?: string): DeckFile[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
  } catch (error) {
    const from = setting === undefined ? '' : ` (${setting})`;
    throw new StartupError(
      'content',
      `The folder of decks ${folder}${from} cannot be read (${errorField(error, 'code')}).`,
    );
  }
}
