/** Turns what was read into a deck of this product's own format. */
import type { Language } from '../../shared/language.ts';
import { AREA_COLOURS, AREA_SIGNS } from '../deck/area.ts';
import { DECK_FORMAT, DECK_LIMITS, type Deck } from '../deck/deck.ts';
import type { Localized } from '../deck/localized.ts';
import { type ParsedDeck, parseDeck } from '../deck/schema.ts';
import { splitExamples } from './examples.ts';
import type { ImportedArea, ImportedCard, ImportedDeck } from './imported.ts';
import { slugOf } from './slug.ts';
import type { AreaChoice } from './warning.ts';

export interface ToDeckOptions {
  /** Defaults to what the import prefers. */
  readonly areas?: AreaChoice;
  /** The file's name, which names the deck where the document has no title. */
  readonly fileName: string;
  /** Defaults to one made of the title. */
  readonly id?: string;
  /** Defaults to 1. */
  readonly version?: number;
}

/** The areas in use and each card's area, for one of the two ways to read the sheets. */
export function areasAs(
  imported: ImportedDeck,
  choice: AreaChoice,
): { areas: readonly ImportedArea[]; areaOf: (card: ImportedCard) => string } {
  const areaOf = (card: ImportedCard) => card.area[choice];
  const used = new Set(imported.cards.map(areaOf));
  return { areas: imported.areas.filter(({ id }) => used.has(id)), areaOf };
}

/** The deck, checked by the deck format's own rules, or what these find wrong, such as a question that is too long. */
export function toDeck(imported: ImportedDeck, options: ToDeckOptions): ParsedDeck {
  if (imported.original) {
    const { id = imported.original.id, version = imported.original.version } = options;
    return { deck: { ...imported.original, id, version } };
  }
  const { language } = imported;
  const inLanguage = <T>(value: T): Localized<T> => ({ [language]: value });
  const title = titleOf(imported, options.fileName);
  const { areas, areaOf } = areasAs(imported, options.areas ?? imported.preferred);
  const introduction = fittingParagraphs(imported.introduction);
  const digits = String(imported.cards.length).length;
  const deck: Deck = {
    format: DECK_FORMAT,
    id: options.id ?? slugOf(title, 'kortsaet'),
    version: options.version ?? 1,
    languages: [language],
    title: inLanguage(title),
    description: inLanguage(descriptionOf(language, options.fileName, imported.cards.length, areas)),
    ...(introduction.length > 0 && { introduction: inLanguage(introduction) }),
    areas: areas.map((area, index) => ({
      id: area.id,
      title: inLanguage(area.title),
      colour: AREA_COLOURS[index % AREA_COLOURS.length] ?? AREA_COLOURS[0],
      sign: AREA_SIGNS[index % AREA_SIGNS.length] ?? AREA_SIGNS[0],
    })),
    cards: imported.cards.map((card, index) => ({
      // The same whichever way the sheets are read, so that notes find their card again.
      id: `k${String(index + 1).padStart(Math.max(2, digits), '0')}`,
      area: areaOf(card),
      question: inLanguage(card.question),
      examples: inLanguage(card.exampleList ?? splitExamples(card.examples)),
    })),
  };
  return parseDeck(deck, options.fileName);
}

function titleOf({ title }: ImportedDeck, fileName: string): string {
  const name = title === '' ? fileName.replace(/\.[a-z0-9]{1,5}$/i, '').replace(/[-_\s]+/g, ' ') : title;
  return name.trim().slice(0, DECK_LIMITS.deckTitleChars).trim() || 'Kortsæt';
}

function descriptionOf(
  language: Language,
  fileName: string,
  cards: number,
  areas: readonly ImportedArea[],
): string {
  const names = areas.map(({ title }) => title).join(', ');
  const text =
    language === 'da'
      ? `${cards} kort, læst fra ${fileName}: ${names}.`
      : `${cards} cards, read from ${fileName}: ${names}.`;
  if (text.length <= DECK_LIMITS.descriptionChars) return text;
  return `${text.slice(0, DECK_LIMITS.descriptionChars - 1).trimEnd()}…`;
}

/** As many paragraphs as the format holds: neighbours that are short together become one. Too long a guide is left out. */
export function fittingParagraphs(paragraphs: readonly string[]): readonly string[] {
  const { introductionParagraphs, paragraphChars } = DECK_LIMITS;
  const fitting = paragraphs.flatMap((paragraph) => cutAtSentences(paragraph, paragraphChars));
  while (fitting.length > introductionParagraphs) {
    let best: number | undefined;
    const lengthAt = (index: number) => (fitting[index]?.length ?? 0) + 1 + (fitting[index + 1]?.length ?? 0);
    for (let index = 0; index < fitting.length - 1; index++) {
      if (lengthAt(index) <= paragraphChars && (best === undefined || lengthAt(index) < lengthAt(best)))
        best = index;
    }
    if (best === undefined) return [];
    fitting.splice(best, 2, `${fitting[best] ?? ''} ${fitting[best + 1] ?? ''}`);
  }
  return fitting;
}

function cutAtSentences(paragraph: string, maxChars: number): string[] {
  const pieces: string[] = [];
  let rest = paragraph;
  while (rest.length > maxChars) {
    const head = rest.slice(0, maxChars);
    const sentence = Math.max(head.lastIndexOf('. '), head.lastIndexOf('? '), head.lastIndexOf('! '));
    const end = sentence > 0 ? sentence + 1 : Math.max(head.lastIndexOf(' '), 1);
    pieces.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return rest === '' ? pieces : [...pieces, rest];
}
