import { createContext, useContext } from 'react';
import { TEXTS, type Texts } from '../texts.ts';

const TextsContext = createContext<Texts>(TEXTS.da);
export const TextsProvider = TextsContext.Provider;

/** The simulator's own texts in the language chosen for the page; people's Teams have languages of their own. */
export function useTexts(): Texts {
  return useContext(TextsContext);
}
