/** What is told of an event: the same sentence for those who hear it, who see it in passing, and in the list. */
import { pageTitle } from '../../../domain/recap/pages.ts';
import type { CardView } from '../../../domain/table/cardView.ts';
import { peopleInClosing } from '../../../domain/table/conversation/peopleInClosing.ts';
import type { PlacementSubject } from '../../../domain/table/conversation/view.ts';
import type { TableEvent } from '../../../domain/table/tableEvents.ts';
import type { Language } from '../../../shared/language.ts';
import type { Happening } from '../../session/happenings.ts';
import { common } from '../../ui/commonStrings.ts';
import { roundStrings } from '../rounds/roundsStrings.ts';
import { timeStrings } from '../rounds/timeStrings.ts';
import { type HappeningTexts, happeningStrings } from './happeningStrings.ts';

export interface Sentence {
  /** Who did what; short enough for a line in passing. */
  readonly said: string;
  /** What it is about: a question, somebody's words. */
  readonly more?: string;
  /** Of `more`, where it is another one than the page's. */
  readonly language?: Language;
}

export interface Listener {
  readonly language: Language;
  readonly me: string;
  readonly nameOf: (participant: string) => string | undefined;
}

/** People who are named in the sentence. */
export function peopleIn({ event, by }: Happening): readonly string[] {
  const others = 'who' in event ? [event.who] : event.kind === 'handedOver' ? [event.from, event.to] : [];
  const speakers = event.kind === 'floor' ? [event.speaker, event.next] : [];
  const authors =
    event.kind === 'words'
      ? [event.author]
      : event.kind === 'closingWords'
        ? peopleInClosing([event.words])
        : [];
  return [by, ...others, ...speakers, ...authors].filter((id) => id !== undefined);
}

export function sentenceOf({ event, by }: Happening, listener: Listener): Sentence {
  const { language, me, nameOf } = listener;
  const t = happeningStrings[language];
  const called = (id: string | undefined) =>
    id === me ? t.you : ((id === undefined ? undefined : nameOf(id)) ?? t.somebody);
  const who = called(by);
  switch (event.kind) {
    case 'started':
      return { said: t.started(who, event.shuffled), more: t.faceDown(event.cards) };
    case 'deckChanged':
      return { said: t.deckChanged(who), more: event.title };
    case 'cardsChosen':
      return { said: t.cardsChosen(who), more: t.left(event.left) };
    case 'turned':
    case 'takenUp':
      return { said: t[event.kind](who), ...cardText(event.card, language) };
    case 'laidAway':
      return { said: t.laidAway(who, event.as), more: t.left(event.left) };
    case 'putBack':
      return { said: t.putBack(who), more: t.left(event.left) };
    case 'ownCardAdded':
      return { said: t.ownCardAdded(who, event.fromPhone) };
    case 'access':
      return { said: event.access === 'led' ? t.led(who) : t.open(who) };
    case 'phones':
      return { said: t.phones(event.open) };
    case 'handedOver':
    case 'facilitator':
    case 'facilitatorNoMore':
      return { said: roleText(event, by, t, me, called) };
    case 'noteTaker':
    case 'noteTakerNoMore':
      return { said: t[event.kind](called(event.who)) };
    case 'part':
      return { said: t.part(who, event.part), ...questionOf(event.part, language) };
    case 'toolsNamed':
    case 'toolsRemoved':
      return { said: t[event.kind], more: event.names.join(', ') };
    case 'floor':
      return {
        said: event.speaker === me ? t.yourFloor : t.floor(called(event.speaker)),
        ...(event.next !== undefined && { more: event.next === me ? t.youNext : t.next(called(event.next)) }),
      };
    case 'timeSet': {
      const { spoken } = timeStrings[language].timer;
      return { said: t.timeSet(who, spoken(Math.floor(event.seconds / 60), event.seconds % 60)) };
    }
    case 'silenceBegun':
      return { said: t.silenceBegun(who), more: t.silenceHint };
    case 'words': {
      const { author, texts } = event;
      const said = author === undefined ? t.wordsUnnamed(texts.length) : t.wordsBy(called(author));
      return { said, more: texts.map(asSentence).join(' ') };
    }
    case 'placementOpened':
      return { said: t.placementOpened(who), more: placementText(event.subject, language) };
    case 'placementRevealed':
      return { said: t.placementRevealed, more: spreadText(event.counts, event.subject, language) };
    case 'placementClosed':
      return { said: t.placementClosed(who, event.revealed) };
    case 'cardsLaidOut':
      return {
        said: t.cardsLaidOut(who),
        more: [...event.cards.map(({ question }) => asSentence(question)), t.pointHint].join(' '),
      };
    case 'pointingShown': {
      const told = event.cards.map(
        ({ question }, place) => `${asSentence(question)} ${t.pointing(event.counts[place] ?? 0)}`,
      );
      return { said: t.pointingShown, more: told.join(' ') };
    }
    case 'notePublished': {
      const { text, mark, owner } = event.note;
      return {
        said: mark === 'action' ? t.actionPublished : t.notePublished,
        more: owner ? `${asSentence(text)} ${asSentence(owner)}` : text,
      };
    }
    case 'actionDone':
      return { said: t.actionDone(who, event.done), more: event.text };
    case 'recap':
      return { said: t.recap(who, event.shown) };
    case 'recapPage': {
      const { name, number, count } = event.page;
      return { said: t.recapPage(who, number, count), more: pageTitle(name, language) };
    }
    case 'closingWords': {
      const { by: author, writtenBy, insight, nextStep } = event.words;
      const texts = [insight, nextStep].filter((text) => text !== '');
      const said =
        writtenBy === undefined
          ? t.closingWords(called(author))
          : t.closingWordsFor(called(author), called(writtenBy));
      return { said, more: texts.map(asSentence).join(' ') };
    }
    case 'everybodyHeard':
    case 'wordsWithdrawn':
    case 'placementTooFew':
    case 'pointingTooFew':
    case 'noteWithdrawn':
    case 'closingWithdrawn':
      return { said: t[event.kind] };
    default:
      return { said: t[event.kind](who) };
  }
}

function roleText(
  event: Extract<TableEvent, { kind: 'handedOver' | 'facilitator' | 'facilitatorNoMore' }>,
  by: string | undefined,
  t: HappeningTexts,
  me: string,
  called: (id: string | undefined) => string,
): string {
  if (event.kind === 'facilitatorNoMore') return t.facilitatorNoMore(called(event.who));
  if (event.kind === 'handedOver') {
    if (by === event.to) return t.tookBack(called(by));
    const from = called(event.from);
    return event.to === me ? t.handedOverToYou(from) : t.handedOver(from, called(event.to));
  }
  const { who } = event;
  if (by === undefined || by === who) return t.facilitator(called(who));
  return who === me ? t.sharedWithYou(called(by)) : t.shared(called(by), called(who));
}

function cardText({ area, question, language }: CardView, mine: Language): Omit<Sentence, 'said'> {
  const more = `${area?.title ?? common[mine].ownCard}. ${question}`;
  return { more, ...(language !== undefined && language !== mine && { language }) };
}

function questionOf(part: string, language: Language): Omit<Sentence, 'said'> {
  const { opening, closing } = roundStrings[language];
  if (part === 'closing') return { more: closing.question };
  return part === 'understand' || part === 'tools' ? { more: opening.questions[part] } : {};
}

function placementText(subject: PlacementSubject | undefined, language: Language): string {
  const { placementHint, ends } = happeningStrings[language];
  return subject
    ? `${asSentence(subject.statement)} ${ends(subject.lowest, subject.highest)} ${placementHint}`
    : placementHint;
}

function spreadText(
  counts: readonly number[],
  subject: PlacementSubject | undefined,
  language: Language,
): string {
  const t = happeningStrings[language];
  const { lowest, highest } = subject ?? timeStrings[language].placement.scale;
  const ends = new Map([
    [0, lowest],
    [counts.length - 1, highest],
  ]);
  return counts
    .map((count, i) => t.place(ends.has(i) ? `${i + 1}, ${ends.get(i)?.toLowerCase()}` : `${i + 1}`, count))
    .join(' ');
}

/** Several texts after each other are told apart by ear. */
function asSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
