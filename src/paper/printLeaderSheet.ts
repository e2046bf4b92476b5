/** The facilitator's sheet: the steps of a running order with their cues, the cards, and room for notes. */
import type { PDFFont } from '@cantoo/pdf-lib';
import type { Language } from '../shared/language.ts';
import { INK, QUIET } from './colours.ts';
import { colour } from './drawing.ts';
import { beginPaper, type PaperFonts } from './printDeck.ts';
import { mm, PAGE } from './sheet.ts';
import type { Tag } from './tags.ts';
import { wrap } from './wrap.ts';

export interface SheetStep {
  readonly title: string;
  /** "0–5 min." */
  readonly time?: string;
  readonly cues: readonly string[];
  /** To be ticked off, under headings if there are several lists. */
  readonly lists?: readonly { readonly heading?: string; readonly items: readonly string[] }[];
}

export interface LeaderSheet {
  readonly title: string;
  readonly words: string;
  readonly steps: readonly SheetStep[];
  /** Above the lines for notes. */
  readonly notes: string;
}

/** What stands before an item: a dash, or a box to tick. */
type Bullet = 'dash' | 'box';

const MARGIN = mm(18);
const WIDTH = PAGE.width - 2 * MARGIN;
/** Points. */
const BODY = 11;
const HEADING = 15;
const TITLE = 22;
const LINE_HEIGHT = 1.35;
const INDENTS: Readonly<Record<Bullet, number>> = { dash: mm(4), box: mm(6) };
const BOX = mm(3);
const NOTE_LINE = mm(9);
/** At least so many for each step; after the last one they fill the page. */
const NOTE_LINES = 2;
const RULE = 0.5;
/** Baseline of the line with the page's number. */
const FOOT_Y = mm(9);

export async function printLeaderSheet(
  sheet: LeaderSheet,
  language: Language,
  fonts: PaperFonts,
): Promise<Uint8Array> {
  const { pdf, pens, tags, printable } = await beginPaper(
    { title: { [language]: sheet.title } },
    language,
    fonts,
  );
  let page = pdf.addPage([PAGE.width, PAGE.height]);
  let y = PAGE.height - MARGIN;
  /** Whether a new page was needed. */
  const ensure = (height: number): boolean => {
    if (y - height >= MARGIN) return false;
    page = pdf.addPage([PAGE.width, PAGE.height]);
    y = PAGE.height - MARGIN;
    return true;
  };
  const linesOf = (text: string, size: number, font: PDFFont, indent: number) =>
    wrap(printable(text), size, WIDTH - indent, (piece, at) => font.widthOfTextAtSize(piece, at));
  const drawBullet = (bullet: Bullet, size: number, font: PDFFont) => {
    if (bullet === 'dash') {
      page.drawText('–', { x: MARGIN, y: y - size * (LINE_HEIGHT - 0.3), size, font, color: colour(INK) });
      return;
    }
    page.drawRectangle({
      ...{ x: MARGIN, y: y - size - mm(0.2), width: BOX, height: BOX },
      borderColor: colour(INK),
      borderWidth: RULE,
    });
  };
  /** A text stays on one page; `also` is the room that it needs below. */
  const draw = (text: string, { kind, parent, size, font, also = 0, bullet }: Look) => {
    const indent = bullet ? INDENTS[bullet] : 0;
    const lines = linesOf(text, size, font, indent);
    const height = size * LINE_HEIGHT;
    ensure(lines.length * height + also);
    if (bullet) tags.skip(page, () => drawBullet(bullet, size, font));
    const drawLines = () => {
      for (const line of lines) {
        y -= height;
        page.drawText(line, { x: MARGIN + indent, y: y + size * 0.3, size, font, color: colour(INK) });
      }
    };
    tags.mark(page, kind, parent, drawLines, { actualText: text });
  };
  const body = { size: BODY, font: pens.regular } as const;

  const head = tags.group('Sect');
  draw(sheet.title, { kind: 'H1', parent: head, size: TITLE, font: pens.bold });
  draw(sheet.words, { kind: 'P', parent: head, ...body });
  for (const [at, step] of sheet.steps.entries()) {
    const section = tags.group('Sect');
    y -= mm(5);
    // With its first cue.
    draw(step.time === undefined ? step.title : `${step.title} · ${step.time}`, {
      ...{ kind: 'H2', parent: section, size: HEADING, font: pens.bold, also: mm(14) },
    });
    const cues = tags.group('L', section);
    for (const cue of step.cues) {
      y -= mm(0.8);
      draw(cue, { kind: 'LBody', parent: tags.group('LI', cues), ...body, bullet: 'dash' });
    }
    for (const { heading, items } of step.lists ?? []) {
      y -= mm(2.5);
      if (heading !== undefined)
        draw(heading, { kind: 'P', parent: section, size: BODY, font: pens.bold, also: mm(10) });
      const list = tags.group('L', section);
      for (const item of items) {
        y -= mm(0.8);
        draw(item, { kind: 'LBody', parent: tags.group('LI', list), ...body, bullet: 'box' });
      }
    }
    y -= mm(3);
    const isApart = ensure(NOTE_LINES * NOTE_LINE + BODY * LINE_HEIGHT);
    // On a page of their own they say what they belong to.
    const label = isApart ? `${step.title} · ${sheet.notes}` : sheet.notes;
    draw(label, { kind: 'P', parent: section, ...body });
    const isLast = at === sheet.steps.length - 1;
    const lines = isLast ? Math.floor((y - MARGIN) / NOTE_LINE) : NOTE_LINES;
    tags.skip(page, () => {
      for (let line = 0; line < lines; line++) {
        y -= NOTE_LINE;
        page.drawLine({
          ...{ start: { x: MARGIN, y }, end: { x: PAGE.width - MARGIN, y } },
          thickness: RULE,
          color: colour(QUIET),
        });
      }
    });
  }
  const pages = pdf.getPages();
  for (const [at, one] of pages.entries()) {
    if (pages.length === 1) break;
    tags.skip(one, () => {
      const number = `${at + 1} / ${pages.length}`;
      const x = PAGE.width - MARGIN - pens.regular.widthOfTextAtSize(number, BODY);
      one.drawText(number, { x, y: FOOT_Y, ...body, color: colour(QUIET) });
    });
  }
  return pdf.save();
}

interface Look {
  readonly kind: 'H1' | 'H2' | 'P' | 'LBody';
  readonly parent: Tag;
  readonly size: number;
  readonly font: PDFFont;
  readonly also?: number;
  readonly bullet?: Bullet;
}
