import { DECK_LIMITS } from '../deck/deck.ts';
import { cardDoubts } from './cardDoubts.ts';
import { deckOfDocument } from './document/deckOfDocument.ts';
import { splitExamples } from './examples.ts';
import { ImportFailure, refuseTooMany } from './failure.ts';
import type { ImportedCard, ImportedDeck } from './imported.ts';
import { deckOfJson } from './jsonDeck.ts';
import { lostText } from './lostText.ts';
import { deckOfLaidOut } from './pagesDeck.ts';
import { fittingParagraphs } from './paragraphs.ts';
import type { Source } from './source.ts';
import { deckOfTables } from './table/deckOfTables.ts';
import { deckOfText } from './textDeck.ts';
import { unknownLetters } from './unknownLetters.ts';
import type { ImportWarning } from './warning.ts';
import { nameKey } from './words.ts';

/**
 * Reads the cards from a source. Returns all cards and everything doubtful about them.
 * @throws ImportFailure if it has no deck, or one beyond the deck format's limits.
 */
export function importSource(source: Source, fileName: string): ImportedDeck {
  const unknown = source.kind === 'pages' ? unknownLetters(source.pages) : [];
  const imported = deckOf(source, fileName);
  const { cards, areas } = imported;
  refuseTooMany(cards.length);
  if (areas.length > DECK_LIMITS.areas) {
    throw new ImportFailure({ code: 'too-many-areas', areas: areas.length, maxAreas: DECK_LIMITS.areas });
  }
  return {
    ...imported,
    warnings: [
      ...(source.doubts ?? []),
      ...unknown,
      ...together(imported.warnings.filter(({ code }) => code !== 'text-left-out')),
      ...sourceWarnings(source),
      ...generalWarnings(imported),
      ...lossWarnings(source, imported),
    ],
  };
}

function deckOf(source: Source, fileName: string): ImportedDeck {
  switch (source.kind) {
    case 'pages':
      return deckOfLaidOut(source);
    case 'text':
      return deckOfText(source.text);
    case 'document':
      return deckOfDocument(source);
    case 'table':
      return deckOfTables(source.sheets);
    case 'json':
      return deckOfJson(source.json, fileName);
  }
}

function sourceWarnings(source: Source): ImportWarning[] {
  if (source.kind !== 'pages') return [];
  const empty = source.pages.filter(({ runs }) => runs.length === 0).map(({ number }) => number);
  const turned = source.turnedPages ?? [];
  const cut = source.cutPages ?? [];
  return [
    ...(empty.length > 0 ? [{ code: 'pages-without-text', pages: empty } as const] : []),
    ...(turned.length > 0 ? [{ code: 'text-turned', pages: turned } as const] : []),
    ...(cut.length > 0 ? [{ code: 'text-cut', pages: cut } as const] : []),
  ];
}

/** One warning for all the cards concerned, at the position of the first. */
function together(warnings: readonly ImportWarning[]): ImportWarning[] {
  const merged = new Map<string, ImportWarning>();
  for (const [index, warning] of warnings.entries()) {
    const { code } = warning;
    if (code !== 'examples-unlabelled' && code !== 'no-question-mark') {
      merged.set(`${code} ${index}`, warning);
      continue;
    }
    const before = merged.get(code);
    const cards = before && 'cards' in before ? [...before.cards, ...warning.cards] : warning.cards;
    merged.set(code, { code, cards });
  }
  return [...merged.values()];
}

/** So many of the lost texts are quoted, and so much of each. */
const QUOTED_TEXTS = 3;
const QUOTED_CHARS = 60;

function lossWarnings(source: Source, imported: ImportedDeck): ImportWarning[] {
  const named = imported.warnings.flatMap((each) => (each.code === 'text-left-out' ? each.texts : []));
  const lost = [...new Set([...named, ...lostText(source, imported)])];
  if (lost.length === 0) return [];
  const texts = lost
    .slice(0, QUOTED_TEXTS)
    .map((text) => (text.length > QUOTED_CHARS ? `${text.slice(0, QUOTED_CHARS).trimEnd()}…` : text));
  return [{ code: 'text-left-out', texts, more: lost.length - texts.length }];
}

/** Checks that apply to every kind of file. */
function generalWarnings({ cards, areas, introduction, original }: ImportedDeck): ImportWarning[] {
  if (original) return [];
  const firstWith = new Map<string, number>();
  const warnings: ImportWarning[] = cards.flatMap((card, index): ImportWarning[] => {
    const key = nameKey(card.question);
    const other = firstWith.get(key);
    if (other === undefined) firstWith.set(key, index + 1);
    return [
      ...(other === undefined ? [] : [{ code: 'same-question', card: index + 1, other } as const]),
      ...cardWarnings(card, index + 1),
    ];
  });
  warnings.push(...cardDoubts(cards));
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

/** Tags and entities: kept as text, which the author may not have intended. */
const MARKUP = /<\/?[a-z][^<>]{0,200}>|&(?:[a-z]{2,8}|#x?[0-9a-f]{1,6});/iu;
