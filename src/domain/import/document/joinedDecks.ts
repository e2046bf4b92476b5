import { DECK_LIMITS } from '../../deck/deck.ts';
import { ImportFailure, refuseTooMany } from '../failure.ts';
import type { ImportedArea, ImportedCard, ImportedDeck } from '../imported.ts';
import { uniqueIds } from '../slug.ts';
import type { ImportWarning } from '../warning.ts';
import { fold, nameKey } from '../words.ts';

/**
 * One deck of several that were read from the parts of one document: areas of the same name are one, cards keep their order.
 * @param around text of the document that is in none of them, its title first
 * @throws ImportFailure `no-cards`, `too-many-cards`
 */
export function joinedDecks(
  decks: readonly ImportedDeck[],
  around: readonly string[],
  fileTitle: string | undefined,
): ImportedDeck {
  const [first] = decks;
  if (!first) throw new ImportFailure({ code: 'no-cards' });
  const titles = new Map<string, string>();
  for (const { title } of decks.flatMap(({ areas }) => areas)) {
    if (!titles.has(nameKey(title))) titles.set(nameKey(title), title);
  }
  const keys = [...titles.keys()];
  const ids = uniqueIds([...titles.values()]);
  const idOf = (areas: readonly ImportedArea[], id: string) =>
    ids[keys.indexOf(nameKey(areas.find((area) => area.id === id)?.title ?? ''))] ?? '';
  const cards: ImportedCard[] = [];
  const warnings: ImportWarning[] = [];
  for (const deck of decks) {
    warnings.push(...deck.warnings.map((warning) => shifted(warning, cards.length)));
    for (const { area, ...card } of deck.cards) {
      cards.push({
        ...card,
        area: { position: idOf(deck.areas, area.position), printed: idOf(deck.areas, area.printed) },
      });
    }
  }
  refuseTooMany(cards.length);
  const text = [
    ...around,
    ...decks.flatMap(({ title, introduction }) => (title === '' ? introduction : [title, ...introduction])),
  ];
  const [title = '', ...rest] = text;
  const isTitle = title.length <= DECK_LIMITS.deckTitleChars && !/[.,:;]$/u.test(title);
  return {
    title: isTitle ? title : fold(fileTitle ?? ''),
    language: first.language,
    introduction: isTitle ? rest : text,
    areas: [...titles.values()].map((name, index) => ({ id: ids[index] ?? '', title: name })),
    cards,
    warnings: withoutContradiction(warnings, decks),
    preferred: 'position',
  };
}

/** Warnings name cards by their number in the whole deck. */
function shifted(warning: ImportWarning, by: number): ImportWarning {
  if ('card' in warning) {
    const other = warning.code === 'same-question' ? { other: warning.other + by } : {};
    return { ...warning, card: warning.card + by, ...other };
  }
  return 'cards' in warning ? { ...warning, cards: warning.cards.map((card) => card + by) } : warning;
}

/** That one part names no areas does not mean that the document names none. */
function withoutContradiction(
  warnings: readonly ImportWarning[],
  decks: readonly ImportedDeck[],
): ImportWarning[] {
  const isNamed = decks.some((deck) => deck.warnings.every(({ code }) => code !== 'no-areas'));
  if (!isNamed) return [...new Map(warnings.map((warning) => [JSON.stringify(warning), warning])).values()];
  let from = 0;
  return decks.flatMap((deck) => {
    const first = from + 1;
    from += deck.cards.length;
    return deck.warnings.map((warning): ImportWarning => {
      if (warning.code !== 'no-areas') return shifted(warning, first - 1);
      return { code: 'back-missing', area: warning.area, cards: deck.cards.map((_, index) => first + index) };
    });
  });
}
