/** The view of a card and its area: plain, immutable values for one person. */

import type { Language } from '../../shared/language.ts';
import type { AreaColour, AreaSign } from '../deck/area.ts';
import type { HandledAs } from './schema.ts';
import type { ParticipantId } from './seat.ts';

export type CardPlace = 'faceDown' | 'middle' | HandledAs;

export interface AreaView {
  readonly id: string;
  readonly title: string;
  /** Of the title. */
  readonly language: Language;
  readonly colour: AreaColour;
  readonly sign: AreaSign;
  readonly total: number;
  /** Cards of the area that lie face down. */
  readonly left: number;
}

export interface CardView {
  readonly id: string;
  /** Where the card lies in the spread, from 1: "card 12". */
  readonly number: number;
  /** Undefined for an own card without an area. */
  readonly area: AreaView | undefined;
  readonly place: CardPlace;
  /** Id of a place of the competence catalogue; missing for cards without one. */
  readonly cataloguePlace?: string;
  readonly question: string;
  readonly examples: readonly string[];
  /** Of question and examples; missing on own cards, whose author chose it. */
  readonly language?: Language;
  /** Present on own cards only. */
  readonly own?: {
    /** Undefined while the server's signature is missing. */
    readonly author: ParticipantId | undefined;
    /** Of a phone at the table, as the card itself says. */
    readonly isFromPhone: boolean;
    readonly mayChange: boolean;
  };
}
