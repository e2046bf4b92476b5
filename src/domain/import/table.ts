/** From rows with named columns to cards. */
import { ImportFailure } from './failure.ts';
import type { ImportedCard, ImportedDeck } from './imported.ts';
import { languageOf } from './languageOf.ts';
import { uniqueIds } from './slug.ts';
import type { TableRow } from './source.ts';
import type { ImportWarning } from './warning.ts';
import { fold, nameKey } from './words.ts';

/** What a column may be called; case, blanks and signs do not matter. */
const COLUMNS = {
  area: ['område', 'områder', 'emne', 'tema', 'kategori', 'area', 'topic', 'category', 'theme'],
  question: ['spørgsmål', 'kort', 'question', 'questions', 'card'],
  examples: ['eksempler', 'eksempel', 'foreksempel', 'examples', 'example', 'forexample'],
} as const;

type Column = keyof typeof COLUMNS;

/** A heading is looked for in so many rows: a title may stand above it. */
const HEADING_ROWS = 10;

const NO_AREA = { da: 'Spørgsmål', en: 'Questions' } as const;

export function deckOfTable(rows: readonly TableRow[]): ImportedDeck {
  const filled = rows.filter(({ cells }) => cells.some((cell) => fold(cell) !== ''));
  const headingAt = filled.slice(0, HEADING_ROWS).findIndex(({ cells }) => isHeading(cells));
  const heading = filled[headingAt];
  if (!heading) throw new ImportFailure({ code: 'table-without-heading' });
  const columns = columnsOf(heading.cells);

  const found: { area: string; question: string; examples: string; list?: string[]; row: number }[] = [];
  let area = '';
  for (const { number: row, cells } of filled.slice(headingAt + 1)) {
    const text = (column: Column) => cells[columns[column] ?? -1] ?? '';
    // Below a merged cell, or where the author wrote a name only once, the area goes on.
    area = fold(text('area')) || area;
    const question = fold(text('question'));
    const examples = fold(text('examples'));
    if (question === '' && examples === '') continue;
    if (question === '') throw new ImportFailure({ code: 'row-without-question', row });
    const list = text('examples')
      .split(/\r\n?|\n/u)
      .map(fold)
      .filter((line) => line !== '');
    found.push({ area, question, examples, row, ...(list.length > 1 && { list }) });
  }
  if (found.length === 0) throw new ImportFailure({ code: 'no-cards' });

  const language = languageOf(found.map(({ question, examples }) => `${question} ${examples}`).join(' '));
  const keys = [...new Set(found.map((card) => nameKey(card.area)))];
  const titles = keys.map(
    (key) => found.find((card) => nameKey(card.area) === key)?.area || NO_AREA[language],
  );
  const ids = uniqueIds(titles);
  const without = found.flatMap((card, index) => (card.area === '' ? [index + 1] : []));
  return {
    title: fold(
      filled
        .slice(0, headingAt)
        .flatMap(({ cells }) => cells)
        .find((cell) => fold(cell) !== '') ?? '',
    ),
    language,
    introduction: [],
    areas: keys.map((_, index) => ({ id: ids[index] ?? '', title: titles[index] ?? '' })),
    cards: found.map((card): ImportedCard => {
      const id = ids[keys.indexOf(nameKey(card.area))] ?? '';
      const { question, examples, list, row } = card;
      return {
        question,
        examples,
        ...(list && { exampleList: list }),
        area: { position: id, printed: id },
        place: { row },
      };
    }),
    warnings: areaWarnings(without, found.length, titles),
    preferred: 'position',
  };
}

/** Says whether a row names the columns: one of them has to hold the questions. */
export function isHeading(cells: readonly string[]): boolean {
  return columnsOf(cells).question !== undefined;
}

function areaWarnings(without: readonly number[], cards: number, titles: readonly string[]): ImportWarning[] {
  const [area = ''] = titles;
  if (without.length === 0) return [];
  if (without.length === cards) return [{ code: 'no-areas', area }];
  return [{ code: 'back-missing', cards: without, area }];
}

function columnsOf(cells: readonly string[]): Partial<Record<Column, number>> {
  const keys = cells.map(nameKey);
  const at = (column: Column) =>
    keys.findIndex((key) => (COLUMNS[column] as readonly string[]).includes(key));
  const columns: Partial<Record<Column, number>> = {};
  for (const column of ['area', 'question', 'examples'] as const) {
    const index = at(column);
    if (index >= 0) columns[column] = index;
  }
  return columns;
}
