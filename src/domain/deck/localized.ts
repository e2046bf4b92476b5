import type { Language } from '../../shared/language.ts';

/**
 * The same thing in each language of its deck. Keys stand in the order of the deck's languages and none of these is
 * missing, which is what `parseDeck` sees to.
 */
export type Localized<T> = { readonly [L in Language]?: T };

/** The thing in the wanted language, or in the deck's first one if the deck does not speak the wanted one. */
export function inLanguage<T>(localized: Localized<T>, language: Language): T {
  const wanted = localized[language];
  if (wanted !== undefined) return wanted;
  for (const other of Object.values<T | undefined>(localized)) {
    if (other !== undefined) return other;
  }
  throw new RangeError('A localized value needs at least one language');
}
