/** Tells which columns of a table hold areas, questions and examples: by their names, or by what stands in them. */
import { DEFAULT_LANGUAGE, type Language } from '../../../shared/language.ts';
import type { TableRow } from '../source.ts';
import { asks, fold, isNumbering, nameKey } from '../words.ts';

export type Part = 'area' | 'question' | 'examples';

export interface Columns {
  readonly area?: number;
  /** In the order of the sheet; each gives a card of its own. */
  readonly questions: readonly number[];
  /** For each question, in the same order, the columns of its examples. */
  readonly examples: readonly (readonly number[])[];
}

/** What a column may be called; case, blanks and signs do not matter. The better names stand first. */
const NAMES: Readonly<Record<Part, Readonly<Record<Language, readonly RegExp[]>>>> = {
  area: {
    da: [
      /^(?:område|områder|emne|emner|tema|temaer|kategori|kategorier)$/u,
      /(?:område|emne|tema|kategori|afsnit|gruppe)$/u,
    ],
    en: [
      /^(?:area|areas|topic|topics|category|categories|theme|themes)$/u,
      /(?:area|topic|category|theme|section)$/u,
    ],
  },
  question: {
    da: [
      /^(?:spørgsmål|spørgsmålet|dialogspørgsmål|refleksionsspørgsmål|spørgsmålstekst)$/u,
      /spørgsmål/u,
      /^(?:kort|dialogkort|kortet|korttekst|tekst|udsagn|forside)$/u,
    ],
    en: [
      /^(?:question|questions|questiontext)$/u,
      /question/u,
      /^(?:card|cards|cardtext|text|statement|prompt|front)$/u,
    ],
  },
  examples: {
    da: [
      /^(?:eksempler|eksempel|foreksempel|feks|fx)$|(?:hjælpe|under|støtte|uddybende|opfølgende)spørgsmål$/u,
      /eksemp(?:el|ler)/u,
      /^(?:uddybning|stikord|inspiration)$/u,
    ],
    en: [/^(?:examples|example|forexample|eg)$/u, /example/u, /^(?:hints|prompts|inspiration)$/u],
  },
};

/** Columns that count the cards and have no words of their own. */
const COUNTING = /^(?:nr|no|nummer|number|id|løbenr|løbenummer|#|)$|(?:nr|nummer|number|id)$/u;

interface NamedColumn {
  readonly index: number;
  readonly part: Part;
  readonly language: Language;
  /** How far its name is from the best one. */
  readonly rank: number;
  /** The number in its name, for "Spørgsmål 2". */
  readonly ordinal?: number;
}

/** Says whether a row names the columns: one of them has to hold the questions, and none may ask itself. */
export function isHeading(cells: readonly string[]): boolean {
  const named = namedColumns(cells);
  return named.some(({ part }) => part === 'question') && !cells.some(asks);
}

/** How many of the cells name a column that is known here, those that count the cards included. */
export function columnsNamedIn(cells: readonly string[]): number {
  return (
    namedColumns(cells).length +
    cells.filter((cell) => COUNTING.test(nameKey(cell)) && nameKey(cell) !== '').length
  );
}

function namedColumns(cells: readonly string[]): NamedColumn[] {
  return cells.flatMap((cell, index) => nameOf(cell, index) ?? []);
}

/** Names are short; a longer text that mentions questions is a text. */
const NAME_CHARS = 40;

function nameOf(cell: string, index: number): NamedColumn | undefined {
  if (fold(cell).length > NAME_CHARS) return undefined;
  const whole = nameKey(fold(cell).replace(/\(.*\)$/u, ''));
  const [, key = '', digits] = /^(.*?)(\d*)$/u.exec(whole) ?? [];
  if (COUNTING.test(key)) return undefined;
  const ordinal = digits === '' || digits === undefined ? undefined : Number(digits);
  let best: NamedColumn | undefined;
  // "Eksempler på svar på spørgsmålet" names examples: what comes first counts.
  for (const part of ['examples', 'area', 'question'] as const) {
    for (const language of [DEFAULT_LANGUAGE, 'en'] as const) {
      const rank = NAMES[part][language].findIndex((name) => name.test(key));
      if (rank >= 0 && (!best || rank < best.rank))
        best = { index, part, language, rank, ...(ordinal !== undefined && { ordinal }) };
    }
  }
  return best;
}

/**
 * The columns that a heading names. Where several could hold the same the best name wins, and of equal ones what the cells
 * below say: a column "Kort" that counts the cards is no question.
 */
export function columnsNamed(heading: readonly string[], rows: readonly TableRow[]): Columns | undefined {
  const named = namedColumns(heading).map((column) => ({ ...column, fit: fitOf(column, rows) }));
  const candidates = named.filter(({ part }) => part === 'question');
  const filled = candidates.filter(({ fit }) => fit > EMPTY_FIT);
  const questions = filled.length > 0 ? filled : candidates;
  const language = languageAmong(named);
  const best = bestOf(questions, language);
  if (!best) return undefined;
  const chosen = questions.filter(
    (column) =>
      column.rank === best.rank &&
      column.language === best.language &&
      (column === best || column.ordinal !== undefined),
  );
  // One alone, or "Spørgsmål 1", "Spørgsmål 2", each with a card.
  const several = best.ordinal === undefined ? [best] : chosen;
  const area = bestOf(
    named.filter(({ part, fit }) => part === 'area' && fit > EMPTY_FIT),
    best.language,
  );
  const examples = named.filter(({ part, language: own }) => part === 'examples' && own === best.language);
  const others = examples.length > 0 ? examples : named.filter(({ part }) => part === 'examples');
  return {
    ...(area && { area: area.index }),
    questions: several.map(({ index }) => index),
    examples: several.map((question) => examplesOf(question, several, others, heading)),
  };
}

/** A bullet, a letter or a number alone is no name and no text. */
function hasWords(cell: string): boolean {
  return /\p{L}{2}/u.test(cell) && !isNumbering(cell);
}

type FittingColumn = NamedColumn & { readonly fit: number };

/** The language that names most columns; the default where both name as many. */
function languageAmong(named: readonly NamedColumn[]): Language {
  const danish = named.filter(({ language }) => language === 'da').length;
  return danish * 2 >= named.length ? 'da' : 'en';
}

function bestOf(columns: readonly FittingColumn[], language: Language): FittingColumn | undefined {
  return columns.toSorted(
    (a, b) =>
      a.rank - b.rank ||
      Number(b.language === language) - Number(a.language === language) ||
      b.fit - a.fit ||
      a.index - b.index,
  )[0];
}

/** How well the cells suit the column's name: the more of them ask, the better; least if they only count something. */
function fitOf({ index, part }: NamedColumn, rows: readonly TableRow[]): number {
  const cells = rows.map(({ cells: row }) => fold(row[index] ?? '')).filter((cell) => cell !== '');
  if (cells.length === 0) return EMPTY_FIT;
  if (part !== 'question') return 1;
  return cells.some(hasWords) ? 1 + cells.filter(asks).length / cells.length : COUNTING_FIT;
}

const EMPTY_FIT = 0;
const COUNTING_FIT = 0.1;

/** With several questions a row each has the examples of its number, else those up to the next question. */
function examplesOf(
  question: NamedColumn,
  questions: readonly NamedColumn[],
  examples: readonly NamedColumn[],
  heading: readonly string[],
): number[] {
  if (questions.length === 1)
    return examples.flatMap(({ index }) => [index, ...unnamedAfter(index, heading)]);
  const sameNumber = examples.filter(({ ordinal }) => ordinal !== undefined && ordinal === question.ordinal);
  if (sameNumber.length > 0) return sameNumber.map(({ index }) => index);
  const next = Math.min(...questions.filter(({ index }) => index > question.index).map(({ index }) => index));
  return examples.filter(({ index }) => index > question.index && index < next).map(({ index }) => index);
}

/** A heading that is merged over several columns names only the first. */
function unnamedAfter(index: number, heading: readonly string[]): number[] {
  const columns: number[] = [];
  for (let at = index + 1; at < UNNAMED_MAX && fold(heading[at] ?? '') === ''; at++) columns.push(at);
  return columns;
}

const UNNAMED_MAX = 50;

/** What a column of a table without headings may hold, by its cells. */
interface Contents {
  readonly index: number;
  readonly filled: number;
  readonly asking: number;
  readonly worded: number;
  readonly different: number;
  readonly chars: number;
}

const NAME_CHARS_MEAN = 60;
/** An area has more than one card, in the mean. */
const AREA_DIFFERENT_PART = 0.7;
const ASKING_PART = 0.5;

/** The columns of a table that names none, if one of them asks in most of its rows. */
export function columnsByContents(rows: readonly TableRow[]): Columns | undefined {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const contents = Array.from({ length: width }, (_, index) => contentsOf(index, rows));
  const question = contents
    .filter(({ asking, filled }) => asking > 0 && asking >= ASKING_PART * filled)
    .toSorted((a, b) => b.asking - a.asking || b.chars - a.chars)[0];
  if (!question) return undefined;
  const others = contents.filter(
    (each) => each !== question && each.worded > 0 && each.asking * 2 < each.filled,
  );
  const area = others.find(
    ({ chars, filled, different, index }) =>
      chars <= NAME_CHARS_MEAN * filled &&
      (different <= AREA_DIFFERENT_PART * question.filled ||
        (index < question.index && filled * 2 <= question.filled)),
  );
  const examples = others.filter((each) => each !== area && each.index > question.index);
  return {
    ...(area && { area: area.index }),
    questions: [question.index],
    examples: [examples.map(({ index }) => index)],
  };
}

function contentsOf(index: number, rows: readonly TableRow[]): Contents {
  const cells = rows.map(({ cells: row }) => fold(row[index] ?? '')).filter((cell) => cell !== '');
  const worded = cells.filter(hasWords);
  return {
    index,
    filled: cells.length,
    asking: cells.filter(asks).length,
    worded: worded.length,
    different: new Set(worded.map(nameKey)).size,
    chars: cells.reduce((sum, cell) => sum + cell.length, 0),
  };
}

/** A column as a spreadsheet names it: A, B, …, AA. */
export function letterOf(index: number): string {
  const [high, low] = [Math.floor(index / 26), index % 26];
  return `${high > 0 ? letterOf(high - 1) : ''}${String.fromCharCode(65 + low)}`;
}
