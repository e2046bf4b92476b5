import type { Language } from '../../../shared/language.ts';
import type { Deck } from '../deck.ts';
import type { Localized } from '../localized.ts';

/**
 * The deck in the form in which it is saved: trimmed texts, no empty examples, paragraphs or unused areas, and a
 * generated description if there is none.
 */
export function tidied(deck: Deck, descriptionOf: (deck: Deck, language: Language) => string): Deck {
  const text = (localized: Localized<string>) => each(deck, (language) => (localized[language] ?? '').trim());
  const list = (localized: Localized<readonly string[]>) =>
    each(deck, (language) =>
      (localized[language] ?? []).map((entry) => entry.trim()).filter((entry) => entry !== ''),
    );
  const inUse = deck.areas.filter(
    (area) =>
      deck.cards.some((card) => card.area === area.id) ||
      Object.values(area.title).some((title) => title.trim() !== ''),
  );
  const { introduction, ...rest } = deck;
  const guide = introduction && list(introduction);
  const isGuided = guide && Object.values(guide).some((paragraphs) => paragraphs.length > 0);
  const tidy: Deck = {
    ...rest,
    title: text(deck.title),
    ...(isGuided && { introduction: guide }),
    areas: (inUse.length > 0 ? inUse : deck.areas).map((area) => ({ ...area, title: text(area.title) })),
    cards: deck.cards.map((card) => ({
      ...card,
      question: text(card.question),
      examples: list(card.examples),
    })),
  };
  const description = text(deck.description);
  return {
    ...tidy,
    description: each(deck, (language) => description[language] || descriptionOf(tidy, language)),
  };
}

function each<T>({ languages }: Deck, of: (language: Language) => T): Localized<T> {
  return Object.fromEntries(languages.map((language) => [language, of(language)]));
}
