/** The way to the decks, as far as every panel carries it. */
import { catalogue } from '../../ui/strings.ts';

export const decksSectionStrings = catalogue({
  da: {
    title: 'Kortsæt',
    open: 'Vælg, hent eller lav et kortsæt …',
    now: (title: string) => `På bordet: ${title}`,
  },
  en: {
    title: 'Decks',
    open: 'Choose, import or make a deck …',
    now: (title: string) => `On the table: ${title}`,
  },
});
