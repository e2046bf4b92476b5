import { isLanguage, type Language } from '../../shared/language.ts';

/**
 * The same value in each language of its deck. Keys are in the order of the deck's languages; `parseDeck` ensures
 * that none is missing.
 */
export type Localized<T> = { readonly [L in Language]?: T };

/** The value in the requested language, or in the deck's first language if the deck lacks it. */
export function inLanguage<T>(localized: Localized<T>, language: Language): T {
  const wanted = localized[language];
  if (wanted !== undefined) return wanted;
  for (const other of Object.values<T | undefined>(localized)) {
    if (other !== undefined) return other;
  }
  throw new RangeError('A localized value needs at least one language');
}

/** The language of what {@link inLanguage} returns. */
export function languageTaken(localized: Localized<unknown>, language: Language): Language {
  if (localized[language] !== undefined) return language;
  const taken = Object.entries(localized).find(([, text]) => text !== undefined)?.[0];
  return isLanguage(taken) ? taken : language;
}
