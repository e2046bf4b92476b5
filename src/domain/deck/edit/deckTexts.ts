/**
 * Edits of a deck's own texts and languages. Edits return a new deck; during editing texts may be empty or too long.
 */
import type { Language } from '../../../shared/language.ts';
import { DECK_FORMAT, DECK_LIMITS, type Deck } from '../deck.ts';
import { inLanguage } from '../localized.ts';
import { addArea } from './areas.ts';
import { inLanguages, withLanguage } from './localize.ts';

/** A new deck: one area without a name, and no cards. */
export function newDeck(id: string, areaId: string, language: Language): Deck {
  const empty: Deck = {
    format: DECK_FORMAT,
    id,
    version: 1,
    languages: [language],
    title: { [language]: '' },
    description: { [language]: '' },
    areas: [],
    cards: [],
  };
  return addArea(empty, areaId);
}

/**
 * The same cards under another deck id. Card ids stay, so that marks such as "not for us" apply to the copy as well.
 */
export function copyDeck(
  deck: Deck,
  id: string,
  titleIn: (title: string, language: Language) => string,
): Deck {
  const title = Object.fromEntries(
    deck.languages.map((language) => [
      language,
      titleIn(inLanguage(deck.title, language), language).slice(0, DECK_LIMITS.deckTitleChars).trim(),
    ]),
  );
  return { ...deck, id, version: 1, title };
}

export function renameDeck(deck: Deck, language: Language, title: string): Deck {
  return { ...deck, title: withLanguage(deck.title, language, title, deck.languages) };
}

export function describeDeck(deck: Deck, language: Language, description: string): Deck {
  return { ...deck, description: withLanguage(deck.description, language, description, deck.languages) };
}

/** One paragraph a line. */
export function introduceDeck(deck: Deck, language: Language, text: string): Deck {
  const before = deck.introduction ?? inLanguages<readonly string[]>({}, deck.languages, []);
  const paragraphs = text === '' ? [] : text.split('\n');
  return { ...deck, introduction: withLanguage(before, language, paragraphs, deck.languages) };
}

/** Adds a language with empty texts. */
export function addLanguage(deck: Deck, language: Language): Deck {
  return deck.languages.includes(language) ? deck : inDeckLanguages(deck, [...deck.languages, language]);
}

/** Removes a language and its texts. The last language cannot be removed. */
export function removeLanguage(deck: Deck, language: Language): Deck {
  const languages = deck.languages.filter((other) => other !== language);
  return languages.length === 0 ? deck : inDeckLanguages(deck, languages);
}

function inDeckLanguages(deck: Deck, languages: readonly Language[]): Deck {
  const { introduction } = deck;
  return {
    ...deck,
    languages,
    title: inLanguages(deck.title, languages, ''),
    description: inLanguages(deck.description, languages, ''),
    ...(introduction && { introduction: inLanguages<readonly string[]>(introduction, languages, []) }),
    areas: deck.areas.map((area) => ({ ...area, title: inLanguages(area.title, languages, '') })),
    cards: deck.cards.map((card) => ({
      ...card,
      question: inLanguages(card.question, languages, ''),
      examples: inLanguages<readonly string[]>(card.examples, languages, []),
    })),
  };
}
