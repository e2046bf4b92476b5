/** The decks on offer: those in the repository and those a municipality has put in a folder of its own. */
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { followCatalogue, unknownPlaces } from '../../domain/catalogue/deckInCatalogue.ts';
import { checkDeckFile } from '../../domain/deck/check.ts';
import type { Deck } from '../../domain/deck/deck.ts';
import { type DeckProblem, problemLine } from '../../domain/deck/problem.ts';
import type { CatalogueSummary, DeckSummary } from '../../shared/contract/schemas/decks.ts';
import { StartupError } from '../startupError.ts';
import { type Catalogues, loadCatalogues } from './catalogues.ts';
import { contentFiles } from './contentFiles.ts';

export interface Decks {
  list(): readonly DeckSummary[];
  find(id: string): Deck | undefined;
  catalogues(): readonly CatalogueSummary[];
  /** The default catalogue for an unknown id. */
  catalogue(id: string): Catalogue;
}

export interface DeckFolders {
  /** A broken file here stops the start: the app was not delivered whole. */
  readonly builtIn: string;
  /** A broken file here is told through `onProblem` and left out. */
  readonly extra?: string;
}

/** What follows from a bad file: the title of its line in the log. */
export type Consequence = 'deck ignored' | 'catalogue ignored' | 'deck without its places';

export function loadDecks(
  folders: DeckFolders,
  onProblem: (problem: string, consequence: Consequence) => void,
): Decks {
  const decks = new Map<string, Deck>();
  const summaries: DeckSummary[] = [];
  const catalogues = loadCatalogues(folders, (problem) => onProblem(problem, 'catalogue ignored'));
  const add = (file: string, deck: Deck, origin: DeckSummary['origin']): void => {
    for (const problem of catalogueProblems(file, deck, catalogues))
      onProblem(problem, 'deck without its places');
    const { catalogue } = deck;
    const offered = catalogue === undefined ? deck : followCatalogue(deck, catalogues.find(catalogue));
    decks.set(deck.id, offered);
    summaries.push(toSummary(offered, origin));
  };

  for (const file of contentFiles(folders.builtIn)) {
    const checked = checkDeckFile(file);
    if ('problems' in checked) {
      throw new StartupError('content', `A built-in deck is broken: ${lines(checked.problems).join('; ')}.`);
    }
    add(file.name, checked.deck, 'builtIn');
  }

  for (const file of folders.extra === undefined ? [] : contentFiles(folders.extra, 'DECK_DIR')) {
    const checked = checkDeckFile(file);
    if ('problems' in checked) for (const line of lines(checked.problems)) onProblem(line, 'deck ignored');
    else if (decks.has(checked.deck.id))
      onProblem(`${file.name}: there is a built-in deck of this name`, 'deck ignored');
    else add(file.name, checked.deck, 'organisation');
  }

  return {
    list: () => summaries,
    find: (id) => decks.get(id),
    catalogues: () => catalogues.list().map(({ id, title }) => ({ id, title })),
    catalogue: (id) => catalogues.find(id),
  };
}

/** A sentence for each way in which the deck does not fit its catalogue. */
export function catalogueProblems(
  file: string,
  deck: Deck,
  catalogues: Pick<Catalogues, 'has' | 'find'>,
): readonly string[] {
  const { catalogue: id } = deck;
  const catalogue = catalogues.find(id);
  const found: string[] = [];
  if (id !== undefined && !catalogues.has(id))
    found.push(`${file}: there is no catalogue "${id}"; ${catalogue.id} is used`);
  const lost = unknownPlaces(deck, catalogue);
  const [first] = lost;
  if (first)
    found.push(
      `${file}: catalogue ${catalogue.id} has no place "${first.place}" (card ${first.id}); ${lost.length} of ${deck.cards.length} cards stand without a place`,
    );
  return found;
}

const lines = (problems: readonly DeckProblem[]): string[] => problems.map(problemLine);

export function toSummary(deck: Deck, origin: DeckSummary['origin']): DeckSummary {
  const { id, version, languages, title, description, areas, cards } = deck;
  return { id, version, languages, title, description, areas: areas.length, cards: cards.length, origin };
}
