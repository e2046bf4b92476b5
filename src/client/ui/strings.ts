/**
 * The catalogue of everything on screen: one file per place, both languages side by side, so that a missing
 * translation is a type error.
 */
import { createContext, useContext } from 'react';
import { DEFAULT_LANGUAGE, type Language } from '../../shared/language.ts';

/** The same texts, or functions that make texts, in every language. */
export type Catalogue<T> = Readonly<Record<Language, T>>;

/** Takes its type from the Danish texts; the others have to have the same names and parameters. */
export function catalogue<T>(texts: { readonly da: T; readonly en: NoInfer<T> }): Catalogue<T> {
  return texts;
}

export const LanguageContext = createContext<Language>(DEFAULT_LANGUAGE);

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

export function useStrings<T>(texts: Catalogue<T>): T {
  return texts[useLanguage()];
}
