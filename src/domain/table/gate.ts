/** The one way to edit a table: asks for rights, makes all edits in one transaction, and says how to take them back. */
import { Tree, type TreeNode } from 'fluid-framework';
import type { Refusal, Verdict } from './permissions.ts';
import type { Middle } from './schema.ts';
import type { Seat } from './seat.ts';

export const VERBS = [
  'start',
  'shuffle',
  'turn',
  'takeUp',
  'finish',
  'putBack',
  'skip',
  'park',
  'addOwnCard',
  'editOwnCard',
  'withdrawOwnCard',
  'handOver',
  'share',
  'stepDown',
  'takeFacilitation',
  'openTable',
  'leadTable',
  'end',
  'reopen',
  'setPurpose',
  'setMinutes',
  'setDealing',
  'setBeginWithRound',
  'leaveOut',
  'takeIn',
  'moveCard',
  'changeDeck',
  'setNotForUs',
  'toPart',
  'addTool',
  'removeTool',
  'beginSpeaking',
  'nextSpeaker',
  'comeBackToMe',
  'endSpeaking',
  'startTimer',
  'moreTime',
  'stopTimer',
  'startSilence',
  'stopSilence',
  'addWord',
  'withdrawWord',
  'openPlacement',
  'revealPlacement',
  'closePlacement',
  'setClosing',
  'removeClosing',
  'publishNote',
  'withdrawNote',
  'setActionDone',
  'showRecap',
  'nameNoteTakers',
] as const;
export type Verb = (typeof VERBS)[number];

/** Takes back one verb, as long as nobody has built upon it. */
export interface UndoStep {
  readonly verb: Verb;
  /** False once what the verb did has been changed by somebody, or cannot be written any more. */
  readonly isPossible: () => boolean;
  readonly run: () => Outcome;
}

export interface Done {
  readonly verb: Verb;
  /** Missing for the verbs that are not taken back: starting and ending. */
  readonly undo?: UndoStep;
  /** The middle that the verb laid, for noticing that somebody else was faster; see `race.ts`. */
  readonly middle?: Middle;
}

export type Outcome = { readonly done: Done } | { readonly refused: Refusal };

export function refuse(refused: Refusal): Outcome {
  return { refused };
}

/**
 * Runs `change` as one transaction if this replica may write and `verdict` has no objection. The transaction is
 * dropped on every replica if one of the nodes in `unchanged` has left the document before it is sequenced.
 */
export function edit(
  seat: Seat,
  verdict: Verdict,
  unchanged: readonly TreeNode[],
  change: () => Done | Refusal,
): Outcome {
  if (!seat.canWrite()) return refuse('readOnly');
  if (verdict !== undefined) return refuse(verdict);
  const result: { of: Done | Refusal } = { of: 'notNow' };
  Tree.runTransaction(
    seat.table,
    () => {
      result.of = change();
      return typeof result.of === 'string' ? Tree.runTransaction.rollback : undefined;
    },
    unchanged.map((node) => ({ type: 'nodeInDocument', node })),
  );
  return typeof result.of === 'string' ? refuse(result.of) : { done: result.of };
}
