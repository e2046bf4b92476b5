/** A deck of cards as in `decks/<id>.json`. `schema.ts` validates it; this file does not import zod. */
import type { Language } from '../../shared/language.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { AreaColour, AreaSign } from './area.ts';
import type { Localized } from './localized.ts';

export const DECK_FORMAT = 'dialogkort-deck/1';

export interface Deck {
  readonly format: typeof DECK_FORMAT;
  /** `[a-z0-9-]{1,64}`, the same as the file's name without `.json`. */
  readonly id: string;
  /** Counts up from 1 whenever the contents change. */
  readonly version: number;
  /** Every text exists in each of these. The first one is the fallback. */
  readonly languages: readonly Language[];
  /** Id of its competence catalogue; missing for the app's own. */
  readonly catalogue?: string;
  readonly title: Localized<string>;
  readonly description: Localized<string>;
  /** How to use the cards, in paragraphs. */
  readonly introduction?: Localized<readonly string[]>;
  readonly areas: readonly Area[];
  /** In the deck's own order, not that of a table. */
  readonly cards: readonly Card[];
}

/** A deck as it lies on a table, with the contents of its catalogue: both stay as they were when the deck was laid. */
export interface TableDeck extends Deck {
  /** Missing in documents of earlier releases. */
  readonly catalogueCopy?: Catalogue;
}

export interface Area {
  /** `[a-z0-9-]{1,64}`, unique in the deck. */
  readonly id: string;
  readonly title: Localized<string>;
  readonly colour: AreaColour;
  readonly sign: AreaSign;
}

export interface Card {
  /** `[a-z0-9-]{1,64}`, unique in the deck. Notes and later sessions refer to it, so it never changes its meaning. */
  readonly id: string;
  /** Id of one of the deck's areas. */
  readonly area: string;
  /** Id of the question's place in the competence catalogue; missing where none is assigned. */
  readonly place?: string;
  readonly question: Localized<string>;
  /** Possible answers. May be empty. */
  readonly examples: Localized<readonly string[]>;
}

/**
 * Limits so that texts fit on a card, on a screen and in a session's document. In UTF-16 code units, after trimming.
 */
export const DECK_LIMITS = {
  deckTitleChars: 80,
  descriptionChars: 400,
  introductionParagraphs: 12,
  paragraphChars: 800,
  areas: 12,
  areaTitleChars: 60,
  cards: 2000,
  questionChars: 400,
  examplesPerCard: 12,
  exampleChars: 400,
} as const;
