/** What stands in one cell: the entries of a list, one question or several, or an error in a formula. */
import { markedTexts } from '../runningText/listMarks.ts';
import { linesOfText } from '../runningText/textLines.ts';
import { asksAtEnd, fold, opensExamples, withoutLabel } from '../words.ts';

/** Excel in Danish and English, LibreOffice and Google Sheets. */
const ERROR =
  /^#(?:N\/A|I\/T|REF!|REFERENCE!|VALUE!|VÆRDI!|NAME\?|NAVN\?|DIV\/0!|DIVISION\/0!|NULL!|NUL!|NUM!|TAL!|SPILL!|OVERLØB!|CALC!|ERROR!|BEREGN!|FELT!|FIELD!)$|^(?:Err|Fejl):\d{3}$/iu;

export function isErrorValue(cell: string): boolean {
  return ERROR.test(cell.trim());
}

export interface CellExamples {
  /** The paragraph with its label; the entries of a list joined with "; ". */
  readonly text: string;
  /** Where the cell holds a list. */
  readonly list?: readonly string[];
}

/** The examples of a cell: a paragraph, or a list where its lines or its bullets show one. */
export function examplesIn(cell: string): CellExamples {
  const lines = linesOfText(atInlineBullets(cell).normalize('NFC'));
  const marked = markedTexts(lines).map(({ text, mark }) => ({
    text: fold(text),
    isItem: mark !== undefined,
  }));
  const filled = marked.filter(({ text }) => text !== '');
  // "Ved kaffen;" on every line but the last: one paragraph that was wrapped by hand.
  const isParagraph = filled.slice(0, -1).every(({ text }) => /[;,]$/u.test(text));
  const hasMarks = filled.some(({ isItem }) => isItem);
  if (filled.length < 2 || (isParagraph && !hasMarks))
    return { text: fold(filled.map(({ text }) => text).join(' ')) };
  const entries: string[] = [];
  for (const { text, isItem } of filled) {
    const last = entries.at(-1);
    // In a list with marks a line without one goes on with the entry above it.
    if (hasMarks && !isItem && last !== undefined && !opensExamples(last))
      entries[entries.length - 1] = `${last} ${text}`;
    else entries.push(text);
  }
  const [first = '', ...rest] = entries;
  if (!opensExamples(first)) return { text: entries.join('; '), list: entries };
  const own = withoutLabel(first);
  const label = first.slice(0, first.length - own.length).trim();
  const list = own === '' ? rest : [own, ...rest];
  return { text: `${label} ${list.join('; ')}`, ...(list.length > 1 && { list }) };
}

/** "• A • B" and "- A - B" as lines. */
function atInlineBullets(cell: string): string {
  if (/\n/u.test(cell.trim())) return cell;
  const bullet = /^\s*([•‣◦▪●·\u{e000}-\u{f8ff}]|[-–*](?=\s))/u.exec(cell)?.[1];
  if (bullet === undefined) return cell;
  return /^[-–*]$/u.test(bullet)
    ? cell.replaceAll(` ${bullet} `, `\n${bullet} `)
    : cell.replaceAll(bullet, `\n${bullet}`);
}

const QUESTIONS_WITHOUT_MARKS = 3;

/** The questions of a cell: more than one only where each stands on a line of its own as an item or among several. */
export function questionsIn(cell: string): string[] {
  const lines = linesOfText(cell);
  const marked = markedTexts(lines)
    .map(({ text, mark }) => ({ text: fold(text), isItem: mark !== undefined }))
    .filter(({ text }) => text !== '');
  const allAsk = marked.length > 1 && marked.every(({ text }) => asksAtEnd(text));
  const isList = allAsk && (marked.every(({ isItem }) => isItem) || marked.length >= QUESTIONS_WITHOUT_MARKS);
  return isList ? marked.map(({ text }) => text) : [fold(cell)].filter((text) => text !== '');
}
