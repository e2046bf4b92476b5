/** Edits of the conversation, through `edit`; creates the conversation first where an earlier release left none. */
import type { TreeNode } from 'fluid-framework';
import { type Done, edit, type Outcome } from '../gate.ts';
import type { Refusal, Verdict } from '../permissions.ts';
import type { Seat } from '../seat.ts';
import { beginConversation } from './newConversation.ts';
import type { Conversation } from './schema.ts';

/** `unchanged`: what must still be in the document when the edit is sequenced; see `edit`. */
export function converse(
  seat: Seat,
  verdict: Verdict,
  unchanged: readonly (TreeNode | undefined)[],
  change: (conversation: Conversation) => Done | Refusal,
): Outcome {
  const { conversation, phase } = seat.table;
  const nodes = [...unchanged, conversation ? undefined : phase].filter((node) => node !== undefined);
  return edit(seat, verdict, nodes, () => change(conversation ?? beginConversation(seat.table)));
}

export interface UndoOptions {
  readonly may: () => Verdict;
  /** Whether no later step has built upon this one. */
  readonly isUntouched: () => boolean;
  readonly unchanged?: () => readonly (TreeNode | undefined)[];
  readonly back: (conversation: Conversation) => void;
}

/** The outcome of a command, with its undo. */
export function doneWithUndo(seat: Seat, { may, isUntouched, unchanged, back }: UndoOptions): Done {
  return {
    undo: {
      isPossible: () => seat.canWrite() && may() === undefined && isUntouched(),
      run: () =>
        converse(seat, may(), unchanged?.() ?? [], (conversation) => {
          back(conversation);
          return {};
        }),
    },
  };
}
