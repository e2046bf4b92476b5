import type { Language } from '../../../shared/language.ts';
import type { Card, Deck } from '../deck.ts';
import { inLanguages, withLanguage } from './localize.ts';
import { moved } from './moved.ts';

/** Adds a card without a question, as the last of its area. */
export function addCard(deck: Deck, id: string, area: string): Deck {
  const card: Card = {
    id,
    area,
    question: inLanguages({}, deck.languages, ''),
    examples: inLanguages<readonly string[]>({}, deck.languages, []),
  };
  const last = deck.cards.findLastIndex((each) => each.area === area);
  const at = last < 0 ? deck.cards.length : last + 1;
  return { ...deck, cards: [...deck.cards.slice(0, at), card, ...deck.cards.slice(at)] };
}

export function removeCard(deck: Deck, id: string): Deck {
  return { ...deck, cards: deck.cards.filter((card) => card.id !== id) };
}

/** `to` is an index into the deck's order. */
export function moveCard(deck: Deck, id: string, to: number): Deck {
  return { ...deck, cards: moved(deck.cards, id, to) };
}

export function askOnCard(deck: Deck, id: string, language: Language, question: string): Deck {
  return changeCard(deck, id, (card) => ({
    ...card,
    question: withLanguage(card.question, language, question, deck.languages),
  }));
}

/** One example a line. */
export function exemplify(deck: Deck, id: string, language: Language, text: string): Deck {
  const examples = text === '' ? [] : text.split('\n');
  return changeCard(deck, id, (card) => ({
    ...card,
    examples: withLanguage<readonly string[]>(card.examples, language, examples, deck.languages),
  }));
}

export function layInArea(deck: Deck, id: string, area: string): Deck {
  return changeCard(deck, id, (card) => ({ ...card, area }));
}

function changeCard(deck: Deck, id: string, change: (card: Card) => Card): Deck {
  return { ...deck, cards: deck.cards.map((card) => (card.id === id ? change(card) : card)) };
}
