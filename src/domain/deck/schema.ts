/**
 * The deck format as zod sees it. Keep this file out of what the page loads first: it carries zod. Types are in
 * `deck.ts`, which carries nothing.
 */
import { z } from 'zod';
import { LANGUAGES, type Language } from '../../shared/language.ts';
import { PLACE_IDS } from '../catalogue/catalogue.ts';
import { AREA_COLOURS, AREA_SIGNS } from './area.ts';
import { DECK_FORMAT, DECK_LIMITS, type Deck } from './deck.ts';
import { type DeckProblem, placeOf, problemsOfIssues } from './problem.ts';

export type ParsedDeck = { readonly deck: Deck } | { readonly problems: readonly DeckProblem[] };

/**
 * Reads a deck out of parsed JSON. Answers with the deck, its texts trimmed, or with every problem found at once;
 * never throws. `source` is what the problems call the file.
 */
export function parseDeck(json: unknown, source: string): ParsedDeck {
  // What the deck claims to be comes first: without it the rest can only be misjudged.
  const head = headSchema.safeParse(json, { reportInput: true });
  if (!head.success) return { problems: problemsOfIssues(head.error.issues, json, LANGUAGES, source) };

  const { languages } = head.data;
  const parsed = deckSchema(languages, readIds(json, 'areas')).safeParse(json, { reportInput: true });
  const problems = [
    ...(parsed.success ? [] : problemsOfIssues(parsed.error.issues, json, languages, source)),
    ...repeatedIds(json, 'areas', source),
    ...repeatedIds(json, 'cards', source),
  ];
  return parsed.success && problems.length === 0 ? { deck: parsed.data } : { problems };
}

const headSchema = z.object({
  format: z.literal(DECK_FORMAT),
  languages: z
    .array(z.enum(LANGUAGES))
    .min(1)
    .refine((languages) => new Set(languages).size === languages.length, 'names a language twice'),
});

const idSchema = z.string().regex(/^[a-z0-9-]{1,64}$/, 'must be 1 to 64 of a-z, 0-9 and hyphen');

/** The schema for a deck in exactly these languages with these areas, so that zod finds what is missing or astray. */
function deckSchema(languages: readonly Language[], areaIds: readonly string[]): z.ZodType<Deck> {
  const text = (maxChars: number) => z.string().trim().min(1).max(maxChars);
  const localized = <S extends z.ZodType>(inEach: S) => z.record(z.enum(languages), inEach);
  return z.strictObject({
    format: z.literal(DECK_FORMAT),
    id: idSchema,
    version: z.int().min(1),
    languages: headSchema.shape.languages,
    title: localized(text(DECK_LIMITS.deckTitleChars)),
    description: localized(text(DECK_LIMITS.descriptionChars)),
    introduction: z.exactOptional(
      localized(z.array(text(DECK_LIMITS.paragraphChars)).min(1).max(DECK_LIMITS.introductionParagraphs)),
    ),
    areas: z
      .array(
        z.strictObject({
          id: idSchema,
          title: localized(text(DECK_LIMITS.areaTitleChars)),
          colour: z.enum(AREA_COLOURS),
          sign: z.enum(AREA_SIGNS),
        }),
      )
      .min(1)
      .max(DECK_LIMITS.areas),
    cards: z
      .array(
        z.strictObject({
          id: idSchema,
          area: areaIds.length > 0 ? areaSchema(areaIds) : idSchema,
          place: z.exactOptional(z.enum(PLACE_IDS)),
          question: localized(text(DECK_LIMITS.questionChars)),
          examples: localized(z.array(text(DECK_LIMITS.exampleChars)).max(DECK_LIMITS.examplesPerCard)),
        }),
      )
      .min(1)
      .max(DECK_LIMITS.cards),
  });
}

function areaSchema(areaIds: readonly string[]) {
  return z.string().refine((id) => areaIds.includes(id), {
    error: ({ input }) => `there is no area "${String(input)}", only ${areaIds.join(', ')}`,
  });
}

const listSchema = z.array(z.object({ id: z.string() }).catch({ id: '' }));

/** Ids of `areas` or `cards` by position, empty for an entry that has none: readable even where the rest is not. */
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
