/** From JSON to cards: the product's own deck format, or the plain one that `npm run deck -- import --json` writes. */
import { z } from 'zod';
import { DECK_LIMITS, type Deck } from '../deck/deck.ts';
import { inLanguage } from '../deck/localized.ts';
import { problemLine } from '../deck/problem.ts';
import { parseDeck } from '../deck/schema.ts';
import { ImportFailure } from './failure.ts';
import type { ImportedDeck } from './imported.ts';
import { languageOf } from './languageOf.ts';
import { uniqueIds } from './slug.ts';
import { fold, nameKey } from './words.ts';

const plainSchema = z.object({
  title: z.string().default(''),
  areas: z.array(z.object({ id: z.string(), title: z.string() })).default([]),
  cards: z
    .array(
      z.object({
        area: z.string().default(''),
        question: z.string(),
        examples: z.union([z.string(), z.array(z.string())]).default(''),
      }),
    )
    .min(1)
    .max(DECK_LIMITS.cards),
});

export function deckOfJson(json: unknown, fileName: string): ImportedDeck {
  if (typeof json === 'object' && json !== null && 'format' in json) {
    const parsed = parseDeck(json, fileName);
    if ('deck' in parsed) return importedFrom(parsed.deck);
    const [problem] = parsed.problems;
    throw new ImportFailure({
      code: 'json-not-a-deck',
      reason: problem ? problemLine({ ...problem, source: '' }) : '',
    });
  }
  const plain = plainSchema.safeParse(json);
  if (!plain.success) {
    const [issue] = plain.error.issues;
    const path = issue?.path.map((key) => (typeof key === 'number' ? key + 1 : String(key))).join(' ') ?? '';
    throw new ImportFailure({
      code: 'json-not-a-deck',
      reason: [path, issue?.message].filter(Boolean).join(': '),
    });
  }
  return importedFromPlain(plain.data);
}

function importedFromPlain({ title, areas, cards: all }: z.infer<typeof plainSchema>): ImportedDeck {
  const empty = all.flatMap(({ question }, index) => (fold(question) === '' ? [index + 1] : []));
  const cards = all.filter(({ question }) => fold(question) !== '');
  if (cards.length === 0) throw new ImportFailure({ code: 'no-cards' });
  const language = languageOf(cards.map(({ question }) => question).join(' '));
  const titleOf = (area: string) => fold(areas.find(({ id }) => id === area)?.title ?? area);
  const keys = [...new Set(cards.map(({ area }) => nameKey(titleOf(area))))];
  const titles = keys.map((key) => {
    const card = cards.find(({ area }) => nameKey(titleOf(area)) === key);
    return (card && titleOf(card.area)) || (language === 'da' ? 'Spørgsmål' : 'Questions');
  });
  const ids = uniqueIds(titles);
  return {
    title: fold(title),
    language,
    introduction: [],
    areas: titles.map((name, index) => ({ id: ids[index] ?? '', title: name })),
    cards: cards.map(({ area, question, examples }, index) => {
      const id = ids[keys.indexOf(nameKey(titleOf(area)))] ?? '';
      const list =
        typeof examples === 'string' ? undefined : examples.map(fold).filter((entry) => entry !== '');
      return {
        question: fold(question),
        examples: typeof examples === 'string' ? fold(examples) : (list ?? []).join('; '),
        ...(list && { exampleList: list }),
        area: { position: id, printed: id },
        place: { row: index + 1 },
      };
    }),
    warnings: empty.length > 0 ? [{ code: 'rows-left-out', reason: 'no-question', rows: empty }] : [],
    preferred: 'position',
  };
}

function importedFrom(deck: Deck): ImportedDeck {
  const language = deck.languages[0] ?? 'da';
  return {
    title: inLanguage(deck.title, language),
    language,
    introduction: deck.introduction ? inLanguage(deck.introduction, language) : [],
    areas: deck.areas.map(({ id, title }) => ({ id, title: inLanguage(title, language) })),
    cards: deck.cards.map(({ area, question, examples }, index) => ({
      question: inLanguage(question, language),
      examples: inLanguage(examples, language).join('; '),
      exampleList: inLanguage(examples, language),
      area: { position: area, printed: area },
      place: { row: index + 1 },
    })),
    warnings: [],
    preferred: 'position',
    original: deck,
  };
}
