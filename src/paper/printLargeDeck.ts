/** A deck in large print: a card a page, nothing smaller than 18 points, read from afar or with low vision. */
import type { PDFFont } from '@cantoo/pdf-lib';
import { cardCodes, squareCodeOf } from '../domain/deck/cardCode.ts';
import type { Area, Card, Deck } from '../domain/deck/deck.ts';
import { inLanguage } from '../domain/deck/localized.ts';
import type { Language } from '../shared/language.ts';
import { INK, PAPER_COLOURS } from './colours.ts';
import { colour, drawSign, drawSquareCode } from './drawing.ts';
import { beginPaper, incompleteCards, type Paper, type PaperFonts, type PrintedDeck } from './printDeck.ts';
import { mm, PAGE } from './sheet.ts';
import { wrap } from './wrap.ts';

const MARGIN = mm(20);
const WIDTH = PAGE.width - 2 * MARGIN;
/** Of the square code: as large as the rest, so that a phone that is held farther away reads it. */
const CODE_SIDE = mm(22);
/** Above the code at the foot. */
const LOWEST = MARGIN + CODE_SIDE + mm(6);
/** Points. */
const BODY = 18;
const QUESTION = 30;
const SIGN = mm(14);
const BULLET_WIDTH = mm(6);
const LINE_HEIGHT = 1.35;

export async function printLargeDeck(
  deck: Deck,
  language: Language,
  fonts: PaperFonts,
  origin?: string,
): Promise<PrintedDeck> {
  const paper = await beginPaper(deck, language, fonts);
  const codes = cardCodes(deck.cards);
  const areas = new Map(deck.areas.map((area) => [area.id, area]));
  for (const card of deck.cards) {
    const area = areas.get(card.area);
    if (area) drawCard(paper, card, area, codes.get(card.id) ?? '', { language, origin });
  }
  const incomplete = incompleteCards(deck, language, paper.printable);
  return { pdf: await paper.pdf.save(), sheets: paper.pdf.getPageCount(), incomplete };
}

interface LargeCard {
  readonly language: Language;
  /** As in `printDeck`. */
  readonly origin: string | undefined;
}

function drawCard(paper: Paper, card: Card, area: Area, code: string, { language, origin }: LargeCard): void {
  const { pdf, pens, tags, texts, printable } = paper;
  const section = tags.group('Sect');
  const ink = colour(INK);
  const areaInk = colour(PAPER_COLOURS[area.colour]);
  let page = pdf.addPage([PAGE.width, PAGE.height]);
  let y = PAGE.height - MARGIN;
  /** Last on each page, so that the code is read after the card. */
  const end = () => {
    const at = { x: PAGE.width - MARGIN - CODE_SIDE, y: MARGIN };
    tags.mark(page, 'P', section, () =>
      page.drawText(code, { x: MARGIN, y: MARGIN, size: BODY, font: pens.bold, color: ink }),
    );
    tags.mark(
      page,
      'Figure',
      section,
      () => drawSquareCode(page, squareCodeOf(code, origin), at, CODE_SIDE),
      {
        alt: texts.squareCode(code),
      },
    );
  };
  const turn = () => {
    end();
    page = pdf.addPage([PAGE.width, PAGE.height]);
    y = PAGE.height - MARGIN;
  };
  const linesOf = (text: string, size: number, font: PDFFont, indent: number) =>
    wrap(printable(text), size, WIDTH - indent, (piece, at) => font.widthOfTextAtSize(piece, at));
  /** A new page when it does not fit; a text longer than a page goes on on the next one. */
  const draw = (
    kind: 'P' | 'H1' | 'LBody',
    text: string,
    { size, font, indent = 0, bullet, tint = ink, parent = section }: Look,
  ) => {
    const height = size * LINE_HEIGHT;
    let rest = linesOf(text, size, font, indent);
    if (y - rest.length * height < LOWEST && y < PAGE.height - MARGIN) turn();
    if (bullet !== undefined) {
      tags.skip(page, () =>
        page.drawText(bullet, { x: MARGIN, y: y - size * (LINE_HEIGHT - 0.3), size, font, color: areaInk }),
      );
    }
    while (rest.length > 0) {
      const fitting = rest.slice(0, Math.max(1, Math.floor((y - LOWEST) / height)));
      rest = rest.slice(fitting.length);
      const drawLines = () => {
        for (const line of fitting) {
          y -= height;
          page.drawText(line, { x: MARGIN + indent, y: y + size * 0.3, size, font, color: tint });
        }
      };
      tags.mark(page, kind, parent, drawLines, { actualText: fitting.join(' ') });
      if (rest.length > 0) turn();
    }
  };

  tags.skip(page, () => drawSign(page, area, { x: MARGIN, y }, SIGN));
  y -= (SIGN - BODY * LINE_HEIGHT) / 2;
  draw('P', inLanguage(area.title, language), {
    ...{ size: BODY, font: pens.bold, indent: SIGN + mm(4), tint: areaInk },
  });
  y -= mm(10);
  draw('H1', inLanguage(card.question, language), { size: QUESTION, font: pens.bold });
  const examples = inLanguage(card.examples, language);
  if (examples.length > 0) {
    y -= mm(8);
    draw('P', texts.examples, { size: BODY, font: pens.bold });
    const list = tags.group('L', section);
    for (const example of examples) {
      y -= mm(2);
      draw('LBody', example, {
        ...{ size: BODY, font: pens.regular, indent: BULLET_WIDTH, bullet: '•' },
        parent: tags.group('LI', list),
      });
    }
  }
  end();
}

interface Look {
  readonly size: number;
  readonly font: PDFFont;
  readonly indent?: number;
  /** Before the first line, at the margin. */
  readonly bullet?: string;
  readonly tint?: ReturnType<typeof colour>;
  readonly parent?: ReturnType<Paper['tags']['group']>;
}
