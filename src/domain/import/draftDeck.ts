/**
 * Builds an unchecked deck from what was read: texts may be too long. Does not import zod, so that the page can load
 * it.
 */
import type { Language } from '../../shared/language.ts';
import { type Catalogue, catalogueAreaFor } from '../catalogue/catalogue.ts';
import { type Area, DECK_FORMAT, DECK_LIMITS, type Deck } from '../deck/deck.ts';
import { freeMarks } from '../deck/edit/areas.ts';
import type { Localized } from '../deck/localized.ts';
import { splitExamples } from './examples.ts';
import type { ImportedArea, ImportedCard, ImportedDeck } from './imported.ts';
import { fittingParagraphs } from './paragraphs.ts';
import { slugOf } from './slug.ts';
import type { AreaChoice } from './warning.ts';
import { nameKey } from './words.ts';

export interface DraftOptions {
  /** By default the one that the import prefers. */
  readonly areas?: AreaChoice;
  /** Its name becomes the deck's title where the document has none. */
  readonly fileName: string;
  /** By default made of the title. */
  readonly id?: string;
  /** Areas that it has, too, get its colours and signs. */
  readonly catalogue?: Catalogue;
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

/** The deck as it was read, in one of the two ways to read the sheets. */
export function draftDeck(imported: ImportedDeck, options: DraftOptions): Deck {
  if (imported.original) {
    const { id = imported.original.id, version = imported.original.version } = options;
    return { ...imported.original, id, version };
  }
  const { language } = imported;
  const inLanguage = <T>(value: T): Localized<T> => ({ [language]: value });
  const title = titleOf(imported, options.fileName);
  const { areas, areaOf } = areasAs(imported, options.areas ?? imported.preferred);
  const introduction = fittingParagraphs(imported.introduction);
  const ids = cardIdsOf(imported);
  return {
    format: DECK_FORMAT,
    id: options.id ?? slugOf(title, 'kortsaet'),
    version: options.version ?? 1,
    languages: [language],
    title: inLanguage(title),
    description: inLanguage(descriptionOf(language, options.fileName, imported.cards.length, areas)),
    ...(introduction.length > 0 && { introduction: inLanguage(introduction) }),
    areas: draftAreas(areas, language, options.catalogue),
    cards: imported.cards.map((card, index) => ({
      id: ids[index] ?? '',
      area: areaOf(card),
      question: inLanguage(card.question),
      examples: inLanguage(card.exampleList ?? splitExamples(card.examples)),
    })),
  };
}

/** Areas with colours and signs: the catalogue's where it has the area, and different ones for the others. */
function draftAreas(areas: readonly ImportedArea[], language: Language, catalogue?: Catalogue): Area[] {
  const known = areas.map((area) => catalogue && catalogueAreaFor(catalogue, area));
  const taken = known.filter((area) => area !== undefined).map(({ colour, sign }) => ({ colour, sign }));
  return areas.map(({ id, title }, index) => {
    const its = known[index];
    const marks = its ? { colour: its.colour, sign: its.sign } : freeMarks(taken);
    if (!its) taken.push(marks);
    return { id, title: { [language]: title }, ...marks };
  });
}

/**
 * Ids that are the same for both readings of the sheets and for each import of the document, so that notes find their
 * card; and different from those of other documents, so that marks of one document's cards do not apply to another's.
 */
export function cardIdsOf({ cards }: ImportedDeck): string[] {
  const digits = Math.max(2, String(cards.length).length);
  return cards.map(
    ({ question }, index) => `k${String(index + 1).padStart(digits, '0')}-${fingerprint(nameKey(question))}`,
  );
}

/** FNV-1a, 32 bits. */
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

function fingerprint(text: string): string {
  let hash = FNV_OFFSET;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME) >>> 0;
  }
  return hash.toString(36);
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
