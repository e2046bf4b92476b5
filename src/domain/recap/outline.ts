/**
 * The recap as a row of headings, lists and tables: what every file format and the selectable text are made from, so that
 * all of them say the same in the same order. Texts are as people typed them; each format makes them harmless itself.
 */
import { dayInWords, momentInWords } from './dates.ts';
import type { Recap, RecapAction, RecapCard, RecapNote, RecapWord } from './recap.ts';
import { recapWords } from './words.ts';

export type OutlineBlock =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Texts that stand side by side, none before the other. */
  | { readonly kind: 'sideBySide'; readonly label: string; readonly texts: readonly string[] }
  | {
      readonly kind: 'table';
      readonly label: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/** One sign for each person in the spread of a placement. */
const PERSON = '●';

export function outlineOf(recap: Recap): readonly OutlineBlock[] {
  const words = recapWords(recap.language);
  const { headings } = words;
  const section = (title: string, blocks: readonly OutlineBlock[]): readonly OutlineBlock[] =>
    blocks.length === 0 ? [] : [{ kind: 'heading', level: 2, text: title }, ...blocks];

  return [
    { kind: 'title', text: words.title },
    { kind: 'paragraph', text: subtitle(recap) },
    ...(recap.withPrivateNotes ? [paragraph(words.withPrivateNotes)] : []),
    ...section(headings.carried, actionTable(recap.carried, recap, headings.carried)),
    ...section(headings.actions, actionTable(recap.actions, recap, headings.actions)),
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

/** What a note says, with its mark and whether only note-takers have seen it. */
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
    ...(card.placement ? [spread(card.placement, recap)] : []),
  ];
}

function spread(counts: readonly number[], { language }: Recap): OutlineBlock {
  const words = recapWords(language);
  return {
    kind: 'table',
    label: words.placement,
    head: [words.table.step, words.placement, words.table.count],
    rows: counts.map((count, at) => [`${at + 1}`, PERSON.repeat(count), `${count}`]),
  };
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
