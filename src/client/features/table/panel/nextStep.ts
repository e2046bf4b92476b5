/** What the panel offers as the obvious next thing to do: one primary action, or a word about why there is none. */
import type { PartName } from '../../../../domain/table/conversation/schema.ts';
import type { TableView } from '../../../../domain/table/tableView.ts';
import type { StageState } from '../../sharing/stageSharing.ts';

/** The one action that stands out. */
export type PrimaryAction =
  | 'start'
  /** Shows the table to everybody; right after the start. */
  | 'show'
  /** Turns a card from an empty table. */
  | 'turn'
  /** Done with the card that is turned, and on to the next. */
  | 'next'
  /** Done with the last card. */
  | 'finish'
  /** From the opening round's first question to its second. */
  | 'nextQuestion'
  | 'takeFacilitation'
  /** From the closing round to the recap, for everybody. */
  | 'showRecap'
  /** Into the closing round, when it is time for it. */
  | 'wrapUp'
  | 'end'
  | 'beginAgain';

export type SecondaryAction =
  | 'start'
  | 'next'
  | 'finish'
  | 'skip'
  | 'park'
  | 'putBack'
  | 'turn'
  | 'seeParked'
  | 'openingRound'
  /** Lays out cards for everybody to choose from. */
  | 'layOut'
  | 'closingRound'
  /** Into the closing round with cards left. */
  | 'wrapUp'
  /** Past the recap. */
  | 'end'
  | 'hideRecap'
  /** From a round's question. */
  | 'toCards';

/** Why a person has no action. */
export type Waiting =
  /** The organiser starts, and is another person. */
  | 'organiser'
  /** Looks on without an account. */
  | 'viewer'
  /** The table is being opened again: read-only for a moment. */
  | 'reopening'
  /** The facilitator turns the cards. */
  | 'led'
  /** All cards have been through; the facilitator ends the meeting. */
  | 'allDone';

export interface NextStep {
  readonly primary: PrimaryAction | undefined;
  readonly secondary: readonly SecondaryAction[];
  readonly waiting: Waiting | undefined;
}

/** What the step depends on besides the table. */
export interface Circumstances {
  /** Looks on with a ticket. */
  readonly viewer: boolean;
  /** Called the meeting. */
  readonly organiser: boolean;
  /** By the running order the time for cards is over. */
  readonly timeToWrapUp: boolean;
  readonly stage: StageState;
  /** Whether this place of the host can put the table on the stage at all, as far as is known. */
  readonly canShow: boolean;
  /** Whether a facilitator is present. */
  readonly facilitatorHere: boolean;
}

export type NextStepTable = Pick<TableView, 'phase' | 'may' | 'left'> & {
  readonly current: unknown;
  readonly parked: readonly unknown[];
  readonly ordinal: number;
  readonly skipped: readonly unknown[];
  readonly conversation: {
    readonly part: PartName;
    readonly recapShown: boolean;
    readonly choice?: unknown;
  };
};

const WITH_CARD = ['skip', 'park', 'putBack'] as const;
/** Few meetings get through a deck: from this card on the way to the end is in sight. */
const WRAP_UP_FROM_CARD = 3;

export function nextStep(table: NextStepTable, circumstances: Circumstances): NextStep {
  if (circumstances.viewer) return wait('viewer');
  if (table.phase === 'ended') return offer('beginAgain');
  // Members may always write own cards, unless nothing can be written at all.
  if (!table.may.addOwnCard) return wait('reopening');
  if (table.phase === 'preparing') return circumstances.organiser ? offer('start') : MAY_BEGIN;
  if (table.conversation.part !== 'cards') return atRound(table, circumstances);
  if (!table.may.layCards) return withoutRight(table, circumstances);
  if (circumstances.timeToWrapUp && table.may.facilitate) return timeToWrapUp(table);
  if (table.current !== undefined) {
    const secondary = [...WITH_CARD, ...wrapUp(table)];
    return table.left > 0 ? offer('next', 'finish', ...secondary) : offer('finish', ...secondary);
  }
  if (table.left === 0) return allDone(table);
  // The cards that lie out have a button each.
  if (table.conversation.choice) return { primary: undefined, secondary: wrapUp(table), waiting: undefined };
  const together: SecondaryAction[] = table.may.facilitate && table.left > 1 ? ['layOut'] : [];
  if (!isFirst(table)) return offer('turn', ...together, ...wrapUp(table));
  const round: SecondaryAction[] = table.may.facilitate ? ['openingRound'] : [];
  const more = [...together, ...round];
  return shouldShow(table, circumstances) ? offer('show', 'turn', ...more) : offer('turn', ...more);
}

/** A round's question is in the middle: facilitators get the step that leads on, the others only the round. */
function atRound(table: NextStepTable, circumstances: Circumstances): NextStep {
  const { may, left, conversation } = table;
  if (!may.facilitate) {
    const step = withoutRight(table, circumstances);
    return step.primary === undefined ? { ...step, waiting: undefined } : step;
  }
  // Wrapping up: the round, the recap, the end; each may be left out.
  if (conversation.part === 'closing') {
    return conversation.recapShown
      ? offer('end', 'hideRecap', 'toCards')
      : offer('showRecap', 'end', 'toCards');
  }
  const onToCards: SecondaryAction = left > 0 ? 'turn' : 'toCards';
  if (conversation.part === 'understand') return offer('nextQuestion', onToCards);
  return left > 0 ? offer('turn') : offer('end', 'toCards');
}

function withoutRight({ may }: NextStepTable, { facilitatorHere }: Circumstances): NextStep {
  return may.takeFacilitation && !facilitatorHere ? offer('takeFacilitation') : wait('led');
}

function allDone({ may, parked }: NextStepTable): NextStep {
  const secondary: SecondaryAction[] = parked.length > 0 ? ['seeParked'] : [];
  if (may.facilitate) return offer('end', 'closingRound', ...secondary);
  return { primary: undefined, secondary, waiting: 'allDone' };
}

function timeToWrapUp({ current, left }: NextStepTable): NextStep {
  if (current === undefined) return left > 0 ? offer('wrapUp', 'turn') : offer('wrapUp');
  const next: SecondaryAction[] = left > 0 ? ['next'] : [];
  return offer('wrapUp', ...next, 'finish', ...WITH_CARD);
}

function wrapUp({ may, ordinal }: NextStepTable): SecondaryAction[] {
  return may.facilitate && ordinal >= WRAP_UP_FROM_CARD ? ['wrapUp'] : [];
}

/** No card has been taken up yet. */
function isFirst({ ordinal, skipped, parked }: NextStepTable): boolean {
  return ordinal === 0 && skipped.length === 0 && parked.length === 0;
}

function shouldShow({ may }: NextStepTable, { stage, canShow }: Circumstances): boolean {
  return may.facilitate && canShow && (stage === 'off' || stage === 'somethingElse');
}

/** Only the organiser is urged to become facilitator. */
const MAY_BEGIN: NextStep = { primary: undefined, secondary: ['start'], waiting: 'organiser' };

function offer(primary: PrimaryAction, ...secondary: SecondaryAction[]): NextStep {
  return { primary, secondary, waiting: undefined };
}

function wait(waiting: Waiting): NextStep {
  return { primary: undefined, secondary: [], waiting };
}
