/** Searches the catalogue by the words of its places and by the questions that the person may see. */
import type { Language } from '../../shared/language.ts';
import { inLanguage } from '../deck/localized.ts';
import type { CardView } from '../table/cardView.ts';
import type { Catalogue } from './catalogue.ts';

export interface Found {
  /** Ids, best match first: matches of the name before matches of the description. */
  readonly places: readonly string[];
  readonly cards: readonly CardView[];
}

/** Every search word must occur in a result, at the beginning of a word or inside it. Returns nothing for blanks. */
export function searchCatalogue(
  catalogue: Catalogue,
  asked: string,
  cards: readonly CardView[],
  language: Language,
): Found {
  const wanted = folded(asked).split(' ').filter(Boolean);
  if (wanted.length === 0) return { places: [], cards: [] };
  const isIn = (...texts: readonly string[]) => {
    const text = folded(texts.join(' '));
    return wanted.every((word) => text.includes(word));
  };

  const places = catalogue.areas.flatMap((area) =>
    area.places.map(({ id, title, about, signs, words }) => {
      const name = inLanguage(title, language);
      const more = [
        inLanguage(about, language),
        ...inLanguage(signs, language),
        ...inLanguage(words, language),
      ];
      const rank = isIn(name) ? 2 : isIn(name, inLanguage(area.title, language), ...more) ? 1 : 0;
      return { id, rank };
    }),
  );
  return {
    places: places
      .filter(({ rank }) => rank > 0)
      .sort((a, b) => b.rank - a.rank)
      .map(({ id }) => id),
    cards: cards.filter((card) => isIn(card.question, ...card.examples)),
  };
}

/** Lower case, without accents except in æ, ø and å, one blank between words. */
function folded(text: string): string {
  return text
    .toLocaleLowerCase('da')
    .replaceAll('å', '\uE000')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('\uE000', 'å')
    .replace(/[^\p{L}\p{N}å]+/gu, ' ')
    .trim();
}
