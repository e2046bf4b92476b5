/** From pages or plain text to cards: the one path that both take once their text is cut into cells. */

import { type AreaSheet, readAreas } from './areas.ts';
import { Backs } from './backs.ts';
import { type Cell, cellText } from './blocks.ts';
import { ImportFailure, refuseTooMany } from './failure.ts';
import { type Front, readFronts } from './fronts.ts';
import { guideOf } from './guide.ts';
import type { ImportedDeck } from './imported.ts';
import type { KindPage } from './kinds.ts';
import { languageOf } from './languageOf.ts';
import { noAreaTitle } from './noArea.ts';
import { backBehind, isUniform, type Sheet, sheetsOf, turnOf, withoutBacks } from './sheets.ts';
import { uniqueIds } from './slug.ts';
import { Vocabulary } from './vocabulary.ts';
import type { ImportWarning } from './warning.ts';
import { fold, nameKey, shapeOf } from './words.ts';

export function deckOfPages(pages: readonly KindPage[], fileTitle?: string): ImportedDeck {
  const found = pages.reduce((sum, { kind, cells }) => sum + (kind === 'fronts' ? cells.length : 0), 0);
  if (found === 0) throw new ImportFailure({ code: 'no-cards' });
  refuseTooMany(found);
  const all = sheetsOf(pages);
  const cells = all.sheets.flatMap((sheet) => sheet.fronts.cells);

  const vocabulary = vocabularyOf(pages);
  const fronts = readFronts(cells, vocabulary);
  const { sheets, rest } = withNamesOnCards(pages, all, fronts);
  const language = languageOf(fronts.map(({ question, examples }) => `${question} ${examples}`).join(' '));
  const warnings: ImportWarning[] = [];
  const back = backsReader(sheets, fronts, vocabulary, warnings);

  let card = 0;
  const areaSheets = sheets.map((sheet): AreaSheet => {
    const page = sheet.backs?.page;
    return {
      number: sheet.number,
      ...(page !== undefined && { page }),
      uniform: back.uniform(sheet),
      cards: sheet.fronts.cells.map((cell) => ({ card: card + 1, printed: back.keyOf(sheet, cell, card++) })),
    };
  });
  const titleOf = (key: string) => back.nameOf(key) || noAreaTitle(language);
  const reading = readAreas(areaSheets, titleOf);
  const keys = [...new Set([...reading.printed, ...reading.position])];
  const ids = uniqueIds(keys.map(titleOf));
  const idOf = (key: string | undefined) => ids[keys.indexOf(key ?? '')] ?? '';
  const lost = reading.printed.flatMap((key, index) => (key === '' ? [index + 1] : []));
  if (lost.length === cells.length) warnings.push({ code: 'no-areas', area: titleOf('') });
  else if (lost.length > 0) warnings.push({ code: 'back-missing', cards: lost, area: titleOf('') });

  const unused = namesLeftOut(fronts, keys);
  if (unused.length > 0) warnings.push({ code: 'text-left-out', texts: unused, more: 0 });

  const { title, paragraphs } = guideOf(rest, fileTitle, vocabulary);
  const places = sheets.flatMap((sheet) => sheet.fronts.cells.map(() => sheet.fronts.page));
  return {
    title,
    language,
    introduction: paragraphs,
    areas: keys.map((key) => ({ id: idOf(key), title: titleOf(key) })),
    cards: fronts.map(({ question, examples, exampleList }, index) => {
      const page = places[index];
      return {
        question,
        examples,
        ...(exampleList && { exampleList }),
        area: { position: idOf(reading.position[index]), printed: idOf(reading.printed[index]) },
        place: page === undefined ? {} : { page },
      };
    }),
    warnings: [...reading.warnings, ...warnings, ...fronts.flatMap(doubtsOf)],
    preferred: reading.preferred,
  };
}

/** Names on the cards, different ones, that are none of the areas: they stand beside what the backs say. */
function namesLeftOut(fronts: readonly Front[], areas: readonly string[]): string[] {
  const names = [...new Set(fronts.flatMap(({ label }) => (label ? [fold(label.join(' '))] : [])))];
  return names.length > 1 ? names.filter((name) => !areas.includes(nameKey(name))) : [];
}

interface Found {
  readonly sheets: readonly Sheet[];
  /** The pages of text around them. */
  readonly rest: readonly KindPage[];
}

/**
 * Leaves the backs out where the cards themselves name their areas and the backs do not tell them apart: a title page before
 * all cards, which becomes text around them, or the same back on all sheets.
 */
function withNamesOnCards(pages: readonly KindPage[], found: Found, fronts: readonly Front[]): Found {
  const { sheets, rest } = found;
  const backs = [...new Set(sheets.flatMap((sheet) => sheet.backs ?? []))];
  const [back] = backs;
  if (!back) return found;
  const labels = labelsOf(sheets, fronts).flatMap((label) => (label ? [shapeOf(cellText(label))] : []));
  const isTitle = backs.length === 1 && back.cells.length === 1 && pages.indexOf(back) === firstSide(pages);
  const names = new Set(labels).size;
  const areSame =
    new Set(backs.flatMap(({ cells }) => cells.map((cell) => nameKey(cellText(cell))))).size === 1;
  const isNamed =
    labels.length >= NAMED_PART * fronts.length && (names > 1 ? areSame : isTitle && names === 1);
  if (!isNamed) return found;
  const around = isTitle ? pages.filter((page) => page === back || rest.includes(page)) : rest;
  return { sheets: withoutBacks(sheets), rest: around };
}

/** So many of the cards must name their area for the backs not to. */
const NAMED_PART = 0.9;

function firstSide(pages: readonly KindPage[]): number {
  return pages.findIndex(({ kind }) => kind === 'backs' || kind === 'fronts');
}

/**
 * Words of the guide and the cards. Backs and text that repeats on many cards are left out: their spelling is in
 * question.
 */
function vocabularyOf(pages: readonly KindPage[]): Vocabulary {
  const texts = pages.filter(({ kind }) => kind !== 'backs').flatMap(({ cells }) => cells);
  const lines = texts.flatMap(({ blocks }) => blocks.flatMap((block) => block.lines));
  const times = new Map<string, number>();
  for (const line of lines) times.set(line, (times.get(line) ?? 0) + 1);
  const vocabulary = new Vocabulary();
  for (const line of lines) if (times.get(line) === 1) vocabulary.add(line);
  return vocabulary;
}

interface BacksReader {
  uniform(sheet: Sheet): boolean;
  /** Key of the area of a card, given with its index in the document; empty if nothing names one. */
  keyOf(sheet: Sheet, front: Cell, card: number): string;
  nameOf(key: string): string;
}

/** Names come from the backs; without backs from what stands on the cards or above them. */
function backsReader(
  sheets: readonly Sheet[],
  fronts: readonly Front[],
  vocabulary: Vocabulary,
  warnings: ImportWarning[],
): BacksReader {
  const sides = new Set(sheets.flatMap((sheet) => sheet.backs ?? []));
  const printed = [...sides].flatMap(({ cells }) => cells);
  const labels = printed.length > 0 ? [] : labelsOf(sheets, fronts);
  const backs = new Backs(
    printed.length > 0 ? printed : labels.filter((label) => label !== undefined),
    vocabulary,
  );
  const areaOf = (cell: Cell) => backs.keyOf(cell);

  const mixed = sheets.filter((sheet) => sheet.backs && !isUniform(sheet, areaOf));
  const { turn, sure } = turnOf(mixed, areaOf);
  if (!sure) {
    for (const { backs: side } of mixed)
      if (side?.page !== undefined) warnings.push({ code: 'backs-doubtful', page: side.page });
  }
  const uniform = (sheet: Sheet) => sheet.backs === undefined || isUniform(sheet, areaOf);
  const keyOf = (sheet: Sheet, front: Cell, card: number) => {
    const label = labels[card];
    if (label) return areaOf(label);
    const [any] = sheet.backs?.cells ?? [];
    const behind = any && uniform(sheet) ? any : backBehind(front, sheet, turn);
    return behind ? areaOf(behind) : '';
  };
  const used = new Set<string>();
  const nameOf = (key: string) => {
    const { name, other } = backs.nameOf(key);
    if (other !== undefined && !used.has(key))
      warnings.push({ code: 'area-name-doubtful', area: name, other });
    used.add(key);
    return name;
  };
  return { uniform, keyOf, nameOf };
}

/** For each card a name printed on it or above its page, as if it were the card's back. */
function labelsOf(sheets: readonly Sheet[], fronts: readonly Front[]): (Cell | undefined)[] {
  const asCell = (lines: readonly string[]): Cell => ({ row: 0, column: 0, blocks: [{ lines, size: 0 }] });
  const onCards = fronts.map(({ label }) => (label ? asCell(label) : undefined));
  if (onCards.some((label) => label !== undefined)) return onCards;
  return sheets.flatMap(({ fronts: { heading, cells } }) => {
    return cells.map(() => (heading.length > 0 ? asCell(heading) : undefined));
  });
}

function doubtsOf({ doubts, unlabelled, question }: Front, index: number): ImportWarning[] {
  const card = index + 1;
  return [
    ...doubts.map((doubt): ImportWarning => ({ code: 'hyphen-doubtful', card, ...doubt })),
    ...(unlabelled ? [{ code: 'examples-unlabelled', cards: [card] } as const] : []),
    ...(question.includes('?') ? [] : [{ code: 'no-question-mark', cards: [card] } as const]),
  ];
}
