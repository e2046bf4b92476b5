/**
 * The deck format as a zod schema. It must not be imported by what the page loads first; the types are in `deck.ts`.
 */
import { z } from 'zod';
import { LANGUAGES, type Language } from '../../shared/language.ts';
import { AREA_COLOURS, AREA_SIGNS } from './area.ts';
import { type Card, DECK_FORMAT, DECK_LIMITS, type Deck } from './deck.ts';
import { idSchema, inEach, languagesSchema, text } from './fields.ts';
import { type DeckProblem, PROBLEMS_MAX, placeOf, problemsOfIssues } from './problem.ts';

export type ParsedDeck = { readonly deck: Deck } | { readonly problems: readonly DeckProblem[] };

/**
 * Parses a deck from JSON. Returns the deck with trimmed texts, or its first problems, at most {@link PROBLEMS_MAX};
 * never throws. `source` is the file's name in the problems.
 */
export function parseDeck(json: unknown, source: string): ParsedDeck {
  // The head is checked first: without it the rest would be misjudged.
  const head = headSchema.safeParse(json, { reportInput: true });
  if (!head.success) return { problems: problemsOfIssues(head.error.issues, json, LANGUAGES, source) };
  const oversized = sizeProblems(json, source);
  if (oversized.length > 0) return { problems: oversized };

  const { languages } = head.data;
  const problems: DeckProblem[] = [];
  const parsed = deckSchema(languages).safeParse(json, { reportInput: true });
  if (!parsed.success) problems.push(...problemsOfIssues(parsed.error.issues, json, languages, source));
  const cards = parseCards(json, languages, source, problems);
  problems.push(...repeatedIds(json, 'areas', source), ...repeatedIds(json, 'cards', source));
  return parsed.success && problems.length === 0
    ? { deck: { ...parsed.data, cards } }
    : { problems: problems.slice(0, PROBLEMS_MAX) };
}

/** Stops after enough problems, so that the cost of a hostile deck does not grow with its faults. */
function parseCards(
  json: unknown,
  languages: readonly Language[],
  source: string,
  problems: DeckProblem[],
): Card[] {
  const schema = cardSchema(languages, readIds(json, 'areas'));
  const cards: Card[] = [];
  for (const [index, card] of listIn(json, 'cards').entries()) {
    if (problems.length >= PROBLEMS_MAX) break;
    const parsed = schema.safeParse(card, { reportInput: true });
    if (parsed.success) cards.push(parsed.data);
    else {
      const issues = parsed.error.issues.map((issue) => ({
        ...issue,
        path: ['cards', index, ...issue.path],
      }));
      problems.push(...problemsOfIssues(issues, json, languages, source));
    }
  }
  return cards;
}

/**
 * Limit for lists, objects and values in a card or an area, and in the rest of the deck. The largest real card has
 * 34.
 */
const PARTS_MAX = 200;

/** Counts before the schema walks the value, so that a megabyte of brackets costs no more than a deck. */
function sizeProblems(json: unknown, source: string): DeckProblem[] {
  if (!isObject(json)) return [];
  const tooMany = (['areas', 'cards'] as const).flatMap((list) => {
    const { length } = listIn(json, list);
    const reason = `too many: ${length}, at most ${DECK_LIMITS[list]}`;
    return length > DECK_LIMITS[list] ? [{ source, place: 'deck', field: list, reason }] : [];
  });
  if (tooMany.length > 0) return tooMany;
  const lists = (['areas', 'cards'] as const).flatMap((list) =>
    listIn(json, list).map((entry, index) => ({ entry, place: () => placeOf(list, index, json) })),
  );
  const { areas: _areas, cards: _cards, ...rest } = json;
  const tooLarge = [{ entry: rest, place: () => 'deck' }, ...lists].find(
    ({ entry }) => countParts(entry, PARTS_MAX) > PARTS_MAX,
  );
  return tooLarge ? [{ source, place: tooLarge.place(), field: '', reason: 'holds too many parts' }] : [];
}

/** Counts the lists, objects and values in a value, itself included; stops beyond `max`. */
function countParts(value: unknown, max: number): number {
  const waiting = [value];
  let count = 0;
  for (let next = waiting.pop(); next !== undefined && count <= max; next = waiting.pop()) {
    count += 1;
    if (Array.isArray(next)) waiting.push(...next.slice(0, max));
    else if (isObject(next)) {
      for (const key in next) {
        if (waiting.length > max) break;
        waiting.push(next[key] ?? null);
      }
    }
  }
  return count + waiting.length;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listIn(json: unknown, list: 'areas' | 'cards'): readonly unknown[] {
  const value = isObject(json) ? json[list] : undefined;
  return Array.isArray(value) ? value : [];
}

const headSchema = z.object({ format: z.literal(DECK_FORMAT), languages: languagesSchema });

/** The schema without the cards. */
function deckSchema(languages: readonly Language[]): z.ZodType<Deck & { cards: unknown }> {
  const { paragraphChars, introductionParagraphs } = DECK_LIMITS;
  return z.strictObject({
    format: z.literal(DECK_FORMAT),
    id: idSchema,
    version: z.int().min(1),
    languages: headSchema.shape.languages,
    catalogue: z.exactOptional(idSchema),
    title: inEach(languages, text(DECK_LIMITS.deckTitleChars)),
    description: inEach(languages, text(DECK_LIMITS.descriptionChars)),
    introduction: z.exactOptional(
      inEach(languages, z.array(text(paragraphChars)).min(1).max(introductionParagraphs)),
    ),
    areas: z
      .array(
        z.strictObject({
          id: idSchema,
          title: inEach(languages, text(DECK_LIMITS.areaTitleChars)),
          colour: z.enum(AREA_COLOURS),
          sign: z.enum(AREA_SIGNS),
        }),
      )
      .min(1)
      .max(DECK_LIMITS.areas),
    cards: z.array(z.any()).min(1).max(DECK_LIMITS.cards),
  });
}

function cardSchema(languages: readonly Language[], areaIds: readonly string[]): z.ZodType<Card> {
  return z.strictObject({
    id: idSchema,
    area: areaIds.length > 0 ? areaSchema(areaIds) : idSchema,
    place: z.exactOptional(idSchema),
    question: inEach(languages, text(DECK_LIMITS.questionChars)),
    examples: inEach(languages, z.array(text(DECK_LIMITS.exampleChars)).max(DECK_LIMITS.examplesPerCard)),
  });
}

const AREAS_NAMED_MAX = 5;
const SHOWN_CHARS = 64;

function areaSchema(areaIds: readonly string[]) {
  const more = areaIds.length > AREAS_NAMED_MAX ? ' …' : '';
  const named = areaIds
    .slice(0, AREAS_NAMED_MAX)
    .map((id) => id.slice(0, SHOWN_CHARS))
    .join(', ');
  return z.string().refine((id) => areaIds.includes(id), {
    error: ({ input }) => `there is no area "${String(input).slice(0, SHOWN_CHARS)}", only ${named}${more}`,
  });
}

const listSchema = z.array(z.object({ id: z.string() }).catch({ id: '' }));

/** Ids of `areas` or `cards` by position, empty for an entry without one; works on invalid decks too. */
function idsByPosition(json: unknown, list: 'areas' | 'cards'): string[] {
  const read = z.object({ [list]: listSchema }).safeParse(json);
  return read.success ? (read.data[list] ?? []).map(({ id }) => id) : [];
}

function readIds(json: unknown, list: 'areas' | 'cards'): string[] {
  return [...new Set(idsByPosition(json, list))].filter((id) => id !== '');
}

function repeatedIds(json: unknown, list: 'areas' | 'cards', source: string): DeckProblem[] {
  const firstWith = new Map<string, number>();
  return idsByPosition(json, list).flatMap((id, index) => {
    const first = firstWith.get(id);
    if (id === '') return [];
    if (first === undefined) {
      firstWith.set(id, index);
      return [];
    }
    const reason = `no. ${first + 1} and no. ${index + 1} have the same id`;
    return [{ source, place: placeOf(list, index, json), field: 'id', reason }];
  });
}
