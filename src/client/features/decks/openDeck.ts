import type { Deck } from '../../../domain/deck/deck.ts';
import type { AreaChoice } from '../../../domain/import/warning.ts';
import type { Language } from '../../../shared/language.ts';

/** Something about a document that a person should look at. */
export interface Doubt {
  readonly id: string;
  readonly sentence: string;
  /** The same about some of its cards only. */
  readonly sentenceAbout: (cardIds: readonly string[]) => string;
  /** Of the cards that it is about; none when it is about the document. */
  readonly cardIds: readonly string[];
}

/** What reading a document left open. */
export interface Reading {
  readonly fileName: string;
  readonly preferred: AreaChoice;
  /** Whether there are sheets that can be read in two ways. */
  readonly hasChoice: boolean;
  readonly doubts: (choice: AreaChoice, language: Language) => readonly Doubt[];
  readonly arrange: (deck: Deck, choice: AreaChoice) => Deck;
  /** How the sheets are read in this deck, whatever was chosen, taken back or put elsewhere by hand. */
  readonly choiceOf: (deck: Deck) => AreaChoice;
}

/** A deck in the editor. */
export interface OpenDeck {
  readonly deck: Deck;
  /** The kept version that it was made from; 0 for none. */
  readonly basedOn: number;
  /** There are unsaved changes. */
  readonly isChanged: boolean;
  readonly reading?: Reading;
}
