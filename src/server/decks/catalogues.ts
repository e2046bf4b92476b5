/** The competence catalogues on offer: the app's own, and those in the organisation's folder of decks. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Catalogue, DEFAULT_CATALOGUE } from '../../domain/catalogue/catalogue.ts';
import { checkCatalogueFile } from '../../domain/catalogue/schema.ts';
import { problemLine } from '../../domain/deck/problem.ts';
import { StartupError } from '../startupError.ts';
import { contentFiles } from './contentFiles.ts';

/** In a folder of decks. */
const FOLDER = 'catalogues';

export interface Catalogues {
  /** The default one first. */
  list(): readonly Catalogue[];
  has(id: string): boolean;
  /** The default catalogue for an unknown id, and for none. */
  find(id: string | undefined): Catalogue;
}

/** A file of the organisation's replaces the app's own of the same id. `onProblem` gets a sentence for each bad file. */
export function loadCatalogues(
  folders: { readonly builtIn: string; readonly extra?: string },
  onProblem: (problem: string) => void,
): Catalogues {
  const catalogues = new Map<string, Catalogue>();
  for (const file of contentFiles(join(folders.builtIn, FOLDER))) {
    const checked = checkCatalogueFile(file);
    if ('problems' in checked) throw broken(checked.problems.map(problemLine).join('; '));
    catalogues.set(checked.catalogue.id, checked.catalogue);
  }
  const standard = catalogues.get(DEFAULT_CATALOGUE);
  if (!standard) throw broken(`${DEFAULT_CATALOGUE}.json is missing`);

  const extra = folders.extra === undefined ? undefined : join(folders.extra, FOLDER);
  for (const file of extra !== undefined && existsSync(extra) ? contentFiles(extra, 'DECK_DIR') : []) {
    const checked = checkCatalogueFile(file);
    if ('catalogue' in checked) {
      catalogues.set(checked.catalogue.id, checked.catalogue);
      continue;
    }
    const [first, ...more] = checked.problems.map(problemLine);
    const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
    onProblem(`${FOLDER}/${first}${others}; meetings go without this file`);
  }
  return {
    list: () =>
      [...catalogues.values()].sort(
        (a, b) => Number(b.id === DEFAULT_CATALOGUE) - Number(a.id === DEFAULT_CATALOGUE),
      ),
    has: (id) => catalogues.has(id),
    find: (id = DEFAULT_CATALOGUE) => catalogues.get(id) ?? catalogues.get(DEFAULT_CATALOGUE) ?? standard,
  };
}

const broken = (what: string) => new StartupError('content', `A built-in catalogue is broken: ${what}.`);
