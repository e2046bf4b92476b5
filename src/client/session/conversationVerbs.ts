/**
 * The verbs of the conversation, bound to one person's seat. A chunk of its own that comes when something beyond the
 * cards is first used: views get it through `useConversationVerbs`.
 */

import type { Deck } from '../../domain/deck/deck.ts';
import type { Dealing, PartName, Purpose } from '../../domain/table/conversation/schema.ts';
import type { NoteToPublish } from '../../domain/table/conversation/view.ts';
import type { Outcome } from '../../domain/table/gate.ts';
import type { ParticipantId } from '../../domain/table/seat.ts';

/** A word from the server, which gave it its id, or one that its author shares with the name on it. */
export interface WordToShare {
  readonly id: string;
  readonly text: string;
}

export interface ConversationVerbs {
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
  addWords(words: readonly WordToShare[], cardId?: string): Outcome;
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
}
