import { DECK_LIMITS } from '../deck/deck.ts';
import { splitExamples } from './examples.ts';
import { ImportFailure, refuseTooMany } from './failure.ts';
import { cutPages } from './grid.ts';
import type { ImportedCard, ImportedDeck } from './imported.ts';
import { deckOfJson } from './jsonDeck.ts';
import { kindsOf } from './kinds.ts';
import { deckOfPages } from './layout.ts';
import { fittingParagraphs } from './paragraphs.ts';
import { pagesOfText } from './plainText.ts';
import type { Source } from './source.ts';
import { deckOfTable } from './table.ts';
import type { ImportWarning } from './warning.ts';
import { nameKey } from './words.ts';

/**
 * Reads the cards out of a source. Answers with all of them and everything that is doubtful about them.
 * @throws ImportFailure if there is no deck in it, or one beyond the deck format's limits.
 */
export function importSource(source: Source, fileName: string): ImportedDeck {
  const imported = deckOf(source, fileName);
  const { cards, areas } = imported;
  refuseTooMany(cards.length);
  if (areas.length > DECK_LIMITS.areas) {
    throw new ImportFailure({ code: 'too-many-areas', areas: areas.length, maxAreas: DECK_LIMITS.areas });
  }
  return {
    ...imported,
    warnings: [...imported.warnings, ...sourceWarnings(source), ...generalWarnings(imported)],
  };
}

function deckOf(source: Source, fileName: string): ImportedDeck {
  switch (source.kind) {
    case 'pages':
      return deckOfPages(kindsOf(cutPages(source.pages)), source.title);
    case 'text':
      return deckOfPages(pagesOfText(source.text));
    case 'table':
      return deckOfTable(source.rows);
    case 'json':
      return deckOfJson(source.json, fileName);
  }
}

function sourceWarnings(source: Source): ImportWarning[] {
  if (source.kind !== 'pages') return [];
  const empty = source.pages.filter(({ runs }) => runs.length === 0).map(({ number }) => number);
  const turned = source.turnedPages ?? [];
  return [
    ...(empty.length > 0 ? [{ code: 'pages-without-text', pages: empty } as const] : []),
    ...(turned.length > 0 ? [{ code: 'text-turned', pages: turned } as const] : []),
  ];
}

/** What the same for every kind of file may be doubtful or too long. */
function generalWarnings({ cards, areas, introduction, original }: ImportedDeck): ImportWarning[] {
  if (original) return [];
  const firstWith = new Map<string, number>();
  const warnings = cards.flatMap((card, index) => {
    const key = nameKey(card.question);
    const other = firstWith.get(key);
    if (other === undefined) firstWith.set(key, index + 1);
    return [
      ...(other === undefined ? [] : [{ code: 'same-question', card: index + 1, other } as const]),
      ...cardWarnings(card, index + 1),
    ];
  });
  const { areaTitleChars, introductionParagraphs, paragraphChars } = DECK_LIMITS;
  for (const { title } of areas) {
    if (title.length > areaTitleChars)
      warnings.push({ code: 'area-too-long', area: title, maxChars: areaTitleChars });
  }
  if (introduction.length > 0 && fittingParagraphs(introduction).length === 0) {
    const maxChars = paragraphChars * introductionParagraphs;
    warnings.push({ code: 'introduction-too-long', maxChars });
  }
  return warnings;
}

function cardWarnings({ question, examples, exampleList }: ImportedCard, card: number): ImportWarning[] {
  const { questionChars, exampleChars } = DECK_LIMITS;
  const longest = Math.max(0, ...(exampleList ?? splitExamples(examples)).map((entry) => entry.length));
  const tooLong = (field: 'question' | 'examples', chars: number, maxChars: number): ImportWarning[] =>
    chars > maxChars ? [{ code: 'too-long', card, field, chars, maxChars }] : [];
  return [
    ...tooLong('question', question.length, questionChars),
    ...tooLong('examples', longest, exampleChars),
    ...(MARKUP.test(`${question} ${examples}`) ? [{ code: 'markup', card } as const] : []),
  ];
}

/** Tags and entities: shown as they are written, which the author may not have meant. */
const MARKUP = /<\/?[a-z][^<>]{0,200}>|&(?:[a-z]{2,8}|#x?[0-9a-f]{1,6});/iu;
