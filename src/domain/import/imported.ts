import type { Language } from '../../shared/language.ts';
import type { Deck } from '../deck/deck.ts';
import type { ImportWarning } from './warning.ts';

/** Where in the file a card was found, for showing beside it. */
export interface CardPlace {
  readonly page?: number;
  /** Row of a table, from 1 as the person sees it. */
  readonly row?: number;
}

export interface ImportedCard {
  /** To the letter, white space folded and line-break hyphens mended. */
  readonly question: string;
  /** The whole paragraph as printed, its label ("For eksempel:") included; empty when the card has none. */
  readonly examples: string;
  /** Where the paragraph is a list on the card: its entries. Otherwise absent, and `examples` says it all. */
  readonly exampleList?: readonly string[];
  /** Ids of areas. They differ only for sheets that a `back-repeats-area` warning names. */
  readonly area: { readonly position: string; readonly printed: string };
  readonly place: CardPlace;
}

export interface ImportedArea {
  readonly id: string;
  readonly title: string;
}

/** Everything that was read from a document, before a person has made choices. */
export interface ImportedDeck {
  /** Empty when the document names none. */
  readonly title: string;
  readonly language: Language;
  /** Paragraphs of the guide that stood around the cards. */
  readonly introduction: readonly string[];
  /** In the order in which the document brings them. */
  readonly areas: readonly ImportedArea[];
  /** In the order of the document. */
  readonly cards: readonly ImportedCard[];
  readonly warnings: readonly ImportWarning[];
  /** The more likely reading: `position`, except where areas alternate. */
  readonly preferred: 'position' | 'printed';
  /** The deck itself where the file was one in this product's own format. */
  readonly original?: Deck;
}
