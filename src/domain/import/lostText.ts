/** Compares the texts of a file with the imported cards, for every kind of file. */
import type { ImportedDeck } from './imported.ts';
import { rowsOf } from './lines.ts';
import { partsOf } from './pageTables/tableColumns.ts';
import { isPrintersNote } from './printersNotes.ts';
import { markedTexts } from './runningText/listMarks.ts';
import { linesOfText } from './runningText/textLines.ts';
import type { Source, TableSheet } from './source.ts';
import { isErrorValue } from './table/cells.ts';
import { columnsNamedIn, isHeading, letterOf } from './table/columns.ts';
import type { ImportWarning } from './warning.ts';
import {
  areaNameIn,
  endsWithPageNumber,
  fold,
  isNumbering,
  shapeOf,
  withoutCounter,
  withoutLabel,
} from './words.ts';

/** A text that returns so often, and on this part of the cards or pages, is printed on all of them and belongs to none. */
const REPEATED_TIMES = 3;
const REPEATED_PART = 0.6;
const LETTERS_LEAST = 3;
/** `a)`: a mark only in a list, which a line alone does not show. Dropping it loses no words. */
const LETTER_MARK = /^\s*\p{L}[.)]\s+/u;

/**
 * Texts of the source that are neither on a card nor in the title, the introduction or an area's name. Left out:
 * texts that the deck's own warnings name, numbers, labels, and what a publisher prints everywhere.
 */
export function lostText(source: Source, deck: ImportedDeck): string[] {
  const kept = deckKey(deck);
  const texts = textsOf(source, deck.warnings);
  const times = new Map<string, number>();
  for (const text of texts) times.set(shapeOf(text), (times.get(shapeOf(text)) ?? 0) + 1);
  const places = Math.min(deck.cards.length, source.kind === 'pages' ? source.pages.length : Infinity);
  const least = Math.max(REPEATED_TIMES, REPEATED_PART * places);
  const isFurniture = (text: string) =>
    source.kind !== 'table' && ((times.get(shapeOf(text)) ?? 0) >= least || endsWithPageNumber(text));
  const lost = texts.filter((text) => !isFurniture(text)).flatMap((text) => lostPieces(text, kept));
  return [...new Set(lost)];
}

/** Letters and digits only, so that neither blanks nor hyphens nor where a line ends matter. */
function keyOf(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function deckKey({ title, introduction, areas, cards }: ImportedDeck): string {
  const texts = [
    title,
    introduction.join(' '),
    ...areas.map((area) => area.title),
    ...cards.flatMap(({ question, examples, exampleList = [] }) => [
      question,
      examples,
      exampleList.join(' '),
    ]),
  ];
  return texts.map(keyOf).join('|');
}

/** Nothing if all of the text is kept; else the sentences that are not. */
function lostPieces(text: string, kept: string): string[] {
  if (isKept(text, kept)) return [];
  const [marked] = markedTexts([{ text }]);
  const bare = withoutLabel(fold((marked?.text ?? text).replace(LETTER_MARK, '')));
  if (isKept(bare, kept) || isKept(areaNameIn(bare), kept) || isKept(withoutCounter(bare), kept)) return [];
  // A line may hold the end of one thing and the beginning of another.
  const pieces = bare.split(/(?<=[.?!:;])\s+/u).map(withoutLabel);
  return pieces.length > 1 ? pieces.filter((piece) => !isKept(piece, kept)) : [bare];
}

function isKept(text: string, kept: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters < LETTERS_LEAST || isNumbering(text) || isPrintersNote(text) || kept.includes(keyOf(text));
}

function textsOf(source: Source, warnings: readonly ImportWarning[]): string[] {
  switch (source.kind) {
    case 'pages':
      return source.pages.flatMap(({ runs, turned = [] }) => [
        ...rowsOf(runs)
          .filter((row) => row.length < 2 || !isHeading(partsOf(row).map(({ text }) => text)))
          .flatMap((row) => row.map(({ text }) => text)),
        ...turned.map(({ text }) => text),
      ]);
    case 'text':
      return linesOfText(source.text).map(({ text }) => text.trim());
    case 'document':
      return source.blocks.flatMap((block) =>
        block.kind === 'line'
          ? [block.line.text]
          : block.rows
              .filter((row) => !isHeading(row.map((cell) => cell.map(({ text }) => text).join(' '))))
              .flatMap((row) => row.flat().map(({ text }) => text)),
      );
    case 'table':
      return source.sheets
        .filter(({ isHidden }) => !isHidden)
        .flatMap((sheet) => textsOfSheet(sheet, warnings));
    case 'json':
      return [];
  }
}

/** The cells of a sheet but for those that a warning names already. */
function textsOfSheet(sheet: TableSheet, warnings: readonly ImportWarning[]): string[] {
  const own = warnings.filter((warning) => !('sheet' in warning) || warning.sheet === sheet.name);
  if (own.some((warning) => warning.code === 'sheets-left-out' && warning.sheets.includes(sheet.name ?? '')))
    return [];
  const rows = new Set([
    ...(sheet.hiddenRows ?? []),
    ...own.flatMap((warning) => (warning.code === 'rows-left-out' ? warning.rows : [])),
  ]);
  const columns = new Set(
    own.flatMap((warning) => (warning.code === 'columns-left-out' ? warning.columns : [])),
  );
  const heading = sheet.rows.find(({ cells }) => cells.some((cell) => columns.has(fold(cell))))?.cells ?? [];
  const isNamed = (index: number) => columns.has(fold(heading[index] ?? '')) || columns.has(letterOf(index));
  return sheet.rows
    .filter(({ number }) => !rows.has(number))
    .flatMap(({ cells }) => {
      const names = isHeading(cells) || cells === heading;
      return cells.filter(
        (cell, index) => !isNamed(index) && !isErrorValue(cell) && !(names && columnsNamedIn([cell]) > 0),
      );
    })
    .flatMap((cell) => linesOfText(cell).map(({ text }) => text.trim()));
}
