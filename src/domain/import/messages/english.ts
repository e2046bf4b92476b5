import type { ImportProblem } from '../failure.ts';
import type { AreaChoice, ImportWarning } from '../warning.ts';
import { megabytes } from './megabytes.ts';

export function problemInEnglish(problem: ImportProblem): string {
  switch (problem.code) {
    case 'file-empty':
      return 'The file is empty.';
    case 'file-too-large':
      return `The file is ${megabytes(problem.bytes)}. It may be ${megabytes(problem.maxBytes)} at most.`;
    case 'file-unknown':
      return 'The file is neither PDF, text, CSV, Excel (.xlsx) nor JSON, so it cannot be read.';
    case 'file-web-page':
      return 'The file is a web page. Download the document itself, as a PDF for example, and try again.';
    case 'file-old-office':
      return problem.format === 'excel'
        ? 'The file is in Excel’s old format (.xls) or has a password. Save it as .xlsx without a password and try again.'
        : 'The file is a Word document. Save it as PDF and try again.';
    case 'pdf-broken':
      return 'The PDF is damaged and cannot be read. Download it again and try once more.';
    case 'pdf-encrypted':
      return 'The PDF is locked with a password. Save a copy without a password and try again.';
    case 'pdf-without-text':
      return `The PDF holds no text on its ${problem.pages} pages, only pictures. Use a copy that was not scanned.`;
    case 'pdf-too-many-pages':
      return `The PDF has ${problem.pages} pages. It may have ${problem.maxPages} at most.`;
    case 'page-too-full':
      return `Page ${problem.page} holds more text than fits on a sheet of cards.`;
    case 'inflates-too-far':
      return `The file unpacks to more than ${megabytes(problem.maxBytes)} and is not read.`;
    case 'text-too-long':
      return `The file holds more than ${problem.maxChars} characters of text. No deck has that much.`;
    case 'workbook-broken':
      return 'The Excel file is damaged and cannot be read. Open it in Excel, save it again and try once more.';
    case 'workbook-encrypted':
      return 'The Excel file is locked with a password. Save a copy without a password and try again.';
    case 'csv-broken':
      return `The CSV file has a quotation mark in line ${problem.line} that is never closed.`;
    case 'table-too-large':
      return `The table is too large at row ${problem.row}: at most ${problem.maxRows} rows and ${problem.maxColumns} columns.`;
    case 'cell-too-long':
      return `A cell in row ${problem.row} has more than ${problem.maxChars} characters.`;
    case 'table-without-heading':
      return 'The table has no heading. Its first row must say Area, Question and Examples.';
    case 'row-without-question':
      return `Row ${problem.row} has no question.`;
    case 'json-broken':
      return `The file is not valid JSON: ${problem.reason}.`;
    case 'json-not-a-deck':
      return `The file is JSON but not a deck: ${problem.reason}.`;
    case 'no-cards':
      return 'There are no cards in the file: no questions were found.';
    case 'too-many-cards':
      return `There are ${problem.cards} cards in the file. A deck may have ${problem.maxCards} at most.`;
    case 'too-many-areas':
      return `There are ${problem.areas} areas in the file. A deck may have ${problem.maxAreas} at most.`;
    case 'took-too-long':
      return `The file was not read within ${problem.maxSeconds} seconds, so reading was stopped.`;
    case 'took-too-much-memory':
      return 'The file needed too much memory, so reading was stopped.';
  }
}

export function warningInEnglish(warning: ImportWarning, choice: AreaChoice): string {
  switch (warning.code) {
    case 'back-repeats-area': {
      const where = warning.page === undefined ? '' : ` (back on page ${warning.page})`;
      const [chosen, other] =
        choice === 'position' ? [warning.position, warning.printed] : [warning.printed, warning.position];
      const why = choice === 'position' ? 'by the position of the sheet' : 'as printed';
      const otherWhy = choice === 'position' ? 'As printed' : 'By position';
      const one = warning.cards.length === 1;
      const cards = one ? '1 card is' : `${warning.cards.length} cards are`;
      return `Sheet ${warning.sheet}${where}: its back repeats an earlier area, "${warning.printed}". Its ${cards} in "${chosen}" ${why}. ${otherWhy} ${one ? 'it belongs' : 'they belong'} to "${other}".`;
    }
    case 'areas-take-turns':
      return `The areas take turns on ${warning.sheets} sheets, so each card is in the area that its back names.`;
    case 'backs-doubtful':
      return `Page ${warning.page}: the backs differ, and the document does not show how the sheet is turned. They are read mirrored, as for two-sided printing.`;
    case 'back-missing':
      return `Cards ${warning.cards.join(', ')}: no area is named. They are in "${warning.area}".`;
    case 'no-areas':
      return `The document names no areas. All cards are in "${warning.area}".`;
    case 'area-name-doubtful':
      return `The area "${warning.area}" is broken over two lines. Perhaps it is called "${warning.other}".`;
    case 'hyphen-doubtful':
      return `Card ${warning.card}: "${warning.printed}" is read as "${warning.read}".`;
    case 'examples-unlabelled':
      return `Card ${warning.card}: the text after the question is read as examples, although nothing says so.`;
    case 'no-question-mark':
      return `Card ${warning.card}: the text is not a question.`;
    case 'same-question':
      return `Card ${warning.card} asks the same as card ${warning.other}.`;
    case 'markup':
      return `Card ${warning.card}: the text holds HTML codes. They are shown as written.`;
    case 'too-long':
      return `Card ${warning.card}: ${warning.field === 'question' ? 'the question' : 'an example'} has ${warning.chars} characters. There is room for ${warning.maxChars}.`;
    case 'area-too-long':
      return `The area "${warning.area}" has a long name. There is room for ${warning.maxChars} characters.`;
    case 'introduction-too-long':
      return `The guide is longer than ${warning.maxChars} characters and is not kept in the deck.`;
    case 'pages-without-text':
      return `Pages ${warning.pages.join(', ')} hold no text and were passed over.`;
    case 'text-turned':
      return `Pages ${warning.pages.join(', ')}: text that stands askew or upside down was not read.`;
  }
}
