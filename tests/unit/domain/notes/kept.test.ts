import {
  type KeptSteps,
  keptText,
  NOTHING_KEPT,
  ownWords,
  replaySteps,
  since,
  withStep,
} from '../../../../src/domain/notes/kept.ts';
import { cardNoteId } from '../../../../src/domain/notes/newNotes.ts';
import { noteText } from '../../../../src/domain/notes/notesView.ts';
import type { Notes } from '../../../../src/domain/notes/schema.ts';
import { applyStep, type NoteStep, stepsArrived } from '../../../../src/domain/notes/steps.ts';
import { next, notesWithoutService, replicas, write } from '../../../support/notes.ts';
import { seededRandom } from '../../../support/table/seats.ts';

const NOTE = cardNoteId('g1');
const OTHER = cardNoteId('g2');

/** A window that keeps what it does. */
class Device {
  kept: KeptSteps = NOTHING_KEPT;
  readonly writer: string;
  #steps = 0;

  constructor(writer: string) {
    this.writer = writer;
  }

  does(notes: Notes, step: NoteStep): void {
    this.#steps += 1;
    this.kept = withStep(this.kept, this.#steps, step, noteText(notes, step.noteId) ?? '');
    applyStep(notes, this.writer, this.#steps, step);
  }
}

describe('steps that may not have arrived', () => {
  const typed = (): KeptSteps => {
    const notes = notesWithoutService();
    next(notes, 'jonas', write(NOTE, 0, 'Vi mangler tid.'));
    const mette = new Device('mette');
    mette.does(notes, write(NOTE, 11, 'mere '));
    mette.does(notes, write(OTHER, 0, 'Ro'));
    mette.does(notes, write(NOTE, 20, ' Også ro.'));
    return mette.kept;
  };

  test('[NOTE-7] tells how the texts looked to the one who wrote', () => {
    expect(keptText(typed(), NOTE)).toBe('Vi mangler mere tid. Også ro.');
    expect(keptText(typed(), OTHER)).toBe('Ro');
    expect(keptText(typed(), 'another')).toBeUndefined();
  });

  test('[NOTE-7] is forgotten as far as it has arrived', () => {
    expect(since(typed(), 1).steps.map(({ number }) => number)).toEqual([2, 3]);
    expect(keptText(since(typed(), 2), NOTE)).toBe('Vi mangler mere tid. Også ro.');
    expect(since(typed(), 3)).toEqual(NOTHING_KEPT);
  });

  test('[NOTE-13] gives a person back their own words, and no words of others', () => {
    expect(ownWords(typed())).toEqual(['mere\nOgså ro.', 'Ro']);
    expect(ownWords(NOTHING_KEPT)).toEqual([]);
  });

  test('[NOTE-7] is taken again where it belongs among what others have written meanwhile', () => {
    const notes = notesWithoutService();
    next(notes, 'jonas', write(NOTE, 0, 'Vi mangler tid.'));
    next(notes, 'jonas', write(NOTE, 0, 'Enige: '));
    replaySteps(notes, 'mette', typed());
    expect(noteText(notes, NOTE)).toBe('Enige: Vi mangler mere tid. Også ro.');
    expect(noteText(notes, OTHER)).toBe('Ro');
    replaySteps(notes, 'mette', typed());
    expect(noteText(notes, OTHER)).toBe('Ro');
  });

  test.each(Array.from({ length: 12 }, (_, seed) => seed + 1))(
    '[NOTE-6] however the line breaks and whichever window takes over, every word comes once (seed %i)',
    (seed) => {
      const random = seededRandom(seed);
      const [mine, heir, others] = replicas(3);
      if (!mine || !heir || !others) throw new Error('three replicas');
      const device = new Device('mine');
      const words: string[] = [];
      let code = 0x4e00;
      for (let round = 0; round < 40; round++) {
        const letter = String.fromCodePoint(code++);
        words.push(letter);
        const length = (notes: Notes) => (noteText(notes, NOTE) ?? '').length;
        if (random() < 0.6) {
          device.does(mine.notes, write(NOTE, Math.floor(random() * (length(mine.notes) + 1)), letter));
        } else
          next(
            others.notes,
            'others',
            write(NOTE, Math.floor(random() * (length(others.notes) + 1)), letter),
          );
        if (random() < 0.2) mine.sync();
        if (random() < 0.3) others.sync();
      }
      // Another window takes over while the first one's edits are still on their way.
      heir.sync();
      replaySteps(heir.notes, 'mine', device.kept);
      for (const replica of random() < 0.5 ? [heir, mine] : [mine, heir]) replica.sync();
      // The first one notices what was not taken as its own.
      replaySteps(mine.notes, 'mine', device.kept);
      for (let round = 0; round < 2; round++) for (const { sync } of [mine, heir, others]) sync();
      expect([...(noteText(mine.notes, NOTE) ?? '')].sort()).toEqual(words.sort());
      expect(noteText(heir.notes, NOTE)).toBe(noteText(mine.notes, NOTE));
      expect(stepsArrived(others.notes, 'mine')).toBe(device.kept.steps.length);
    },
  );
});
