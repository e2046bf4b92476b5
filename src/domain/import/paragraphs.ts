import { DECK_LIMITS } from '../deck/deck.ts';

/** As many paragraphs as the format holds: neighbours that are short together become one. Too long a guide is left out. */
export function fittingParagraphs(paragraphs: readonly string[]): readonly string[] {
  const { introductionParagraphs, paragraphChars } = DECK_LIMITS;
  const fitting = paragraphs.flatMap((paragraph) => cutAtSentences(paragraph, paragraphChars));
  while (fitting.length > introductionParagraphs) {
    let best: number | undefined;
    const lengthAt = (index: number) => (fitting[index]?.length ?? 0) + 1 + (fitting[index + 1]?.length ?? 0);
    for (let index = 0; index < fitting.length - 1; index++) {
      if (lengthAt(index) <= paragraphChars && (best === undefined || lengthAt(index) < lengthAt(best)))
        best = index;
    }
    if (best === undefined) return [];
    fitting.splice(best, 2, `${fitting[best] ?? ''} ${fitting[best + 1] ?? ''}`);
  }
  return fitting;
}

function cutAtSentences(paragraph: string, maxChars: number): string[] {
  const pieces: string[] = [];
  let rest = paragraph;
  while (rest.length > maxChars) {
    const head = rest.slice(0, maxChars);
    const sentence = Math.max(head.lastIndexOf('. '), head.lastIndexOf('? '), head.lastIndexOf('! '));
    const end = sentence > 0 ? sentence + 1 : Math.max(head.lastIndexOf(' '), 1);
    pieces.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return rest === '' ? pieces : [...pieces, rest];
}
