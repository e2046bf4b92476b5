/** A deck as a PDF to print on both sides and cut. Loaded on demand. */
import { PDFDocument, type PDFFont, type PDFPage } from '@cantoo/pdf-lib';
import * as fontkit from 'fontkit';
import { squareCodeOf } from '../domain/deck/cardCode.ts';
import type { Deck } from '../domain/deck/deck.ts';
import { inLanguage, languageTaken } from '../domain/deck/localized.ts';
import type { Language } from '../shared/language.ts';
import { INK, PAPER_COLOURS, QUIET } from './colours.ts';
import { colour, drawSign, drawSquareCode, printableText } from './drawing.ts';
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
import { PAPER_TEXTS, type PaperTexts } from './strings.ts';
import { Tags } from './tags.ts';
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

const CREATOR = 'Dialogkort';
const SMALL = 8;
const MARGIN_NOTE = 6.5;
const MARGIN_NOTE_Y = mm(5);
const CODE_SIZE = 12;
const CODE_SIDE = mm(12);
const HEAD_SIGN = mm(6);
const BACK_SIGN = mm(34);
const BACK_TITLE = 17;
/** The back's frame keeps clear of the edge, since printers are not accurate to the millimetre. */
const BACK_INSET = mm(5);
/** Baseline below the top of a line, in sizes. */
const ASCENT = 0.95;
const CUT_WIDTH = 0.4;

export interface Pens {
  readonly regular: PDFFont;
  readonly bold: PDFFont;
}

export interface Paper {
  readonly pdf: PDFDocument;
  readonly pens: Pens;
  readonly tags: Tags;
  /** In the language of the texts around them. */
  readonly texts: PaperTexts;
  readonly printable: (text: string) => string;
}

/** A tagged document in the deck's language, with its title and the fonts. */
export async function beginPaper(
  deck: Pick<Deck, 'title'>,
  language: Language,
  fonts: PaperFonts,
): Promise<Paper> {
  const pdf = await PDFDocument.create();
  pdf.registerFontkit(fontkit);
  const pens: Pens = {
    regular: await pdf.embedFont(fonts.regular, { subset: true }),
    bold: await pdf.embedFont(fonts.bold, { subset: true }),
  };
  pdf.setTitle(inLanguage(deck.title, language), { showInWindowTitleBar: true });
  pdf.setCreator(CREATOR);
  const taken = languageTaken(deck.title, language);
  pdf.setLanguage(taken);
  const known = new Set(pens.regular.getCharacterSet());
  return {
    pdf,
    pens,
    tags: new Tags(pdf),
    texts: PAPER_TEXTS[taken],
    printable: (text) => printableText(text, known),
  };
}

/** Ids of the cards with characters that the fonts lack. */
export function incompleteCards(
  deck: Deck,
  language: Language,
  printable: Paper['printable'],
): readonly string[] {
  return deck.cards
    .filter(({ question, examples }) =>
      [inLanguage(question, language), ...inLanguage(examples, language)].some(
        (text) => printable(text) !== text.normalize('NFC'),
      ),
    )
    .map(({ id }) => id);
}

/** `origin`: of the app, whose page for phones the square codes open. Without it they hold the bare code. */
export async function printDeck(
  deck: Deck,
  language: Language,
  fonts: PaperFonts,
  origin?: string,
): Promise<PrintedDeck> {
  const { pdf, pens, tags, texts, printable } = await beginPaper(deck, language, fonts);
  const title = inLanguage(deck.title, language);
  const faces = layFaces(deck, language, {
    regular: remembering((text, size) => pens.regular.widthOfTextAtSize(text, size)),
    bold: remembering((text, size) => pens.bold.widthOfTextAtSize(text, size)),
    printable,
  });
  const sheets = Math.ceil(faces.length / CARDS_PER_SHEET);
  for (let sheet = 0; sheet < sheets; sheet++) {
    const onSheet = faces.slice(sheet * CARDS_PER_SHEET, (sheet + 1) * CARDS_PER_SHEET);
    for (const side of ['front', 'back'] as const) {
      const page = pdf.addPage([PAGE.width, PAGE.height]);
      tags.skip(page, () => {
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
      });
      for (const [index, face] of onSheet.entries()) {
        const corner = cardCorner(index, side);
        if (side === 'front')
          drawFront(
            { page, tags, texts },
            corner,
            { ...face, squareCode: squareCodeOf(face.code, origin) },
            pens,
          );
        // The front names the area too.
        else tags.skip(page, () => drawBack(page, corner, face, pens));
      }
    }
  }
  const incomplete = incompleteCards(deck, language, printable);
  return { pdf: await pdf.save(), sheets, incomplete };
}

interface Drawing {
  readonly page: PDFPage;
  readonly tags: Tags;
  readonly texts: PaperTexts;
}

function drawFront(
  { page, tags, texts }: Drawing,
  corner: Point,
  face: Face & { readonly squareCode: string },
  { regular, bold }: Pens,
) {
  const left = corner.x + PADDING;
  const top = corner.y + CARD.height - PADDING;
  const areaInk = colour(PAPER_COLOURS[face.area.colour]);
  const card = tags.group('Sect');

  tags.skip(page, () => drawSign(page, face.area, { x: left, y: top }, HEAD_SIGN));
  const name = wrap(face.areaTitle, SMALL, TEXT_WIDTH - HEAD_SIGN - mm(2), (text, size) =>
    bold.widthOfTextAtSize(text, size),
  );
  const drawName = () => {
    for (const [index, line] of name.entries()) {
      const y = top - HEAD_SIGN / 2 - SMALL * 0.35 + ((name.length - 1) / 2 - index) * SMALL * 1.1;
      page.drawText(line, { x: left + HEAD_SIGN + mm(2), y, size: SMALL, font: bold, color: areaInk });
    }
  };
  tags.mark(page, 'P', card, drawName, { actualText: face.areaTitle });

  const { question, examples } = face;
  const drawQuestion = () => {
    let y = top - HEAD_HEIGHT;
    for (const line of question.lines.flat()) {
      page.drawText(line, {
        ...{ x: left, y: y - question.size * ASCENT, size: question.size, font: bold, color: colour(INK) },
      });
      y -= question.size * LINE_HEIGHT;
    }
  };
  tags.mark(page, 'H1', card, drawQuestion, { actualText: question.lines.flat().join(' ') });
  if (examples.lines.length > 0) {
    let y = top - HEAD_HEIGHT - heightOf(question) - EXAMPLES_GAP;
    tags.mark(page, 'P', card, () =>
      page.drawText(texts.examples, { x: left, y: y + mm(2), size: SMALL, font: bold, color: colour(QUIET) }),
    );
    const list = tags.group('L', card);
    for (const paragraph of examples.lines) {
      const item = tags.group('LI', list);
      tags.skip(page, () =>
        page.drawText('•', {
          ...{ x: left, y: y - examples.size * ASCENT, size: examples.size, font: regular, color: areaInk },
        }),
      );
      const drawExample = () => {
        for (const line of paragraph) {
          const at = { x: left + BULLET_WIDTH, y: y - examples.size * ASCENT };
          page.drawText(line, { ...at, size: examples.size, font: regular, color: colour(INK) });
          y -= examples.size * LINE_HEIGHT;
        }
      };
      tags.mark(page, 'LBody', item, drawExample, { actualText: paragraph.join(' ') });
      y -= paragraphGap(examples.size);
    }
  }

  const foot = corner.y + PADDING;
  const drawCode = () => {
    page.drawText(face.code, { x: left, y: foot, size: CODE_SIZE, font: bold, color: colour(INK) });
    if (face.parts > 1) {
      page.drawText(texts.continued(face.part, face.parts), {
        ...{ x: left + mm(20), y: foot, size: SMALL, font: regular, color: colour(QUIET) },
      });
    }
  };
  tags.mark(page, 'P', card, drawCode);
  const codeAt = { x: corner.x + CARD.width - PADDING - CODE_SIDE, y: foot };
  tags.mark(page, 'Figure', card, () => drawSquareCode(page, face.squareCode, codeAt, CODE_SIDE), {
    alt: texts.squareCode(face.code),
  });
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
  drawSign(page, face.area, { x: middle.x - BACK_SIGN / 2, y: middle.y + BACK_SIGN * 0.8 }, BACK_SIGN);
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
