/**
 * Detects a lost race. A command whose transaction lost vanishes from the loser's replica without an error; the current
 * card then carries the same step number in another node, which only a lost race can bring about.
 */
import { Tree, TreeStatus } from 'fluid-framework';
import type { Middle, Table } from './schema.ts';

/** A change of the current card by this person that the service has not acknowledged. */
export interface PendingMove {
  readonly node: Middle;
  /** Read while the node was in the document: a node that has left it cannot be read. */
  readonly step: number;
  readonly cardId: string | undefined;
}

export function pendingMoveOf(node: Middle): PendingMove {
  return { node, step: node.step, cardId: node.cardId };
}

export type MoveOutcome =
  /** The move stands, or others have gone on from it. */
  | 'applied'
  /** Another person's change of the current card was sequenced first; `agreed` if it led to the same card. */
  | { readonly supersededBy: string | undefined; readonly agreed: boolean };

export function moveOutcome(table: Table, move: PendingMove): MoveOutcome {
  if (Tree.status(move.node) === TreeStatus.InDocument) return 'applied';
  if (table.middle.step !== move.step) return 'applied';
  return { supersededBy: table.middle.cardId, agreed: table.middle.cardId === move.cardId };
}
