/** The only way to edit a table: checks permission, makes all edits in one transaction, and returns the undo. */
import { Tree, type TreeNode } from 'fluid-framework';
import type { SealedContent } from '../../shared/seal.ts';
import type { Refusal, Verdict } from './permissions.ts';
import type { Middle } from './schema.ts';
import type { Seat } from './seat.ts';

/** Undo of one command, possible until another step builds upon it. */
export interface UndoStep {
  /** False once another step has changed what the command did, or without write access. */
  readonly isPossible: () => boolean;
  readonly run: () => Outcome;
}

export interface Done {
  /** Missing for commands that cannot be undone, such as start and end. */
  readonly undo?: UndoStep;
  /** The current-card node that the command wrote, to detect a lost race; see `race.ts`. */
  readonly currentCard?: Middle;
  /** What this person has written under their name, for the server's signature. */
  readonly written?: SealedContent;
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
