/** Gives each card its area twice: by its sheet's position in the document, and as printed on the sheet's back. */
import type { ImportWarning } from './warning.ts';

/** A sheet as far as its areas matter. */
export interface AreaSheet {
  readonly number: number;
  /** Page of the back. */
  readonly page?: number;
  /** For each card of the sheet its number in the document, from 1, and the key of the area on its back. */
  readonly cards: readonly { readonly card: number; readonly printed: string }[];
  /** Whether one back serves the whole sheet. */
  readonly uniform: boolean;
}

export interface AreaReading {
  /** Key of the area by card, in the order of the cards. */
  readonly position: readonly string[];
  readonly printed: readonly string[];
  readonly preferred: 'position' | 'printed';
  readonly warnings: readonly ImportWarning[];
}

/**
 * A back that names an area which the document had already left is most often a left-over of the print template; by
 * position its sheet continues the area of the sheet before. If that applied to more than half of the sheets, the
 * areas alternate, and the backs are right.
 */
export function readAreas(sheets: readonly AreaSheet[], titleOf: (key: string) => string): AreaReading {
  const position: string[] = [];
  const warnings: ImportWarning[] = [];
  const seen = new Set<string>();
  let current: string | undefined;
  for (const { number, page, cards, uniform } of sheets) {
    const printed = cards[0]?.printed;
    const before = current;
    if (uniform && printed !== undefined && before !== undefined && printed !== before && seen.has(printed)) {
      position.push(...cards.map(() => before));
      warnings.push({
        code: 'back-repeats-area',
        sheet: number,
        ...(page !== undefined && { page }),
        printed: titleOf(printed),
        position: titleOf(before),
        cards: cards.map(({ card }) => card),
      });
      continue;
    }
    for (const card of cards) {
      position.push(card.printed);
      seen.add(card.printed);
      current = card.printed;
    }
  }
  const printed = sheets.flatMap(({ cards }) => cards.map((card) => card.printed));
  if (warnings.length * 2 <= sheets.length) return { position, printed, preferred: 'position', warnings };
  const turns: ImportWarning = { code: 'areas-take-turns', sheets: warnings.length };
  return { position, printed, preferred: 'printed', warnings: [turns] };
}
