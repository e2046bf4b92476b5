/**
 * The recap: a meeting's results as one plain value in one language. Made from the table's view, so that it holds
 * only what everybody may see; private notes are included only when a note-taker hands them in.
 */
import type { Language } from '../../shared/language.ts';
import type { AreaColour, AreaSign } from '../deck/area.ts';
import type { CardView } from '../table/cardView.ts';
import type { PlacementSubject } from '../table/conversation/view.ts';
import type { TableView } from '../table/tableView.ts';
import type { RecapConversation, RecapNoteSource } from './source.ts';
import { type RecapWheel, wheelOf } from './wheel.ts';
import { recapWords } from './words.ts';

export interface RecapNote {
  readonly id: string;
  readonly text: string;
  readonly mark: RecapNoteSource['mark'];
  /** Id of the catalogue's place that a need is tied to. */
  readonly place?: string;
  /** Only note-takers have seen it so far. */
  readonly isPrivate: boolean;
}

export interface RecapWord {
  readonly id: string;
  readonly text: string;
  /** Only if the author shared it under their name. */
  readonly by?: string;
}

export interface RecapArea {
  readonly title: string;
  readonly colour: AreaColour;
  readonly sign: AreaSign;
}

/** What a placement asked, and where people stand. */
export interface RecapPlacement extends PlacementSubject {
  /** Number of answers at 1 to 5. */
  readonly counts: readonly number[];
}

export interface RecapCard {
  readonly id: string;
  readonly number: number;
  /** Missing for an own card without an area. */
  readonly area?: RecapArea;
  readonly question: string;
  /** Of question and area; missing for an own card, whose language is unknown. */
  readonly language?: Language;
  readonly isOwn: boolean;
  /** Notes that are not differing views. */
  readonly notes: readonly RecapNote[];
  /** Differing views, shown side by side. Empty, or at least one. */
  readonly views: readonly RecapNote[];
  readonly words: readonly RecapWord[];
  /** Missing unless it was revealed with its sums. */
  readonly placement?: RecapPlacement;
}

export interface RecapAction {
  readonly id: string;
  readonly text: string;
  readonly owner?: string;
  /** `YYYY-MM-DD` */
  readonly due?: string;
  readonly done: boolean;
  /** The question that led to it. */
  readonly question?: string;
  readonly isPrivate: boolean;
}

export interface RecapNeed {
  readonly id: string;
  readonly text: string;
  readonly place?: string;
  readonly question?: string;
  readonly isPrivate: boolean;
}

export interface RecapClosing {
  /** Participant id. */
  readonly id: string;
  readonly insight: string;
  readonly nextStep: string;
  /** Missing without names, or for an unknown person. Followed by that of the facilitator who wrote the words down. */
  readonly name?: string;
}

export interface Recap {
  readonly language: Language;
  readonly deckTitle: string;
  /** The meeting's start by the server's clock, ISO 8601. */
  readonly startedAt?: string;
  readonly isOver: boolean;
  readonly purpose: RecapConversation['purpose'];
  readonly discussed: readonly RecapCard[];
  readonly parked: readonly RecapCard[];
  readonly skipped: readonly RecapCard[];
  readonly tools: readonly string[];
  /** Notes and words without a card. */
  readonly general: readonly RecapNote[];
  readonly generalViews: readonly RecapNote[];
  readonly generalWords: readonly RecapWord[];
  readonly needs: readonly RecapNeed[];
  readonly wheel: RecapWheel;
  readonly actions: readonly RecapAction[];
  /** Open actions from earlier sessions. */
  readonly carried: readonly RecapAction[];
  readonly closing: readonly RecapClosing[];
  readonly withPrivateNotes: boolean;
}

/** The table's view. */
export type RecapTable = Omit<TableView, 'conversation'> & { readonly conversation: RecapConversation };

export interface RecapInput {
  readonly table: RecapTable;
  readonly language: Language;
  readonly startedAt?: string;
  /** Undefined for an unknown person. */
  readonly nameOf: (participant: string) => string | undefined;
  /** Also names the authors of closing words. Without it only people who shared under their name are named. */
  readonly withNames: boolean;
  /** Handed in by a note-taker on request. */
  readonly privateNotes?: readonly RecapNoteSource[];
}

export function recapOf(input: RecapInput): Recap {
  const { table, language, startedAt, nameOf, withNames, privateNotes } = input;
  const conversation: RecapConversation = table.conversation;
  const notes = allNotes(conversation.published, privateNotes ?? []);
  const questions = new Map(table.cards.map((card) => [card.id, card.question]));
  const words = conversation.words.map((word) => ({
    ...word,
    name: word.by === undefined ? undefined : nameOf(word.by),
  }));
  // Notes on a card that has left the table are kept among the general ones.
  const cardOf = (id: string | undefined) => (id !== undefined && questions.has(id) ? id : undefined);
  const plainNotes = (cardId: string | undefined) =>
    notes.filter((note) => cardOf(note.cardId) === cardId && isPlain(note));
  const notesAt = (cardId: string | undefined) => plainNotes(cardId).filter(({ differs }) => !differs);
  const viewsAt = (cardId: string | undefined) => plainNotes(cardId).filter(({ differs }) => differs);
  const wordsAt = (cardId: string | undefined) =>
    words
      .filter((word) => cardOf(word.cardId) === cardId)
      .map(({ id, text, name }): RecapWord => ({ id, text, ...(name && { by: name }) }));

  const viewCard = (card: CardView): RecapCard => {
    const { counts, subject } = conversation.placements.find(({ cardId }) => cardId === card.id) ?? {};
    return {
      id: card.id,
      number: card.number,
      ...(card.area && { area: { title: card.area.title, colour: card.area.colour, sign: card.area.sign } }),
      question: card.question,
      ...(card.language !== undefined && { language: card.language }),
      isOwn: card.own !== undefined,
      notes: notesAt(card.id).map(viewNote),
      views: viewsAt(card.id).map(viewNote),
      words: wordsAt(card.id),
      ...(counts && { placement: { ...(subject ?? recapWords(language).placed), counts } }),
    };
  };
  const questionOf = (note: NoteHere) => {
    const question = questions.get(note.cardId ?? '');
    return question === undefined ? {} : { question };
  };
  const needs = notes
    .filter(({ mark }) => mark === 'need')
    .map((note): RecapNeed => {
      const { id, text, place, isPrivate } = note;
      return { id, text, ...(place !== undefined && { place }), ...questionOf(note), isPrivate };
    });

  const discussed = withCurrent(table).map(viewCard);
  return {
    language,
    deckTitle: table.deckTitle,
    ...(startedAt !== undefined && { startedAt }),
    isOver: table.phase === 'ended',
    purpose: conversation.purpose,
    discussed,
    parked: table.parked.map(viewCard),
    skipped: table.skipped.map(viewCard),
    tools: conversation.tools.map(({ name }) => name),
    general: notesAt(undefined).map(viewNote),
    generalViews: viewsAt(undefined).map(viewNote),
    generalWords: wordsAt(undefined),
    needs,
    wheel: wheelOf(table.catalogue, needs, language),
    actions: notes
      .filter(({ mark }) => mark === 'action')
      .map((note) => ({ ...viewAction(note), ...questionOf(note), isPrivate: note.isPrivate })),
    carried: (conversation.carried?.actions ?? []).map((action) => ({
      ...viewAction(action),
      isPrivate: false,
    })),
    closing: conversation.closing
      .filter(({ insight, nextStep }) => insight.trim() !== '' || nextStep.trim() !== '')
      .map(({ id, by, writtenBy, insight, nextStep }) => {
        const author = withNames && by !== undefined ? nameOf(by) : undefined;
        const name =
          author && writtenBy !== undefined
            ? recapWords(language).writtenDown(author, nameOf(writtenBy))
            : author;
        return { id, insight, nextStep, ...(name && { name }) };
      }),
    withPrivateNotes: privateNotes !== undefined,
  };
}

/** True if there is nothing but the cards. */
export function isEmpty(recap: Recap): boolean {
  const { discussed, parked, skipped, tools, general, generalViews, generalWords, needs, actions, closing } =
    recap;
  const lists = [
    discussed,
    parked,
    skipped,
    tools,
    general,
    generalViews,
    generalWords,
    needs,
    actions,
    closing,
  ];
  return lists.every((list) => list.length === 0);
}

interface NoteHere extends RecapNoteSource {
  readonly isPrivate: boolean;
}

/** Private notes stand among the others; a published one appears once, in its published form. */
function allNotes(
  published: readonly RecapNoteSource[],
  privateNotes: readonly RecapNoteSource[],
): readonly NoteHere[] {
  const known = new Set(published.map(({ id }) => id));
  const hidden = privateNotes.filter(({ id, text }) => !known.has(id) && text.trim() !== '');
  return [
    ...published.map((note) => ({ ...note, isPrivate: false })),
    ...hidden.map((note) => ({ ...note, isPrivate: true })),
  ];
}

/** Needs and actions have lists of their own. */
function isPlain({ mark }: RecapNoteSource): boolean {
  return mark !== 'need' && mark !== 'action';
}

function viewNote({ id, text, mark, place, isPrivate }: NoteHere): RecapNote {
  return { id, text, mark, ...(place !== undefined && { place }), isPrivate };
}

function viewAction(action: {
  readonly id: string;
  readonly text: string;
  readonly owner?: string | undefined;
  readonly due?: string | undefined;
  readonly done?: boolean;
}): Omit<RecapAction, 'question' | 'isPrivate'> {
  const { id, text, owner, due, done = false } = action;
  return { id, text, ...(owner && { owner }), ...(due && { due }), done };
}

/** The current card counts as discussed: the recap is also shown during the meeting. */
function withCurrent({ discussed, current }: RecapTable): readonly CardView[] {
  return current ? [...discussed, current] : discussed;
}
