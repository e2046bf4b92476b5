import type { ImportProblem, UnreadFormat } from '../failure.ts';
import type { AreaChoice, GuessedEncoding, ImportWarning, LeftOutPart } from '../warning.ts';
import { listed } from './lists.ts';
import { megabytes } from './megabytes.ts';

const NOT_READ: Readonly<Record<UnreadFormat, string>> = {
  locked: 'The file is locked with a password. Save a copy without a password and try again.',
  'word-old': 'The file is in Word’s old format (.doc). Open it in Word, save it as .docx and try again.',
  'excel-old': 'The file is in Excel’s old format (.xls). Open it in Excel, save it as .xlsx and try again.',
  'powerpoint-old':
    'The file is in PowerPoint’s old format (.ppt). Open it in PowerPoint, save it as .pptx and try again.',
  'office-old':
    'The file is in an old Office format. Open it in the program that made it, save it as .docx, .xlsx or .pptx and try again.',
  'excel-binary':
    'The file is a binary Excel file (.xlsb). Open it in Excel, save it as .xlsx and try again.',
  publisher: 'The file is from Publisher. Save it as PDF and try again.',
  pages: 'The file is from Pages. Export it to Word or PDF and try again.',
  numbers: 'The file is from Numbers. Export it to Excel or CSV and try again.',
  keynote: 'The file is from Keynote. Export it to PowerPoint or PDF and try again.',
  drawing: 'The file is a drawing. Save it as PDF in the program that made it and try again.',
  layout: 'The file is from InDesign. Export it to PDF and try again.',
  book: 'The file is an e-book. Copy the questions to a document or a spreadsheet and choose that instead.',
  archive: 'The file is a zip folder. Unpack it and choose the document itself.',
  mail: 'The file is a mail. Save its attachment, or copy the questions to a document, and choose that instead.',
  shortcut: 'The file is only a shortcut. Open it, download the document itself and choose that instead.',
  picture:
    'The file is a picture, and text in pictures cannot be read. Use the document that the picture was made of, or write the questions in a spreadsheet.',
  note: 'The file is from OneNote. Export the page to Word or PDF and try again.',
  xml: 'The file is XML, which cannot be read. Open it in the program that it comes from, save it as .docx, .xlsx or PDF and try again.',
};

const PARTS: Readonly<Record<LeftOutPart, string>> = {
  notes: 'footnotes',
  comments: 'comments',
  'hidden-text': 'hidden text',
  'hidden-slides': 'hidden slides',
  'speaker-notes': 'speaker notes',
  diagrams: 'diagrams with text',
};

const ENCODINGS: Readonly<Record<GuessedEncoding, string>> = {
  'ms-dos': 'The letters of the file are stored as in MS-DOS and were rewritten.',
  macintosh: 'The letters of the file are stored as on an older Mac and were rewritten.',
  mixed: 'The letters of the file are stored in several ways and were rewritten line by line.',
  'utf-8-twice': 'The letters of the file are stored wrongly ("Ã¸" for "ø") and were mended.',
};

function list(items: readonly (string | number)[]): string {
  return listed(items, 'and', (count) => `${count} more`);
}

function cards({ cards: numbers }: { readonly cards: readonly number[] }): string {
  return `${numbers.length === 1 ? 'Card' : 'Cards'} ${list(numbers)}`;
}

function inSheet({ sheet }: { readonly sheet?: string }): string {
  return sheet === undefined ? '' : `Sheet "${sheet}": `;
}

function rows(numbers: readonly number[]): string {
  return numbers.length === 1 ? `row ${list(numbers)} is` : `rows ${list(numbers)} are`;
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

function column(names: readonly string[]): string {
  const quoted = list(names.map((name) => `"${name}"`));
  return names.length === 1 ? `Column ${quoted} is` : `Columns ${quoted} are`;
}

function sheets(names: readonly string[]): string {
  const quoted = list(names.map((name) => `"${name}"`));
  return names.length === 1 ? `Sheet ${quoted} is` : `Sheets ${quoted} are`;
}

export function problemInEnglish(problem: ImportProblem): string {
  switch (problem.code) {
    case 'file-empty':
      return 'The file is empty.';
    case 'file-too-large':
      return `The file is ${megabytes(problem.bytes)}. It may be ${megabytes(problem.maxBytes)} at most.`;
    case 'file-unknown':
      return 'The file is of no kind that can be read. Use PDF, Word (.docx), PowerPoint (.pptx), Excel (.xlsx), OpenDocument (.odt, .odp, .ods), RTF, CSV, text or JSON.';
    case 'file-web-page':
      return 'The file is a web page. Download the document itself, as a PDF for example, and try again.';
    case 'file-not-read':
      return NOT_READ[problem.format];
    case 'file-broken':
      return 'The file is damaged and cannot be read. Open it in the program that made it, save it again and try once more.';
    case 'pdf-broken':
      return 'The PDF is damaged and cannot be read. Download it again and try once more.';
    case 'pdf-encrypted':
      return 'The PDF is locked with a password. Save a copy without a password and try again.';
    case 'pdf-without-text':
      return `The PDF holds no text on its ${problem.pages} pages, only pictures. Use a copy that was not scanned.`;
    case 'pdf-letters-unknown':
      return 'The PDF shows its text but does not keep which letters it is made of, so it cannot be read. Choose the document that it was made from, in Word for example, or save the PDF from there again. If the PDF is all you have, write the questions into one of the templates.';
    case 'pdf-text-cut':
      return `Page ${list(problem.pages)}: much of the text is cut off at the edge of its field and is missing from the file. Import the spreadsheet or document itself, or make the fields larger and save the PDF again.`;
    case 'pdf-too-many-pages':
      return `The PDF has ${problem.pages} pages. It may have ${problem.maxPages} at most.`;
    case 'page-too-full':
      return `Page ${problem.page} holds more text than fits on a sheet of cards.`;
    case 'inflates-too-far':
      return `The file unpacks to more than ${megabytes(problem.maxBytes)} and is not read.`;
    case 'text-too-long':
      return `The file holds more than ${problem.maxChars} characters of text. No deck has that much.`;
    case 'csv-broken':
      return `The CSV file has a quotation mark in line ${problem.line} that is never closed.`;
    case 'table-too-large':
      return `The table is too large at row ${problem.row}: at most ${problem.maxRows} rows and ${problem.maxColumns} columns.`;
    case 'cell-too-long':
      return `A cell in row ${problem.row} has more than ${problem.maxChars} characters.`;
    case 'table-without-heading':
      return `The table does not show where its questions are. Write Area, Question and Examples in its first row and try again.${problem.first === '' ? '' : ` Now it says "${problem.first}".`}`;
    case 'only-hidden-rows':
      return `All ${problem.rows} rows that hold something are hidden in the sheet. Show them, save the file and try again.`;
    case 'json-broken':
      return `The file is not valid JSON: ${problem.reason}.`;
    case 'json-not-a-deck':
      return `The file is JSON but not a deck: ${problem.reason}.`;
    case 'no-cards':
      return 'No questions were found in the file. Write each question on a line of its own with a question mark, or use one of the templates.';
    case 'too-many-cards':
      return `There are ${problem.cards} cards in the file. A deck may have ${problem.maxCards} at most. Split the file in two and try again.`;
    case 'too-many-areas':
      return `There are ${problem.areas} areas in the file. A deck may have ${problem.maxAreas} at most. Join some of them in the file and try again.`;
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
      return `${cards(warning)}: no area is named. ${warning.cards.length === 1 ? 'It is' : 'They are'} in "${warning.area}".`;
    case 'no-areas':
      return `The document names no areas. All cards are in "${warning.area}".`;
    case 'area-name-doubtful':
      return `The area "${warning.area}" is broken over two lines. Perhaps it is called "${warning.other}".`;
    case 'hyphen-doubtful':
      return `Card ${warning.card}: "${warning.printed}" is read as "${warning.read}".`;
    case 'encoding-guessed':
      return `${ENCODINGS[warning.encoding]} Check that æ, ø and å are right on the cards.`;
    case 'parts-left-out':
      return `The document also has ${list(warning.parts.map((part) => PARTS[part]))}, which are left out. Write it on the cards yourself if it belongs there.`;
    case 'rows-hidden':
      return `${inSheet(warning)}Hidden ${rows(warning.rows)} left out. Show them in the sheet and import the file again if they belong to the deck.`;
    case 'rows-left-out':
      return warning.reason === 'error'
        ? `${inSheet(warning)}${capital(rows(warning.rows))} left out, as an error such as #N/A stands in place of the question. Mend it in the sheet and import the file again.`
        : `${inSheet(warning)}${capital(rows(warning.rows))} left out, as there is no question. Write it in the file and import it again, or write the card yourself.`;
    case 'cells-broken':
      return `${inSheet(warning)}Row ${list(warning.rows)}: a cell holds an error such as #N/A. It is read as empty.`;
    case 'columns-hidden':
      return `${inSheet(warning)}${column(warning.columns)} hidden in the sheet and read all the same. Change the cards if that is not what you want.`;
    case 'columns-left-out':
      return `${inSheet(warning)}${column(warning.columns)} left out. Only area, question and examples come on the cards.`;
    case 'columns-guessed': {
      const { question, area, examples } = warning;
      const others = [
        ...(area === undefined ? [] : [`${area} as areas`]),
        ...(examples === undefined ? [] : [`${examples} as examples`]),
      ];
      return `${inSheet(warning)}No row names the columns. ${[`Column ${question} is read as questions`, ...others].join(', ')}. Look through the cards.`;
    }
    case 'sheets-left-out':
      return `${sheets(warning.sheets)} left out, as no questions were found on it.`;
    case 'sheets-hidden':
      return `${sheets(warning.sheets)} left out, as the file hides it. Show it and import the file again if it belongs to the deck.`;
    case 'nothing-asks':
      return `None of the ${warning.count} cards asks a question. Check that the right text has come on the cards.`;
    case 'examples-unlabelled':
      return `${cards(warning)}: the text after the question is read as examples, although nothing says so.`;
    case 'no-question-mark':
      return `${cards(warning)}: the text is not a question.`;
    case 'several-questions':
      return `${cards(warning)}: several questions on one card. Make them cards of their own if they do not belong together.`;
    case 'number-as-question':
      return `${cards(warning)}: a number stands in place of a question. Check that the right column was read.`;
    case 'letters-lost':
      return `${cards(warning)}: some letters were lost in the file, often æ, ø and å. Mend them on the card, or save the file again as UTF-8.`;
    case 'no-language':
      return `${cards(warning)}: the text looks like no language. Compare it with the file and rewrite the card if it was read wrongly.`;
    case 'text-left-out': {
      const texts = warning.texts.map((text) => `"${text}"`);
      const all = warning.more === 0 ? list(texts) : `${texts.join(', ')} and ${warning.more} more`;
      return `Some text of the file is left out: ${all}. Write it on a card yourself if it belongs there.`;
    }
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
      return `Pages ${list(warning.pages)} hold no text and were passed over.`;
    case 'text-turned':
      return `Pages ${list(warning.pages)}: text that stands askew was not read. Write it on the cards yourself if it belongs there.`;
    case 'letters-unknown':
      return `Page ${list(warning.pages)}: Some of the text is in a font that does not say which letters it shows. Hold the cards against the file and write what is missing.`;
    case 'text-cut':
      return `Pages ${list(warning.pages)}: some text is cut off at the edge of its field. Check whether words are missing on the cards.`;
  }
}
