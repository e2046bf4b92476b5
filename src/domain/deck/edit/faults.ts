/**
 * Finds the faults that must be fixed before a deck can be used, without zod and as codes that a page can translate.
 * Covers what the editor lets authors get wrong; `parseDeck` is authoritative.
 */
import type { Language } from '../../../shared/language.ts';
import { DECK_LIMITS, type Deck } from '../deck.ts';
import type { Localized } from '../localized.ts';

export interface DeckFaultFound {
  /** Absent for the deck itself. */
  readonly at?: { readonly kind: 'area' | 'card'; readonly id: string };
  readonly field: 'title' | 'description' | 'introduction' | 'question' | 'examples' | 'cards';
  /** Absent if the fault is not in one language's text. */
  readonly language?: Language;
  readonly reason: 'empty' | 'tooLong' | 'tooMany';
  /** Of `tooLong` in characters, of `tooMany` in entries. */
  readonly count?: { readonly is: number; readonly most: number };
}

/** In the order of the page: the deck, its areas, its cards. */
export function faultsOf(deck: Deck): readonly DeckFaultFound[] {
  const limits = DECK_LIMITS;
  const faults: DeckFaultFound[] = [];
  type Where = Pick<DeckFaultFound, 'at' | 'field'>;

  const text = (where: Where, localized: Localized<string>, most: number): void => {
    for (const language of deck.languages) {
      const is = (localized[language] ?? '').trim().length;
      if (is === 0) faults.push({ ...where, language, reason: 'empty' });
      if (is > most) faults.push({ ...where, language, reason: 'tooLong', count: { is, most } });
    }
  };
  const list = (where: Where, localized: Localized<readonly string[]>, chars: number, most: number): void => {
    for (const language of deck.languages) {
      const entries = (localized[language] ?? [])
        .map((entry) => entry.trim())
        .filter((entry) => entry !== '');
      const longest = Math.max(0, ...entries.map((entry) => entry.length));
      if (longest > chars)
        faults.push({ ...where, language, reason: 'tooLong', count: { is: longest, most: chars } });
      if (entries.length > most)
        faults.push({ ...where, language, reason: 'tooMany', count: { is: entries.length, most } });
    }
  };

  text({ field: 'title' }, deck.title, limits.deckTitleChars);
  text({ field: 'description' }, deck.description, limits.descriptionChars);
  if (deck.introduction) {
    const { introduction } = deck;
    list({ field: 'introduction' }, introduction, limits.paragraphChars, limits.introductionParagraphs);
    for (const language of deck.languages) {
      if ((introduction[language] ?? []).length === 0)
        faults.push({ field: 'introduction', language, reason: 'empty' });
    }
  }
  if (deck.cards.length === 0) faults.push({ field: 'cards', reason: 'empty' });
  if (deck.cards.length > limits.cards) {
    faults.push({
      field: 'cards',
      reason: 'tooMany',
      count: { is: deck.cards.length, most: limits.cards },
    });
  }
  for (const { id, title } of deck.areas)
    text({ at: { kind: 'area', id }, field: 'title' }, title, limits.areaTitleChars);
  for (const { id, question, examples } of deck.cards) {
    const at = { kind: 'card', id } as const;
    text({ at, field: 'question' }, question, limits.questionChars);
    list({ at, field: 'examples' }, examples, limits.exampleChars, limits.examplesPerCard);
  }
  return faults;
}
