/** From tables, such as the sheets of a workbook, to cards. */
import { DECK_LIMITS } from '../../deck/deck.ts';
import { ImportFailure } from '../failure.ts';
import type { ImportedCard, ImportedDeck } from '../imported.ts';
import { languageOf } from '../languageOf.ts';
import { noAreaTitle } from '../noArea.ts';
import { uniqueIds } from '../slug.ts';
import type { TableSheet } from '../source.ts';
import type { ImportWarning } from '../warning.ts';
import { asks, fold, nameKey } from '../words.ts';
import { type ReadSheet, readSheet, type TableCard } from './readSheet.ts';

/** Names that programs give a sheet, and those that say what is on it rather than about what it is. */
const UNNAMED =
  /^(?:ark|sheet|tabel|table|kort|dialogkort|spørgsmål|cards?|questions?|data|kortsæt|skabelon|template|export|eksport)\s?\d*$/iu;

interface NamedReading extends ReadSheet {
  readonly name: string;
}

/**
 * Reads all visible sheets that hold cards. A sheet's name is the area of cards that name none themselves.
 * @throws ImportFailure `table-without-heading` if no sheet holds cards, `no-cards` if those that should are empty
 */
export function deckOfTables(sheets: readonly TableSheet[]): ImportedDeck {
  const filled = sheets.filter(({ rows }) =>
    rows.some(({ cells }) => cells.some((cell) => fold(cell) !== '')),
  );
  const visible = filled.filter(({ isHidden }) => !isHidden);
  const readings: NamedReading[] = [];
  const left: string[] = [];
  let failure: ImportFailure | undefined;
  for (const sheet of visible) {
    const name = sheet.name ?? '';
    try {
      readings.push({ ...readSheet(sheet, visible.length > 1 ? name : undefined), name });
    } catch (error) {
      if (!(error instanceof ImportFailure)) throw error;
      failure ??= error;
      left.push(name);
    }
  }
  if (readings.length === 0) throw failure ?? new ImportFailure({ code: 'no-cards' });
  const cards = readings.flatMap(cardsWithAreas);
  if (cards.length === 0) throw emptyFailure(readings);
  const hidden = filled.filter(({ isHidden }) => isHidden).map(({ name = '' }) => name);
  return deckOf(cards, readings, [
    ...(left.length > 0 ? [{ code: 'sheets-left-out', sheets: left } as const] : []),
    ...(hidden.length > 0 ? [{ code: 'sheets-hidden', sheets: hidden } as const] : []),
    ...readings.flatMap(({ warnings }) => warnings),
  ]);
}

/** Where nothing is left because all of it is hidden, that is what to say. */
function emptyFailure(readings: readonly NamedReading[]): ImportFailure {
  const rows = readings.flatMap(({ warnings }) =>
    warnings.flatMap((each) => (each.code === 'rows-hidden' ? each.rows : [])),
  );
  return new ImportFailure(
    rows.length > 0 ? { code: 'only-hidden-rows', rows: rows.length } : { code: 'no-cards' },
  );
}

function cardsWithAreas({ cards, name, above }: NamedReading): TableCard[] {
  const isNamed = cards.some(({ area }) => area !== '');
  const area =
    isNamed || UNNAMED.test(fold(name)) || nameKey(name) === nameKey(above[0] ?? '') ? '' : fold(name);
  return cards.map((card) => (card.area === '' ? { ...card, area } : card));
}

function deckOf(
  cards: readonly TableCard[],
  readings: readonly NamedReading[],
  warnings: readonly ImportWarning[],
): ImportedDeck {
  const language = languageOf(cards.map(({ question, examples }) => `${question} ${examples}`).join(' '));
  const keys = [...new Set(cards.map(({ area }) => nameKey(area)))];
  const titles = keys.map(
    (key) => cards.find(({ area }) => nameKey(area) === key)?.area || noAreaTitle(language),
  );
  const ids = uniqueIds(titles);
  const without = cards.flatMap(({ area }, index) => (area === '' ? [index + 1] : []));
  const { title, introduction } = textAround(readings);
  return {
    title,
    language,
    introduction,
    areas: titles.map((name, index) => ({ id: ids[index] ?? '', title: name })),
    cards: cards.map(({ area, row, ...card }): ImportedCard => {
      const id = ids[keys.indexOf(nameKey(area))] ?? '';
      return { ...card, area: { position: id, printed: id }, place: { row } };
    }),
    warnings: [
      ...warnings,
      ...areaWarnings(without, cards.length, titles[keys.indexOf('')] ?? ''),
      ...askingWarnings(cards),
    ],
    preferred: 'position',
  };
}

/** What stands above the tables: the first line is the deck's title, the others its introduction. */
function textAround(readings: readonly ReadSheet[]): { title: string; introduction: readonly string[] } {
  const [first = '', ...others] = readings.flatMap(({ above }) => above);
  const isTitle = first.length <= DECK_LIMITS.deckTitleChars;
  return isTitle ? { title: first, introduction: others } : { title: '', introduction: [first, ...others] };
}

function areaWarnings(without: readonly number[], cards: number, area: string): ImportWarning[] {
  if (without.length === 0) return [];
  if (without.length === cards) return [{ code: 'no-areas', area }];
  return [{ code: 'back-missing', cards: without, area }];
}

/** Cards that ask nothing, where others do. A deck of statements is one thing to say, not one for each card. */
function askingWarnings(cards: readonly TableCard[]): ImportWarning[] {
  const silent = cards.flatMap(({ question }, index) => (asks(question) ? [] : [index + 1]));
  if (silent.length === cards.length) return [{ code: 'nothing-asks', count: silent.length }];
  return silent.length > 0 ? [{ code: 'no-question-mark', cards: silent }] : [];
}
