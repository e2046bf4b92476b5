/** The decks on offer: those in the repository and those a municipality has put in a folder of its own. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkDeckFile } from '../../domain/deck/check.ts';
import type { Deck } from '../../domain/deck/deck.ts';
import { type DeckProblem, problemLine } from '../../domain/deck/problem.ts';
import type { DeckSummary } from '../../shared/contract/schemas/decks.ts';
import { errorField } from '../errorField.ts';
import { StartupError } from '../startupError.ts';

export interface Decks {
  list(): readonly DeckSummary[];
  find(id: string): Deck | undefined;
}

export interface DeckFolders {
  /** A broken file here stops the start: the app was not delivered whole. */
  readonly builtIn: string;
  /** A broken file here is told through `onProblem` and left out. */
  readonly extra?: string;
}

export function loadDecks(folders: DeckFolders, onProblem: (problem: string) => void): Decks {
  const decks = new Map<string, Deck>();
  const summaries: DeckSummary[] = [];

  for (const file of deckFiles(folders.builtIn)) {
    const checked = checkDeckFile(file);
    if ('problems' in checked) {
      throw new StartupError('content', `A built-in deck is broken: ${lines(checked.problems).join('; ')}.`);
    }
    decks.set(checked.deck.id, checked.deck);
    summaries.push(toSummary(checked.deck, 'builtIn'));
  }

  for (const file of folders.extra === undefined ? [] : deckFiles(folders.extra, 'DECK_DIR')) {
    const checked = checkDeckFile(file);
    if ('problems' in checked) lines(checked.problems).forEach(onProblem);
    else if (decks.has(checked.deck.id)) onProblem(`${file.name}: there is a built-in deck of this name`);
    else {
      decks.set(checked.deck.id, checked.deck);
      summaries.push(toSummary(checked.deck, 'organisation'));
    }
  }

  return { list: () => summaries, find: (id) => decks.get(id) };
}

function deckFiles(folder: string, setting?: string): { name: string; text: string }[] {
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

const lines = (problems: readonly DeckProblem[]): string[] => problems.map(problemLine);

export function toSummary(deck: Deck, origin: DeckSummary['origin']): DeckSummary {
  const { id, version, languages, title, description, areas, cards } = deck;
  return { id, version, languages, title, description, areas: areas.length, cards: cards.length, origin };
}
