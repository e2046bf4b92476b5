import { createContext, useContext } from 'react';
import { DANISH } from '../texts/da.ts';
import type { Texts } from '../texts/texts.ts';

const TextsContext = createContext<Texts>(DANISH);
export const TextsProvider = TextsContext.Provider;

/** The simulator's own texts in the language chosen for the page; people's Teams have languages of their own. */
export function useTexts(): Texts {
  return useContext(TextsContext);
}
