/**
 * The verbs of the conversation, bound to one person's seat. A chunk of its own that comes when something beyond the
 * cards is first used: views get it through `useConversationVerbs`.
 */

import type { Deck } from '../../domain/deck/deck.ts';
import type { Dealing, PartName, Purpose } from '../../domain/table/conversation/schema.ts';
import { removeClosing, setClosing } from '../../domain/table/conversation/verbs/closing.ts';
import { toPart } from '../../domain/table/conversation/verbs/parts.ts';
import {
  closePlacement,
  openPlacement,
  revealPlacement,
} from '../../domain/table/conversation/verbs/placement.ts';
import {
  changeDeck,
  leaveOut,
  moveCard,
  setBeginWithRound,
  setDealing,
  setMinutes,
  setNotForUs,
  setPurpose,
  takeIn,
} from '../../domain/table/conversation/verbs/preparing.ts';
import {
  nameNoteTakers,
  publishNote,
  setActionDone,
  withdrawNote,
} from '../../domain/table/conversation/verbs/publishing.ts';
import { showRecap } from '../../domain/table/conversation/verbs/recap.ts';
import { reopenMeeting } from '../../domain/table/conversation/verbs/reopening.ts';
import {
  beginSpeaking,
  comeBackToMe,
  endSpeaking,
  nextSpeaker,
} from '../../domain/table/conversation/verbs/speaking.ts';
import {
  moreTime,
  startSilence,
  startTimer,
  stopSilence,
  stopTimer,
} from '../../domain/table/conversation/verbs/timer.ts';
import { addTool, removeTool } from '../../domain/table/conversation/verbs/tools.ts';
import {
  addNamedWord,
  addWords,
  type NewWord,
  withdrawWord,
} from '../../domain/table/conversation/verbs/words.ts';
import type { NoteToPublish } from '../../domain/table/conversation/view.ts';
import type { Outcome } from '../../domain/table/gate.ts';
import type { ParticipantId, Seat } from '../../domain/table/seat.ts';
import type { ConversationDeed } from './outbox.ts';
import type { Act } from './verbs.ts';

export interface ConversationVerbs {
  /** After the server has opened the session again. */
  reopen(): Outcome;
  setPurpose(purpose: Purpose): Outcome;
  /** `undefined`: no suggestion. */
  setMinutes(minutes: number | undefined): Outcome;
  setDealing(dealing: Dealing): Outcome;
  setBeginWithRound(yes: boolean): Outcome;
  /** Takes cards that lie face down off the table; own cards are withdrawn instead. */
  leaveOut(cardIds: readonly string[]): Outcome;
  takeIn(cardIds: readonly string[]): Outcome;
  /** `toIndex`: where the card lies afterwards. From now on the start does not shuffle. */
  moveCard(cardId: string, toIndex: number): Outcome;
  /** Before the start. Own cards stay. */
  changeDeck(deck: Deck): Outcome;
  setNotForUs(cardId: string, yes: boolean): Outcome;

  /** A card that is out counts as discussed. */
  toPart(name: PartName): Outcome;
  /** Adds every tool that the text names, each once. */
  addTool(text: string): Outcome;
  removeTool(key: string): Outcome;

  /** About what the meeting is at: `SpeakingView.about`. */
  beginSpeaking(): Outcome;
  /** The next one speaks; whoever speaks passes with it. */
  nextSpeaker(): Outcome;
  comeBackToMe(): Outcome;
  endSpeaking(): Outcome;

  /** `nowMs`: by the server's clock, see `serverClock.ts`. */
  startTimer(lengthMs: number, nowMs: number): Outcome;
  moreTime(extraMs: number, nowMs: number): Outcome;
  stopTimer(): Outcome;
  startSilence(lengthMs: number, nowMs: number): Outcome;
  stopSilence(): Outcome;

  /** Shares a word with its author's name on it. */
  addNamedWord(text: string, cardId?: string): Outcome;
  /** Lays out words without a name that the server has released; each is there once, however often it is added. */
  addWords(words: readonly NewWord[], cardId?: string): Outcome;
  withdrawWord(id: string): Outcome;

  openPlacement(cardId: string): Outcome;
  /** `counts`: how many stand at 1 to 5, or undefined if too few have answered. */
  revealPlacement(cardId: string, counts: readonly number[] | undefined): Outcome;
  closePlacement(cardId: string): Outcome;

  /** One's own. Both empty takes them away. */
  setClosing(insight: string, nextStep: string): Outcome;
  /** Somebody else's, by a facilitator. */
  removeClosing(by: ParticipantId): Outcome;

  /** Puts a note on the table, or brings one that is there up to date. */
  publishNote(note: NoteToPublish): Outcome;
  withdrawNote(id: string): Outcome;
  /** Of a published action or of one from last time. */
  setActionDone(id: string, done: boolean): Outcome;
  /** Tells everybody who takes notes now, as the server has answered. */
  nameNoteTakers(noteTakers: readonly ParticipantId[]): Outcome;
  /** On the stage, until a card is turned or laid away. */
  showRecap(shown: boolean): Outcome;
}

/** Each says how something is to be, so that it does no harm to say it again. */
const REPEATABLE = {
  setPurpose,
  setMinutes,
  setDealing,
  setBeginWithRound,
  leaveOut,
  takeIn,
  moveCard,
  changeDeck,
  setNotForUs,
  removeTool,
  withdrawWord,
  removeClosing,
  publishNote,
  withdrawNote,
  setActionDone,
  addWords,
};

type Repeatable = typeof REPEATABLE;
type ArgsOf<V extends keyof Repeatable> = Parameters<Repeatable[V]> extends [Seat, ...infer A] ? A : never;

export function bindConversation(seat: Seat, act: Act): ConversationVerbs {
  const kept = <V extends keyof Repeatable>(verb: V, ...args: ArgsOf<V>): Outcome =>
    act((s) => repeat(s, verb, args), { kind: 'repeatable', verb, args });
  return {
    reopen: () => act(reopenMeeting),
    setPurpose: (purpose) => kept('setPurpose', purpose),
    setMinutes: (minutes) => kept('setMinutes', minutes),
    setDealing: (dealing) => kept('setDealing', dealing),
    setBeginWithRound: (yes) => kept('setBeginWithRound', yes),
    leaveOut: (cardIds) => kept('leaveOut', cardIds),
    takeIn: (cardIds) => kept('takeIn', cardIds),
    moveCard: (cardId, toIndex) => kept('moveCard', cardId, toIndex),
    changeDeck: (deck) => kept('changeDeck', deck),
    setNotForUs: (cardId, yes) => kept('setNotForUs', cardId, yes),
    toPart: (name) => act((s) => toPart(s, name)),
    addTool: (text) => act((s) => addTool(s, text), { kind: 'tool', text }),
    removeTool: (key) => kept('removeTool', key),
    beginSpeaking: () => act(beginSpeaking),
    nextSpeaker: () => act(nextSpeaker),
    comeBackToMe: () => act(comeBackToMe),
    endSpeaking: () => act(endSpeaking),
    startTimer: (lengthMs, nowMs) => act((s) => startTimer(s, lengthMs, nowMs)),
    moreTime: (extraMs, nowMs) => act((s) => moreTime(s, extraMs, nowMs)),
    stopTimer: () => act(stopTimer),
    startSilence: (lengthMs, nowMs) => act((s) => startSilence(s, lengthMs, nowMs)),
    stopSilence: () => act(stopSilence),
    addNamedWord: (text, cardId) => {
      const id = seat.newId();
      return act((s) => addNamedWord(s, text, cardId, id), {
        kind: 'word',
        id,
        text,
        ...(cardId !== undefined && { cardId }),
      });
    },
    addWords: (words, cardId) => kept('addWords', words, cardId),
    withdrawWord: (id) => kept('withdrawWord', id),
    openPlacement: (cardId) => act((s) => openPlacement(s, cardId)),
    revealPlacement: (cardId, counts) => act((s) => revealPlacement(s, cardId, counts)),
    closePlacement: (cardId) => act((s) => closePlacement(s, cardId)),
    setClosing: (insight, nextStep) =>
      act((s) => setClosing(s, insight, nextStep), { kind: 'closing', insight, nextStep }),
    removeClosing: (by) => kept('removeClosing', by),
    publishNote: (note) => kept('publishNote', note),
    withdrawNote: (id) => kept('withdrawNote', id),
    setActionDone: (id, done) => kept('setActionDone', id, done),
    nameNoteTakers: (noteTakers) => act((s) => nameNoteTakers(s, noteTakers)),
    showRecap: (shown) => act((s) => showRecap(s, shown)),
  };
}

/** Does again what may not have arrived. What no longer fits the table is left. */
export function doConversationAgain(seat: Seat, deed: ConversationDeed): void {
  if (deed.kind === 'tool') addTool(seat, deed.text);
  else if (deed.kind === 'word') addNamedWord(seat, deed.text, deed.cardId, deed.id);
  // JSON has no undefined among the members of a list.
  else if (deed.kind === 'repeatable' && isRepeatable(deed.verb))
    repeat(
      seat,
      deed.verb,
      deed.args.map((arg) => arg ?? undefined),
    );
  else if (deed.kind === 'closing') setClosing(seat, deed.insight, deed.nextStep);
}

function isRepeatable(verb: string): verb is keyof Repeatable {
  return Object.hasOwn(REPEATABLE, verb);
}

/** The arguments are those that this verb, and no other, was called with. */
function repeat(seat: Seat, verb: keyof Repeatable, args: readonly unknown[]): Outcome {
  const run = REPEATABLE[verb] as (seat: Seat, ...args: readonly unknown[]) => Outcome;
  return run(seat, ...args);
}
