import type { Outcome, UndoStep } from '../../../src/domain/table/gate.ts';

/** The step with which an outcome is taken back. */
export function undoOf(outcome: Outcome): UndoStep {
  if ('refused' in outcome || !outcome.done.undo) throw new Error('nothing to undo');
  return outcome.done.undo;
}
