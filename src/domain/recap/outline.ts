/**
 * The recap as a list of headings, lists and tables. Every file format and the text to copy are made from it, so that
 * all have the same content and order. Texts are as typed; each format escapes them itself.
 */
import { dayInWords, momentInWords } from './dates.ts';
import type { Recap, RecapAction, RecapCard, RecapNote, RecapPlacement, RecapWord } from './recap.ts';
import { recapWords } from './words.ts';

export type OutlineBlock =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Where people stand between two ends. */
  | { readonly kind: 'spread'; readonly label: string; readonly placement: RecapPlacement }
  /** Texts of equal weight, side by side. */
  | { readonly kind: 'sideBySide'; readonly label: string; readonly texts: readonly string[] }
  | {
      readonly kind: 'table';
      readonly label: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

export function outlineOf(recap: Recap): readonly OutlineBlock[] {
  const words = recapWords(recap.language);
  const { headings } = words;
  const section = (title: string, blocks: readonly OutlineBlock[]): readonly OutlineBlock[] =>
    blocks.length === 0 ? [] : [{ kind: 'heading', level: 2, text: title }, ...blocks];

  return [
    { kind: 'title', text: words.title },
    { kind: 'paragraph', text: subtitle(recap) },
    ...(recap.withPrivateNotes ? [paragraph(words.withPrivateNotes)] : []),
    ...section(headings.actions, actionTable(recap.actions, recap, headings.actions)),
    ...section(headings.carried, actionTable(recap.carried, recap, headings.carried)),
    ...section(headings.needs, needTable(recap)),
    ...section(
      headings.discussed,
      recap.discussed.flatMap((card) => cardBlocks(card, recap)),
    ),
    ...section(headings.general, [
      ...list(recap.general.map((note) => noteText(note, recap))),
      ...sideBySide(words.views, recap.generalViews, recap),
      ...wordBlocks(words.words, recap.generalWords),
    ]),
    ...section(headings.tools, list(recap.tools)),
    ...section(headings.closing, closingTable(recap)),
    ...section(
      headings.parked,
      recap.parked.flatMap((card) => cardBlocks(card, recap)),
    ),
    ...section(
      headings.skipped,
      recap.skipped.flatMap((card) => cardBlocks(card, recap)),
    ),
  ];
}

/** "Digitale kompetencer, 23. november 2026" */
export function subtitle({ deckTitle, startedAt, language }: Recap): string {
  return startedAt === undefined ? deckTitle : `${deckTitle}, ${momentInWords(startedAt, language)}`;
}

/** A note's text with its mark, and whether only note-takers have seen it. */
export function noteText(
  { text, mark, isPrivate }: Pick<RecapNote, 'text' | 'mark' | 'isPrivate'>,
  { language }: Pick<Recap, 'language'>,
): string {
  const words = recapWords(language);
  const before = words.marks[mark] === '' ? '' : `${words.marks[mark]}: `;
  return `${before}${text}${isPrivate ? ` (${words.isPrivate})` : ''}`;
}

function cardBlocks(card: RecapCard, recap: Recap): readonly OutlineBlock[] {
  const words = recapWords(recap.language);
  const kept = [card.area?.title, card.isOwn ? words.ownCard : undefined].filter(
    (part) => part !== undefined,
  );
  return [
    { kind: 'heading', level: 3, text: card.question },
    ...(kept.length > 0 ? [paragraph(kept.join(', '))] : []),
    ...list(card.notes.map((note) => noteText(note, recap))),
    ...sideBySide(words.views, card.views, recap),
    ...wordBlocks(words.words, card.words),
    ...(card.placement
      ? [{ kind: 'spread', label: words.placement, placement: card.placement } as const]
      : []),
  ];
}

/** The numbers with what the ends mean: "1 (Næsten ikke)", "2" … "5 (Rigtig meget)". */
export function scaleOf({ counts, lowest, highest }: RecapPlacement): readonly string[] {
  const ends = new Map([
    [0, ` (${lowest})`],
    [counts.length - 1, ` (${highest})`],
  ]);
  return counts.map((_, at) => `${at + 1}${ends.get(at) ?? ''}`);
}

/** "1 (Næsten ikke): 0, 2: 3, 3: 1, 4: 0, 5 (Rigtig meget): 2" */
export function spreadInWords(placement: RecapPlacement): string {
  return scaleOf(placement)
    .map((step, at) => `${step}: ${placement.counts[at]}`)
    .join(', ');
}

function actionTable(
  actions: readonly RecapAction[],
  { language }: Recap,
  label: string,
): readonly OutlineBlock[] {
  if (actions.length === 0) return [];
  const { table, isPrivate } = recapWords(language);
  const rows = actions.map((action) => [
    action.isPrivate ? `${action.text} (${isPrivate})` : action.text,
    action.owner ?? '',
    action.due === undefined ? '' : dayInWords(action.due, language),
    action.done ? table.done : table.open,
  ]);
  return [{ kind: 'table', label, head: [table.action, table.owner, table.due, table.status], rows }];
}

function needTable({ wheel, needs, language }: Recap): readonly OutlineBlock[] {
  if (needs.length === 0) return [];
  const { table, elsewhere, headings } = recapWords(language);
  const rows = wheel.areas.flatMap((area) =>
    area.places.flatMap((place) => place.needs.map((need) => [area.title, place.title, need])),
  );
  const off = wheel.elsewhere.map((need) => ['', elsewhere, need]);
  const head = [table.area, table.place, table.need];
  return [{ kind: 'table', label: headings.needs, head, rows: [...rows, ...off] }];
}

function closingTable({ closing, language }: Recap): readonly OutlineBlock[] {
  if (closing.length === 0) return [];
  const { table, insight, nextStep, headings } = recapWords(language);
  const named = closing.some(({ name }) => name !== undefined);
  const head = [...(named ? [table.owner] : []), insight, nextStep];
  const rows = closing.map((one) => [...(named ? [one.name ?? ''] : []), one.insight, one.nextStep]);
  return [{ kind: 'table', label: headings.closing, head, rows }];
}

function sideBySide(label: string, notes: readonly RecapNote[], recap: Recap): readonly OutlineBlock[] {
  if (notes.length === 0) return [];
  return [{ kind: 'sideBySide', label, texts: notes.map((note) => noteText(note, recap)) }];
}

function wordBlocks(label: string, words: readonly RecapWord[]): readonly OutlineBlock[] {
  if (words.length === 0) return [];
  const items = words.map(({ text, by }) => (by === undefined ? text : `${text} (${by})`));
  return [paragraph(label), { kind: 'list', items }];
}

function list(items: readonly string[]): readonly OutlineBlock[] {
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

function paragraph(text: string): OutlineBlock {
  return { kind: 'paragraph', text };
}
