/** Derives the conversation's view from the shared tree. */

import type { Language } from '../../../shared/language.ts';
import { inLanguage } from '../../deck/localized.ts';
import { deckOf } from '../cardIds.ts';
import type { AreaView } from '../cardView.ts';
import { mayEndForAll, mayFacilitate, mayPrepare, mayPublish, mayTakePart } from '../permissions.ts';
import { isFacilitator } from '../roles.ts';
import { Ended, type Table } from '../schema.ts';
import { contentOfClosing, contentOfPhoneName, contentOfSums, contentOfWord } from '../sealedContents.ts';
import type { ParticipantId, Seat } from '../seat.ts';
import {
  isRecapShown,
  partOf,
  peopleHere,
  roundOf,
  speakingOrder,
  subjectOf,
  subjectOfPlacement,
  usedBefore,
} from './derive.ts';
import {
  type Carried,
  type Choice,
  type ClosingWords,
  type Conversation,
  type Countdown,
  NOTE_MARKS,
  type Phones,
  type Placement,
  type Plan,
  type PublishedNote,
  type RecapPage,
} from './schema.ts';
import type {
  CarriedView,
  ChoiceView,
  ClosingView,
  ConversationView,
  CountdownView,
  LeftOutCard,
  PhonesView,
  PlacementView,
  PlanView,
  PublishedNoteView,
  RecapPageView,
  SpeakingView,
} from './view.ts';

export function viewConversation(
  seat: Seat,
  language: Language,
  dealt: readonly string[],
  areas: ReadonlyMap<string, AreaView>,
): ConversationView {
  const { table } = seat;
  const talk = table.conversation;
  const writable = seat.canWrite();
  const facilitates = isFacilitator(table, seat.actor.id);
  const ended = table.phase instanceof Ended;
  const phoneNames = Object.fromEntries(
    entries(talk?.phoneNames).flatMap(([id, { name, seal }]) =>
      seat.isSealed(contentOfPhoneName(id, name), seal) ? [[id, name]] : [],
    ),
  );
  return {
    purpose: talk?.purpose === 'development' ? 'development' : 'talk',
    minutes: talk?.minutes,
    dealing: talk?.dealing === 'asLaid' ? 'asLaid' : 'shuffled',
    beginWithRound: talk?.beginWithRound ?? false,
    part: partOf(table),
    leftOut: leftOut(table, language, dealt, areas),
    notForUs: [...(talk?.notForUs.keys() ?? [])].sort(),
    tools: viewTools(talk, language),
    speaking: viewSpeaking(seat, writable, facilitates),
    timer: ended ? undefined : viewCountdown(seat, talk?.timer),
    silence: ended ? undefined : viewCountdown(seat, talk?.silence),
    words: entries(talk?.words).map(([id, word]) => ({
      id,
      text: word.text,
      cardId: word.cardId,
      by: word.by !== undefined && seat.isSealed(contentOfWord(id, word), word.seal) ? word.by : undefined,
      isNamed: word.by !== undefined,
      mayWithdraw: writable && !ended && (facilitates || word.by === seat.actor.id),
    })),
    placements: entries(talk?.placements).map(([cardId, placement]) => ({
      cardId,
      pollId: placement.pollId,
      isRevealed: placement.counts !== undefined,
      ...countsOf(seat, placement),
      tooFew: placement.tooFew ?? false,
      subject: subjectOfPlacement(placement),
      mayEnd: writable && mayEndForAll(seat, placement.begunBy) === undefined,
    })),
    closing: entries(talk?.closing).map((entry) => viewClosing(seat, phoneNames, entry)),
    published: entries(talk?.published)
      .sort(([, a], [, b]) => a.order - b.order)
      .map(viewNote),
    noteTakers: [...(talk?.noteTakers ?? [])],
    recapShown: isRecapShown(table),
    // Also after the end, so that nobody who reads along is turned back to the first page.
    recapPage:
      talk?.recapPage && talk.recapAtStep === table.middle.step ? viewRecapPage(talk.recapPage) : undefined,
    carried: viewCarried(talk?.carried),
    plan: viewPlan(talk?.plan),
    choice: ended || !talk?.choice ? undefined : viewChoice(seat, talk.choice),
    hands: Object.fromEntries(entries(talk?.hands).map(([pollId, counts]) => [pollId, [...counts]])),
    room: talk?.room && { people: talk.room.people, named: [...talk.room.named] },
    phones: ended || !talk?.phones ? undefined : viewPhones(talk.phones),
    phoneNames,
    may: {
      prepare: writable && mayPrepare(seat) === undefined,
      takePart: writable && mayTakePart(seat) === undefined,
      publish: writable && mayPublish(seat) === undefined,
      beginSpeaking: writable && mayFacilitate(seat) === undefined && subjectOf(table) !== undefined,
    },
  };
}

/** In the order of the keys, which is the same on every replica. */
function entries<T>(map: Iterable<readonly [string, T]> | undefined): (readonly [string, T])[] {
  return [...(map ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
}

function leftOut(
  table: Table,
  language: Language,
  dealt: readonly string[],
  areas: ReadonlyMap<string, AreaView>,
): LeftOutCard[] {
  const there = new Set(dealt);
  const used = usedBefore(table);
  return deckOf(table)
    .cards.filter(({ id }) => !there.has(id))
    .map(({ id, area, question }) => ({
      id,
      area: areas.get(area),
      question: inLanguage(question, language),
      used: used.has(id),
    }));
}

function countsOf(seat: Seat, placement: Placement | Choice): Pick<PlacementView, 'counts' | 'isForged'> {
  const content = contentOfSums(placement);
  if (!content) return { counts: undefined, isForged: false };
  const isSealed = seat.isSealed(content, placement.seal);
  return { counts: isSealed ? content.texts.map(Number) : undefined, isForged: isSealed === false };
}

/** Words that were written down for somebody need that person's name under seal, too. */
function viewClosing(
  seat: Seat,
  phoneNames: ConversationView['phoneNames'],
  [id, words]: readonly [ParticipantId, ClosingWords],
): ClosingView {
  const { insight, nextStep, seal, writtenBy } = words;
  const isNamed = writtenBy === undefined || phoneNames[id] !== undefined;
  const isBorneOut = isNamed && seat.isSealed(contentOfClosing(id, words), seal);
  return {
    ...{ id, by: isBorneOut ? id : undefined, insight, nextStep },
    ...(isBorneOut && writtenBy !== undefined && { writtenBy }),
  };
}

function viewTools(talk: Conversation | undefined, language: Language): ConversationView['tools'] {
  return entries(talk?.tools)
    .map(([key, { name }]) => ({ key, name }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
}

function viewSpeaking(seat: Seat, writable: boolean, facilitates: boolean): SpeakingView | undefined {
  const round = roundOf(seat.table);
  if (!round) return undefined;
  const { speaker, waiting } = speakingOrder(round, peopleHere(seat));
  const mine = speaker === seat.actor.id;
  return {
    about: round.about,
    speaker,
    next: waiting[0],
    waiting,
    done: [...round.done],
    may: {
      next: writable && speaker !== undefined && (mine || facilitates),
      comeBack: writable && mine && waiting.length > 0,
      end: writable && facilitates,
    },
  };
}

function viewCountdown(seat: Seat, countdown: Countdown | undefined): CountdownView | undefined {
  if (!countdown) return undefined;
  const { id, startedAtMs, endsAtMs, begunBy } = countdown;
  const mayEnd = seat.canWrite() && mayEndForAll(seat, begunBy) === undefined;
  return { id, startedAtMs, endsAtMs, mayEnd };
}

function viewNote([id, note]: readonly [string, PublishedNote]): PublishedNoteView {
  const { text, cardId, place, owner, due, done = false, differs = false } = note;
  const mark = NOTE_MARKS.find((known) => known === note.mark) ?? '';
  return { id, text, cardId, mark, place, owner, due, done, differs };
}

function viewChoice(seat: Seat, choice: Choice): ChoiceView {
  const { pollId, cards, counts, tooFew = false } = choice;
  return { pollId, cards: [...cards], isShown: counts !== undefined, ...countsOf(seat, choice), tooFew };
}

function viewPhones({ code, closesAtMs, count, floor, ids, numbers }: Phones): PhonesView {
  const seats = [...(ids ?? [])].map((id, at) => ({ id, number: numbers?.[at] ?? 0 }));
  return { code, closesAtMs, count, floor: [...floor], seats };
}

function viewRecapPage({ name, number, count }: RecapPage): RecapPageView {
  return { name, number, count };
}

function viewCarried(carried: Carried | undefined): CarriedView | undefined {
  if (!carried) return undefined;
  const { fromSessionId, endedAt, actions, used, ledBy } = carried;
  return {
    fromSessionId,
    endedAt,
    actions: [...actions].map(({ id, text, owner, due, done }) => ({ id, text, owner, due, done })),
    used: [...used],
    ledBy: [...ledBy],
  };
}

function viewPlan(plan: Plan | undefined): PlanView | undefined {
  if (!plan) return undefined;
  const { minutes, opening, closing, startedAtMs } = plan;
  return { minutes, opening, closing, startedAtMs };
}
