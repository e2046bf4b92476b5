import { LANGUAGES, type Language } from '../../../shared/language.ts';
import type { Localized } from '../localized.ts';

/** The same with one language's value set. Keys keep the order of the languages that are given. */
export function withLanguage<T>(
  localized: Localized<T>,
  language: Language,
  value: T,
  languages: readonly Language[],
): Localized<T> {
  const all: Localized<T> = { ...localized, [language]: value };
  return inLanguages(all, languages, value);
}

/** In exactly these languages, in this order; what is missing is `empty`. */
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
