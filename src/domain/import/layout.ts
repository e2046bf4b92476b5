/** From pages or plain text to cards: the one path that both take once their text is cut into cells. */

import { type AreaSheet, readAreas } from './areas.ts';
import { Backs } from './backs.ts';
import type { Cell } from './blocks.ts';
import { ImportFailure, refuseTooMany } from './failure.ts';
import { type Front, readFronts } from './fronts.ts';
import { guideOf } from './guide.ts';
import type { ImportedDeck } from './imported.ts';
import type { KindPage } from './kinds.ts';
import { languageOf } from './languageOf.ts';
import { backBehind, isUniform, type Sheet, sheetsOf, turnOf } from './sheets.ts';
import { uniqueIds } from './slug.ts';
import { Vocabulary } from './vocabulary.ts';
import type { ImportWarning } from './warning.ts';

/** The area of cards that a document puts in none. */
const NO_AREA = { da: 'Spørgsmål', en: 'Questions' } as const;

export function deckOfPages(pages: readonly KindPage[], fileTitle?: string): ImportedDeck {
  const found = pages.reduce((sum, { kind, cells }) => sum + (kind === 'fronts' ? cells.length : 0), 0);
  if (found === 0) throw new ImportFailure({ code: 'no-cards' });
  refuseTooMany(found);
  const { sheets, rest } = sheetsOf(pages);
  const cells = sheets.flatMap(({ fronts }) => fronts.cells);

  const vocabulary = vocabularyOf(pages);
  const fronts = readFronts(cells, vocabulary);
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
  const titleOf = (key: string) => back.nameOf(key) || NO_AREA[language];
  const reading = readAreas(areaSheets, titleOf);
  const keys = [...new Set([...reading.printed, ...reading.position])];
  const ids = uniqueIds(keys.map(titleOf));
  const idOf = (key: string | undefined) => ids[keys.indexOf(key ?? '')] ?? '';
  const lost = reading.printed.flatMap((key, index) => (key === '' ? [index + 1] : []));
  if (lost.length === cells.length) warnings.push({ code: 'no-areas', area: titleOf('') });
  else if (lost.length > 0) warnings.push({ code: 'back-missing', cards: lost, area: titleOf('') });

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

/** What the guide and the cards say. Backs and what returns on many cards are left out: their spelling is in question. */
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
    ...(unlabelled ? [{ code: 'examples-unlabelled', card } as const] : []),
    ...(question.includes('?') ? [] : [{ code: 'no-question-mark', card } as const]),
  ];
}
