/**
 * The recap as a list of headings, lists and pictures. Every file format and the text to copy are made from it, so that
 * all have the same content and order. Texts are as typed; each format escapes them itself.
 */
import type { Language } from '../../shared/language.ts';
import { dayInWords, momentInWords } from './dates.ts';
import type {
  Recap,
  RecapAction,
  RecapCard,
  RecapNeed,
  RecapNote,
  RecapPlacement,
  RecapWord,
} from './recap.ts';
import type { RecapWheel } from './wheel.ts';
import { recapWords } from './words.ts';

export interface OutlineTerm {
  readonly term: string;
  /** What belongs to the term besides its texts, such as the area of a place. */
  readonly detail?: string;
  readonly texts: readonly string[];
}

export type OutlineBlock =
  | { readonly kind: 'title'; readonly text: string }
  | {
      readonly kind: 'heading';
      readonly level: 2 | 3 | 4;
      readonly text: string;
      /** If it is not the recap's. */
      readonly language?: Language;
    }
  | { readonly kind: 'paragraph'; readonly text: string; readonly language?: Language }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** What was agreed: each with its owner, its date and whether it is done. */
  | {
      readonly kind: 'actions';
      readonly items: readonly { readonly text: string; readonly details: readonly string[] }[];
    }
  /** What stands in the block belongs to `title`, if there is one. */
  | { readonly kind: 'terms'; readonly title?: string; readonly terms: readonly OutlineTerm[] }
  /** A picture. What it shows is in the terms that follow it. */
  | { readonly kind: 'wheel'; readonly wheel: RecapWheel; readonly alt: string }
  /** Where people stand between two ends. */
  | { readonly kind: 'spread'; readonly label: string; readonly placement: RecapPlacement }
  /** Texts of equal weight, side by side. */
  | { readonly kind: 'sideBySide'; readonly label: string; readonly texts: readonly string[] };

export function outlineOf(recap: Recap): readonly OutlineBlock[] {
  const words = recapWords(recap.language);
  const { headings } = words;
  const section = (title: string, blocks: readonly OutlineBlock[]): readonly OutlineBlock[] =>
    blocks.length === 0 ? [] : [{ kind: 'heading', level: 2, text: title }, ...blocks];

  return [
    { kind: 'title', text: words.title },
    { kind: 'paragraph', text: subtitle(recap) },
    ...(recap.withPrivateNotes ? [paragraph(words.withPrivateNotes)] : []),
    ...section(headings.actions, actionList(recap.actions, recap)),
    ...section(headings.carried, actionList(recap.carried, recap)),
    ...section(headings.closing, closingTerms(recap)),
    ...section(headings.needs, needTerms(recap)),
    ...section(
      headings.discussed,
      recap.discussed.flatMap((card) => cardBlocks(card, recap)),
    ),
    ...section(headings.general, [
      ...list(recap.general.map((note) => noteText(note, recap))),
      ...sideBySide(words.views, recap.generalViews, recap),
      ...wordBlocks({ label: words.words, level: 3 }, recap.generalWords),
    ]),
    ...section(headings.tools, list(recap.tools)),
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

/** "Opsamling: Digitale kompetencer, 23. november 2026": what a document of the recap is called. */
export function documentTitle(recap: Recap): string {
  return `${recapWords(recap.language).title}: ${subtitle(recap)}`;
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
  const foreign =
    card.language === undefined || card.language === recap.language ? {} : { language: card.language };
  const kept = [card.area?.title, card.isOwn ? words.ownCard : undefined].filter(
    (part) => part !== undefined,
  );
  return [
    { kind: 'heading', level: 3, text: card.question, ...foreign },
    ...(kept.length > 0 ? [{ ...paragraph(kept.join(', ')), ...foreign }] : []),
    ...list(card.notes.map((note) => noteText(note, recap))),
    ...sideBySide(words.views, card.views, recap),
    ...wordBlocks({ label: words.words, level: 4 }, card.words),
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

/** Owner, day and "done" of an action, those that there are. */
export function actionDetails(
  { owner, due, done }: Pick<RecapAction, 'owner' | 'due' | 'done'>,
  { language }: Pick<Recap, 'language'>,
): readonly string[] {
  const day = due === undefined ? undefined : dayInWords(due, language);
  return [owner, day, done ? recapWords(language).table.done : undefined].filter(
    (detail) => detail !== undefined,
  );
}

function actionList(actions: readonly RecapAction[], recap: Recap): readonly OutlineBlock[] {
  if (actions.length === 0) return [];
  const { isPrivate } = recapWords(recap.language);
  const items = actions.map((action) => ({
    text: action.isPrivate ? `${action.text} (${isPrivate})` : action.text,
    details: actionDetails(action, recap),
  }));
  return [{ kind: 'actions', items }];
}

/** Places with needs, in the order of the wheel, then those without a place. */
export function needsByPlace({ wheel, needs, language }: Recap): readonly {
  readonly id: string;
  readonly place: string;
  readonly area: string;
  readonly needs: readonly RecapNeed[];
}[] {
  const places = wheel.areas.flatMap((area) =>
    area.places.map(({ id, title }) => ({ id, place: title, area: area.title })),
  );
  const known = new Set(places.map(({ id }) => id));
  const elsewhere = { id: '', place: recapWords(language).elsewhere, area: '' };
  return [...places, elsewhere]
    .map((place) => ({
      ...place,
      needs: needs.filter((need) => (known.has(need.place ?? '') ? need.place : '') === place.id),
    }))
    .filter((place) => place.needs.length > 0);
}

/** "3 behov på kompetencehjulet. Dataanvendelse: 2. Udvikling: 1." */
export function wheelInWords(recap: Recap): string {
  const { wheelOf } = recapWords(recap.language);
  const places = needsByPlace(recap).map(({ place, needs }) => `${place}: ${needs.length}.`);
  return [wheelOf(recap.needs.length), ...places].join(' ');
}

function needTerms(recap: Recap): readonly OutlineBlock[] {
  if (recap.needs.length === 0) return [];
  const terms = needsByPlace(recap).map(({ place, area, needs }) => ({
    term: place,
    ...(area !== '' && { detail: area }),
    texts: needs.map(({ text, isPrivate }) => noteText({ text, mark: '', isPrivate }, recap)),
  }));
  return [
    { kind: 'wheel', wheel: recap.wheel, alt: wheelInWords(recap) },
    { kind: 'terms', terms },
  ];
}

function closingTerms({ closing, language }: Recap): readonly OutlineBlock[] {
  const words = recapWords(language);
  return closing.map((one) => {
    const terms = [
      { term: words.insight, texts: [one.insight] },
      { term: words.nextStep, texts: [one.nextStep] },
    ].filter(({ texts: [text = ''] }) => text.trim() !== '');
    return { kind: 'terms', ...(one.name !== undefined && { title: one.name }), terms };
  });
}

function sideBySide(label: string, notes: readonly RecapNote[], recap: Recap): readonly OutlineBlock[] {
  if (notes.length === 0) return [];
  return [{ kind: 'sideBySide', label, texts: notes.map((note) => noteText(note, recap)) }];
}

function wordBlocks(
  { label, level }: { readonly label: string; readonly level: 3 | 4 },
  words: readonly RecapWord[],
): readonly OutlineBlock[] {
  if (words.length === 0) return [];
  const items = words.map(({ text, by }) => (by === undefined ? text : `${text} (${by})`));
  return [
    { kind: 'heading', level, text: label },
    { kind: 'list', items },
  ];
}

function list(items: readonly string[]): readonly OutlineBlock[] {
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

function paragraph(text: string) {
  return { kind: 'paragraph', text } as const;
}
