/** A deck as a PDF to print on both sides and cut. Loaded on demand. */
import { PDFDocument, type PDFFont, type PDFPage, rgb } from '@cantoo/pdf-lib';
import * as fontkit from 'fontkit';
import encodeQR from 'qr';
import type { Deck } from '../domain/deck/deck.ts';
import { inLanguage } from '../domain/deck/localized.ts';
import { SIGN_FIELD, SIGN_LINE_WIDTH, SIGNS } from '../domain/deck/signs.ts';
import type { Language } from '../shared/language.ts';
import { INK, PAPER_COLOURS, QUIET, type Rgb } from './colours.ts';
import {
  BULLET_WIDTH,
  EXAMPLES_GAP,
  type Face,
  HEAD_HEIGHT,
  heightOf,
  LINE_HEIGHT,
  layFaces,
  PADDING,
  paragraphGap,
  TEXT_WIDTH,
} from './faces.ts';
import { CARD, CARDS_PER_SHEET, cardCorner, cropMarks, mm, PAGE, type Point } from './sheet.ts';
import { PAPER_TEXTS } from './strings.ts';
import { remembering, wrap } from './wrap.ts';

/** TrueType files. */
export interface PaperFonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

export interface PrintedDeck {
  readonly pdf: Uint8Array;
  readonly sheets: number;
  /** Ids of cards with characters that the fonts lack; these are printed as a question mark. */
  readonly incomplete: readonly string[];
}

const SMALL = 8;
const MARGIN_NOTE = 6.5;
const MARGIN_NOTE_Y = mm(5);
const CODE_SIZE = 12;
const QR_SIDE = mm(12);
/** Blank modules around the code; the paper around it does the rest. */
const QR_BORDER = 1;
const HEAD_SIGN = mm(6);
const BACK_SIGN = mm(34);
const BACK_TITLE = 17;
/** The back's frame keeps clear of the edge, since printers are not accurate to the millimetre. */
const BACK_INSET = mm(5);
/** Baseline below the top of a line, in sizes. */
const ASCENT = 0.95;
const UNKNOWN = '?';
const CUT_WIDTH = 0.4;

interface Pens {
  readonly regular: PDFFont;
  readonly bold: PDFFont;
}

export async function printDeck(deck: Deck, language: Language, fonts: PaperFonts): Promise<PrintedDeck> {
  const pdf = await PDFDocument.create();
  pdf.registerFontkit(fontkit);
  const pens: Pens = {
    regular: await pdf.embedFont(fonts.regular, { subset: true }),
    bold: await pdf.embedFont(fonts.bold, { subset: true }),
  };
  const title = inLanguage(deck.title, language);
  pdf.setTitle(title, { showInWindowTitleBar: true });
  pdf.setLanguage(language);

  const known = new Set(pens.regular.getCharacterSet());
  const printable = (text: string) => printableText(text, known);
  const faces = layFaces(deck, language, {
    regular: remembering((text, size) => pens.regular.widthOfTextAtSize(text, size)),
    bold: remembering((text, size) => pens.bold.widthOfTextAtSize(text, size)),
    printable,
  });
  const texts = PAPER_TEXTS[language];
  const sheets = Math.ceil(faces.length / CARDS_PER_SHEET);
  for (let sheet = 0; sheet < sheets; sheet++) {
    const onSheet = faces.slice(sheet * CARDS_PER_SHEET, (sheet + 1) * CARDS_PER_SHEET);
    for (const side of ['front', 'back'] as const) {
      const page = pdf.addPage([PAGE.width, PAGE.height]);
      for (const { start, end } of cropMarks()) {
        page.drawLine({ start, end, thickness: CUT_WIDTH, color: colour(QUIET) });
      }
      page.drawText(printable(texts.sheet(title, sheet + 1, sheets, side)), {
        x: mm(22),
        y: MARGIN_NOTE_Y,
        size: MARGIN_NOTE,
        font: pens.regular,
        color: colour(QUIET),
      });
      for (const [index, face] of onSheet.entries()) {
        const corner = cardCorner(index, side);
        if (side === 'front') drawFront(page, corner, face, pens, language);
        else drawBack(page, corner, face, pens);
      }
    }
  }
  const incomplete = deck.cards
    .filter(({ question, examples }) =>
      [inLanguage(question, language), ...inLanguage(examples, language)].some(
        (text) => printable(text) !== text.normalize('NFC'),
      ),
    )
    .map(({ id }) => id);
  return { pdf: await pdf.save(), sheets, incomplete };
}

function drawFront(page: PDFPage, corner: Point, face: Face, { regular, bold }: Pens, language: Language) {
  const texts = PAPER_TEXTS[language];
  const left = corner.x + PADDING;
  const top = corner.y + CARD.height - PADDING;
  const areaInk = colour(PAPER_COLOURS[face.area.colour]);

  drawSign(page, face, { x: left, y: top }, HEAD_SIGN);
  const name = wrap(face.areaTitle, SMALL, TEXT_WIDTH - HEAD_SIGN - mm(2), (text, size) =>
    bold.widthOfTextAtSize(text, size),
  );
  for (const [index, line] of name.entries()) {
    const y = top - HEAD_SIGN / 2 - SMALL * 0.35 + ((name.length - 1) / 2 - index) * SMALL * 1.1;
    page.drawText(line, { x: left + HEAD_SIGN + mm(2), y, size: SMALL, font: bold, color: areaInk });
  }

  let y = top - HEAD_HEIGHT;
  const { question, examples } = face;
  for (const line of question.lines.flat()) {
    page.drawText(line, {
      ...{ x: left, y: y - question.size * ASCENT, size: question.size, font: bold, color: colour(INK) },
    });
    y -= question.size * LINE_HEIGHT;
  }
  if (examples.lines.length > 0) {
    y = top - HEAD_HEIGHT - heightOf(question) - EXAMPLES_GAP;
    page.drawText(texts.examples, { x: left, y: y + mm(2), size: SMALL, font: bold, color: colour(QUIET) });
    for (const paragraph of examples.lines) {
      page.drawText('•', {
        ...{ x: left, y: y - examples.size * ASCENT, size: examples.size, font: regular, color: areaInk },
      });
      for (const line of paragraph) {
        const at = { x: left + BULLET_WIDTH, y: y - examples.size * ASCENT };
        page.drawText(line, { ...at, size: examples.size, font: regular, color: colour(INK) });
        y -= examples.size * LINE_HEIGHT;
      }
      y -= paragraphGap(examples.size);
    }
  }

  const foot = corner.y + PADDING;
  page.drawText(face.code, { x: left, y: foot, size: CODE_SIZE, font: bold, color: colour(INK) });
  if (face.parts > 1) {
    page.drawText(texts.continued(face.part, face.parts), {
      ...{ x: left + mm(20), y: foot, size: SMALL, font: regular, color: colour(QUIET) },
    });
  }
  drawSquareCode(page, face.code, { x: corner.x + CARD.width - PADDING - QR_SIDE, y: foot });
}

function drawBack(page: PDFPage, corner: Point, face: Face, { bold }: Pens): void {
  const ink = colour(PAPER_COLOURS[face.area.colour]);
  page.drawRectangle({
    x: corner.x + BACK_INSET,
    y: corner.y + BACK_INSET,
    width: CARD.width - 2 * BACK_INSET,
    height: CARD.height - 2 * BACK_INSET,
    borderColor: ink,
    borderWidth: mm(1.2),
  });
  const middle = { x: corner.x + CARD.width / 2, y: corner.y + CARD.height / 2 };
  drawSign(page, face, { x: middle.x - BACK_SIGN / 2, y: middle.y + BACK_SIGN * 0.8 }, BACK_SIGN);
  const lines = wrap(face.areaTitle, BACK_TITLE, TEXT_WIDTH, (text, size) =>
    bold.widthOfTextAtSize(text, size),
  );
  for (const [index, line] of lines.entries()) {
    page.drawText(line, {
      x: middle.x - bold.widthOfTextAtSize(line, BACK_TITLE) / 2,
      y: middle.y - mm(20) - index * BACK_TITLE * LINE_HEIGHT,
      size: BACK_TITLE,
      font: bold,
      color: ink,
    });
  }
}

/** `at` is its upper left corner. */
function drawSign(page: PDFPage, { area }: Face, at: Point, side: number): void {
  page.drawSvgPath(SIGNS[area.sign], {
    ...at,
    scale: side / SIGN_FIELD,
    borderColor: colour(PAPER_COLOURS[area.colour]),
    borderWidth: SIGN_LINE_WIDTH,
  });
}

/** `at` is its lower left corner. */
function drawSquareCode(page: PDFPage, code: string, at: Point): void {
  const rows = encodeQR(code, 'raw', { ecc: 'medium', border: QR_BORDER });
  const side = QR_SIDE / rows.length;
  // One path for all modules: thousands of rectangles would make a large file.
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  page.drawSvgPath(path, { x: at.x, y: at.y + QR_SIDE, scale: side, color: colour(INK) });
}

const segmenter = new Intl.Segmenter();

function printableText(text: string, known: ReadonlySet<number>): string {
  return [...segmenter.segment(text.normalize('NFC'))]
    .map(({ segment }) => {
      const isKnown = [...segment].every((character) => known.has(character.codePointAt(0) ?? 0));
      return isKnown || /^\s+$/.test(segment) ? segment : UNKNOWN;
    })
    .join('');
}

function colour([red, green, blue]: Rgb) {
  return rgb(red, green, blue);
}
