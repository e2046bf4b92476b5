/**
 * Every command at a table, one entry each. The function holds permission, edits and undo (through `edit` in gate.ts);
 * the entry says what a device does with a command that the service has not acknowledged when the page closes. Views,
 * the outbox, notices and tests derive their types and lists from this table.
 */
import { layOutCards, showPointing, takeInCards } from './conversation/verbs/choosing.ts';
import { removeClosing, setClosing, setClosingFor } from './conversation/verbs/closing.ts';
import { toPart } from './conversation/verbs/parts.ts';
import { namePhone, showPhones } from './conversation/verbs/phones.ts';
import { closePlacement, openPlacement, revealPlacement } from './conversation/verbs/placement.ts';
import {
  changeDeck,
  leaveOut,
  moveCard,
  setBeginWithRound,
  setDealing,
  setMinutes,
  setNotForUs,
  setPlan,
  setPurpose,
  takeIn,
} from './conversation/verbs/preparing.ts';
import { nameNoteTakers, publishNote, setActionDone, withdrawNote } from './conversation/verbs/publishing.ts';
import { showRecap, showRecapPage } from './conversation/verbs/recap.ts';
import { reopenMeeting } from './conversation/verbs/reopening.ts';
import { countHands, setRoom } from './conversation/verbs/room.ts';
import { beginSpeaking, comeBackToMe, endSpeaking, nextSpeaker } from './conversation/verbs/speaking.ts';
import { moreTime, startSilence, startTimer, stopSilence, stopTimer } from './conversation/verbs/timer.ts';
import { addTool, removeTool } from './conversation/verbs/tools.ts';
import { addNamedWord, addWords, withdrawWord } from './conversation/verbs/words.ts';
import type { Outcome } from './gate.ts';
import type { Seat } from './seat.ts';
import {
  finishCard,
  parkCard,
  putCardBack,
  shuffleCards,
  skipCard,
  takeUpCard,
  turnCard,
} from './verbs/cards.ts';
import {
  endMeeting,
  handOverFacilitation,
  leadTable,
  openTable,
  shareFacilitation,
  startMeeting,
  stepDown,
  takeFacilitation,
} from './verbs/meeting.ts';
import { addOwnCard, editOwnCard, type OwnCardText, withdrawOwnCard } from './verbs/ownCards.ts';

export type OfflinePolicy =
  /** Kept on the device and replayed however late. The command states how something is to be; repeating it is harmless. */
  | 'replay'
  /** Kept, and replayed within {@link COMMAND_TTL_MS}: a role or a phase belongs to its moment. */
  | 'replaySoon'
  /** As `replaySoon`, and only while the current card is the one that the person saw. */
  | 'replayOnSameCard'
  /** Not kept: it means nothing once its moment has passed. */
  | 'drop';

/** For how long a device keeps commands that belong to a moment. */
export const COMMAND_TTL_MS = 10 * 60_000;

interface Command<Args extends readonly unknown[]> {
  readonly run: (seat: Seat, ...args: Args) => Outcome;
  readonly offline: OfflinePolicy;
  /** Fills in the id of what is made, so that a replay makes it only once. */
  readonly withId?: (newId: () => string, ...args: Args) => Args;
  /** The first argument is a deck, which is too large for the device's storage; only its id is kept. */
  readonly keepsDeckById?: true;
}

const define = <Args extends readonly unknown[]>(command: Command<Args>): Command<Args> => command;

export const COMMANDS = {
  start: define({ run: startMeeting, offline: 'replaySoon' }),
  end: define({ run: endMeeting, offline: 'replaySoon' }),
  /** After the server has opened the session again. */
  reopen: define({ run: reopenMeeting, offline: 'drop' }),

  turn: define({ run: turnCard, offline: 'replayOnSameCard' }),
  takeUp: define({ run: takeUpCard, offline: 'replayOnSameCard' }),
  finish: define({ run: finishCard, offline: 'replayOnSameCard' }),
  putBack: define({ run: putCardBack, offline: 'replayOnSameCard' }),
  skip: define({ run: skipCard, offline: 'replayOnSameCard' }),
  park: define({ run: parkCard, offline: 'replayOnSameCard' }),
  shuffle: define({ run: shuffleCards, offline: 'drop' }),

  addOwnCard: define<[text: OwnCardText, id?: string]>({
    run: addOwnCard,
    offline: 'replay',
    withId: (newId, text, id = newId()) => [text, id],
  }),
  editOwnCard: define({ run: editOwnCard, offline: 'replay' }),
  withdrawOwnCard: define({ run: withdrawOwnCard, offline: 'replay' }),

  handOver: define({ run: handOverFacilitation, offline: 'replaySoon' }),
  share: define({ run: shareFacilitation, offline: 'replaySoon' }),
  stepDown: define({ run: stepDown, offline: 'replaySoon' }),
  takeFacilitation: define({ run: takeFacilitation, offline: 'replaySoon' }),
  openTable: define({ run: openTable, offline: 'replaySoon' }),
  leadTable: define({ run: leadTable, offline: 'replaySoon' }),

  setPurpose: define({ run: setPurpose, offline: 'replay' }),
  setMinutes: define({ run: setMinutes, offline: 'replay' }),
  setPlan: define({ run: setPlan, offline: 'replay' }),
  setDealing: define({ run: setDealing, offline: 'replay' }),
  setBeginWithRound: define({ run: setBeginWithRound, offline: 'replay' }),
  leaveOut: define({ run: leaveOut, offline: 'replay' }),
  takeIn: define({ run: takeIn, offline: 'replay' }),
  moveCard: define({ run: moveCard, offline: 'replay' }),
  changeDeck: define({ run: changeDeck, offline: 'replay', keepsDeckById: true }),
  setNotForUs: define({ run: setNotForUs, offline: 'replay' }),

  toPart: define({ run: toPart, offline: 'drop' }),
  addTool: define({ run: addTool, offline: 'replay' }),
  removeTool: define({ run: removeTool, offline: 'replay' }),

  beginSpeaking: define({ run: beginSpeaking, offline: 'drop' }),
  nextSpeaker: define({ run: nextSpeaker, offline: 'drop' }),
  comeBackToMe: define({ run: comeBackToMe, offline: 'drop' }),
  endSpeaking: define({ run: endSpeaking, offline: 'drop' }),

  startTimer: define({ run: startTimer, offline: 'drop' }),
  moreTime: define({ run: moreTime, offline: 'drop' }),
  stopTimer: define({ run: stopTimer, offline: 'drop' }),
  startSilence: define({ run: startSilence, offline: 'drop' }),
  stopSilence: define({ run: stopSilence, offline: 'drop' }),

  addNamedWord: define<[text: string, cardId?: string | undefined, id?: string]>({
    run: addNamedWord,
    offline: 'replay',
    withId: (newId, text, cardId, id = newId()) => [text, cardId, id],
  }),
  addWords: define({ run: addWords, offline: 'replay' }),
  withdrawWord: define({ run: withdrawWord, offline: 'replay' }),

  openPlacement: define({ run: openPlacement, offline: 'drop' }),
  revealPlacement: define({ run: revealPlacement, offline: 'drop' }),
  closePlacement: define({ run: closePlacement, offline: 'drop' }),

  setClosing: define({ run: setClosing, offline: 'replay' }),
  setClosingFor: define({ run: setClosingFor, offline: 'replay' }),
  removeClosing: define({ run: removeClosing, offline: 'replay' }),

  publishNote: define({ run: publishNote, offline: 'replay' }),
  withdrawNote: define({ run: withdrawNote, offline: 'replay' }),
  setActionDone: define({ run: setActionDone, offline: 'replay' }),
  nameNoteTakers: define({ run: nameNoteTakers, offline: 'drop' }),
  showRecap: define({ run: showRecap, offline: 'drop' }),
  showRecapPage: define({ run: showRecapPage, offline: 'drop' }),

  showPhones: define({ run: showPhones, offline: 'drop' }),
  namePhone: define({ run: namePhone, offline: 'drop' }),

  layOutCards: define({ run: layOutCards, offline: 'drop' }),
  showPointing: define({ run: showPointing, offline: 'drop' }),
  takeInCards: define({ run: takeInCards, offline: 'drop' }),

  /** Names are not kept on the device. */
  setRoom: define({ run: setRoom, offline: 'drop' }),
  countHands: define({ run: countHands, offline: 'drop' }),
} as const;

export type CommandName = keyof typeof COMMANDS;

/** A command's arguments in the views: all but the seat. */
export type CommandArgs<Name extends CommandName> =
  Parameters<(typeof COMMANDS)[Name]['run']> extends [Seat, ...infer Args] ? Args : never;

export function isCommandName(name: unknown): name is CommandName {
  return typeof name === 'string' && Object.hasOwn(COMMANDS, name);
}

/** An entry whose argument types are not known, as for a command that was kept on the device. */
export function commandOf(name: CommandName): Command<readonly unknown[]> {
  return COMMANDS[name] as unknown as Command<readonly unknown[]>;
}
