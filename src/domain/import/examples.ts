import { DECK_LIMITS } from '../deck/deck.ts';
import { withoutLabel } from './words.ts';

const BETWEEN = '; ';

/**
 * The entries of an examples paragraph for a card of a deck: without its label, split at "; " and nowhere else, so that
 * joining the entries with "; " gives the paragraph back to the letter. Entries beyond the format's number stay together.
 */
export function splitExamples(paragraph: string): string[] {
  const text = withoutLabel(paragraph);
  if (text === '') return [];
  const entries = text.split(BETWEEN);
  // The deck format trims entries and knows no empty ones: what would not survive that is not split.
  if (entries.some((entry) => entry.trim() !== entry || entry === '')) return [text];
  return fitting(entries);
}

function fitting(entries: readonly string[]): string[] {
  const surplus = entries.length - DECK_LIMITS.examplesPerCard;
  if (surplus <= 0) return [...entries];
  // The shortest neighbours go together, so that none becomes longer than it must.
  const joined = [...entries];
  for (let round = 0; round < surplus; round++) {
    let best = 0;
    for (let index = 1; index < joined.length - 1; index++) {
      if (lengthOfPair(joined, index) < lengthOfPair(joined, best)) best = index;
    }
    joined.splice(best, 2, `${joined[best] ?? ''}${BETWEEN}${joined[best + 1] ?? ''}`);
  }
  return joined;
}

function lengthOfPair(entries: readonly string[], index: number): number {
  return (entries[index]?.length ?? 0) + (entries[index + 1]?.length ?? 0);
}
