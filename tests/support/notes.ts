/** Notes without a service: one replica, or several that a test brings together when it wants. */
import { independentView } from 'fluid-framework/alpha';
import { newNotes } from '../../src/domain/notes/newNotes.ts';
import { type Notes, notesConfiguration } from '../../src/domain/notes/schema.ts';
import { applyStep, type NoteStep, stepsArrived } from '../../src/domain/notes/steps.ts';

export const CARDS = ['g1', 'g2', 'b1'];

export function notesWithoutService(cardIds: readonly string[] = CARDS): Notes {
  const tree = independentView(notesConfiguration);
  tree.initialize(newNotes(cardIds));
  return tree.root;
}

export interface Replica {
  readonly notes: Notes;
  /** What was done here and what others have done come together, as through a service. */
  readonly sync: () => void;
}

/** Each replica works for itself until it is synced. */
export function replicas(count: number): readonly Replica[] {
  const main = independentView(notesConfiguration);
  main.initialize(newNotes(CARDS));
  return Array.from({ length: count }, () => {
    const branch = main.fork();
    return {
      notes: branch.root,
      sync: () => {
        branch.rebaseOnto(main);
        main.merge(branch, false);
      },
    };
  });
}

/** The writer's next step. */
export function next(notes: Notes, writer: string, step: NoteStep): void {
  applyStep(notes, writer, stepsArrived(notes, writer) + 1, step);
}

export function write(noteId: string, at: number, inserted: string, removed = 0): NoteStep {
  return { kind: 'write', noteId, splices: [{ at, removed, inserted }] };
}
