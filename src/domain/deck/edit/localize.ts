import { LANGUAGES, type Language } from '../../../shared/language.ts';
import type { Localized } from '../localized.ts';

/** The same value with one language replaced. Keys keep the order of the given languages. */
export function withLanguage<T>(
  localized: Localized<T>,
  language: Language,
  value: T,
  languages: readonly Language[],
): Localized<T> {
  const all: Localized<T> = { ...localized, [language]: value };
  return inLanguages(all, languages, value);
}

/** Exactly these languages, in this order; missing values become `empty`. */
export function inLanguages<T>(
  localized: Localized<T>,
  languages: readonly Language[],
  empty: T,
): Localized<T> {
  return Object.fromEntries(languages.map((language) => [language, localized[language] ?? empty]));
}

/** The language that a deck is translated into next. */
export function otherLanguage(languages: readonly Language[]): Language | undefined {
  return LANGUAGES.find((language) => !languages.includes(language));
}
