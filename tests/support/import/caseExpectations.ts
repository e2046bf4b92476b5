/** What the files of the cases hold, as other people's programs wrote them, and how a reading is held against it. */
import { splitExamples } from '../../../src/domain/import/examples.ts';
import { ImportFailure } from '../../../src/domain/import/failure.ts';
import type { ImportedDeck } from '../../../src/domain/import/imported.ts';

export interface CaseCard {
  readonly area: string;
  readonly question: string;
  readonly examples: readonly string[];
}

interface Expectation {
  /** How many cards, where they are not the twelve. */
  readonly cards?: number;
  /** Of the warnings, in their order. */
  readonly codes?: readonly string[];
  /** Paragraphs of the introduction, where it has one. */
  readonly introduction?: number;
  /** Code of the failure, or the format that it names. */
  readonly refused?: string;
}

// Names of files may be decomposed, as a Mac writes them.
/** What a file gives that does not hold the twelve cards as they are, without a word. */
const OTHERWISE: Readonly<Record<string, Expectation>> = {
  '08-pdf-no-tounicode/a-none.pdf': { refused: 'pdf-letters-unknown' },
  '08-pdf-no-tounicode/b-bold-only.pdf': { refused: 'pdf-letters-unknown' },
  '08-pdf-no-tounicode/c-wrong-map.pdf': { refused: 'pdf-letters-unknown' },
  '10-pdf-slides/a-area-on-slide.pdf': { introduction: 1 },
  '10-pdf-slides/c-no-footer.pdf': { introduction: 1 },
  '13-pdf-special-signs/a-signs.pdf': { cards: 4, codes: ['no-areas'] },
  '13-pdf-special-signs/c-google-docs-hyphens-as-00AD.pdf': { cards: 4, codes: ['no-areas'] },
  '13-pdf-special-signs/d-same-with-real-hyphens.pdf': { cards: 4, codes: ['no-areas'] },
  '14-pdf-guide-with-questions/a-guide.pdf': { introduction: 4 },
  '17-real-producers/lo/xlsxwriter-rich.pdf': { refused: 'pdf-text-cut' },
  // The footer of a lone page is quoted, since nothing shows that it returns.
  '18-word-documents/a-headings-numbered.pdf': { codes: ['text-left-out'] },
  '18-word-documents/b-headings-bullets-spaced.pdf': { codes: ['text-left-out'] },
  '18-word-documents/d-table.pdf': { codes: ['text-left-out'] },
  '18-word-documents/h-question-and-answer-lines.docx': { codes: ['no-areas'] },
  '18-word-documents/h-question-and-answer-lines.pdf': { codes: ['no-areas', 'text-left-out'] },
  '19-pdf-conformance/c-locked.pdf': { refused: 'pdf-encrypted' },
  '19-pdf-conformance/h-no-xref-tail.pdf': { refused: 'pdf-broken' },
  '19-pdf-conformance/j-odd.pdf': { cards: 4 },
  '21-xlsx-zip-forms/h-big-descriptor.xlsx': { cards: 900 },
  '21-xlsx-zip-forms/i-big-plain.xlsx': { cards: 900 },
  '23-xlsx-x000D/a-shared.xlsx': { cards: 2 },
  '23-xlsx-x000D/b-inline.xlsx': { cards: 2 },
  '28-xlsx-hidden-rows/a-filtered.xlsx': { cards: 9, codes: ['rows-hidden'] },
  '28-xlsx-hidden-rows/b-hidden-column.xlsx': { codes: ['columns-hidden'] },
  '30-xlsx-examples-in-rows/a-examples-below.xlsx': { cards: 4 },
  '31-csv-encodings/b-msdos-cp850.csv': { codes: ['encoding-guessed'] },
  '31-csv-encodings/f-utf8-twice.csv': { codes: ['encoding-guessed'] },
  '33-other-files/a-kort.rtf': { cards: 1 },
  '33-other-files/b-brackets.txt': { cards: 4 },
  '33-other-files/d-kort.pptx': { refused: 'no-cards' },
  '33-other-files/e-kort.docx': { refused: 'no-cards' },
  '33-other-files/f-kort.odt': { refused: 'no-cards' },
  '33-other-files/g-kort.ods': { refused: 'file-broken' },
  '33-other-files/h-kort.doc': { refused: 'word-old' },
  '33-other-files/i-kort.ppt': { refused: 'powerpoint-old' },
  '33-other-files/j-laast.docx': { refused: 'locked' },
  '33-other-files/k-kort.xlsb': { refused: 'excel-binary' },
  '33-other-files/l-kort.eml': { refused: 'mail' },
  '33-other-files/m-genvej.url': { refused: 'shortcut' },
  '34-text-lists/a-numbered.txt': { cards: 8 },
  '34-text-lists/b-numbered-paren.txt': { cards: 6, codes: ['no-areas'] },
  '34-text-lists/e-one-per-line.txt': { codes: ['no-areas'] },
  '35-xlsx-more/f-questions-in-columns.xlsx': { cards: 9 },
  '35-xlsx-more/g-13-areas.xlsx': { refused: 'too-many-areas' },
  '35-xlsx-more/i-Kort på gården (kopi) (2).csv': { cards: 1 },
  '35-xlsx-more/j-two-languages.xlsx': { cards: 2, codes: ['columns-left-out'] },
};

/** What the files call themselves; the others have no title. */
const TITLES = ['', 'Spørgsmål til personalemødet', 'Sådan bruger I kortene', 'Digital hverdag'];

/** Where an example ends with a full stop and begins with a small letter is the file's own affair. */
const plain = (text: string) => text.toLowerCase().replace(/\.$/u, '');

/**
 * Holds a reading against what the file holds: the cards to the letter, or the refusal, and nothing said beside what should be.
 * @param file its path within the cases
 * @param reading ends with the deck or with an ImportFailure
 */
export async function expectCase(
  file: string,
  reading: Promise<ImportedDeck>,
  twelve: readonly CaseCard[],
): Promise<void> {
  const {
    refused,
    cards = twelve.length,
    codes = [],
    introduction = 0,
  } = OTHERWISE[file.normalize('NFC')] ?? {};
  if (refused !== undefined) {
    const failure = await reading.catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ImportFailure);
    const { problem } = failure as ImportFailure;
    expect(problem.code === 'file-not-read' ? problem.format : problem.code).toBe(refused);
    return;
  }
  const imported = await reading;
  expect(imported.warnings.map(({ code }) => code)).toEqual(codes);
  expect(TITLES).toContain(imported.title);
  expect(imported.introduction).toHaveLength(introduction);
  expect(imported.cards).toHaveLength(cards);
  if (cards !== twelve.length) {
    for (const { question } of imported.cards) expect(question).not.toMatch(/_x00|^\d|\u0301|\u030a/u);
    return;
  }
  const found = imported.cards.map(({ area, question, examples, exampleList }) => ({
    area: imported.areas.find(({ id }) => id === area.position)?.title.toLowerCase(),
    question,
    examples: (exampleList ?? splitExamples(examples)).map(plain),
  }));
  const hasAreas = !codes.includes('no-areas');
  const hasExamples = found.some(({ examples }) => examples.length > 0);
  expect(found).toEqual(
    twelve.map(({ area, question, examples }) => ({
      area: hasAreas ? area.toLowerCase() : 'spørgsmål',
      question,
      examples: hasExamples ? examples.map(plain) : [],
    })),
  );
}
