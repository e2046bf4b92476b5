import { cardNoteId, GENERAL_NOTE_ID } from '../../../../src/domain/notes/newNotes.ts';
import { noteText, viewNotes } from '../../../../src/domain/notes/notesView.ts';
import { applyStep, stepsArrived } from '../../../../src/domain/notes/steps.ts';
import { CARDS, next, notesWithoutService, replicas, write } from '../../../support/notes.ts';
import { seededRandom } from '../../../support/table/seats.ts';

const NOTE = cardNoteId('g1');

describe('notes', () => {
  test('[NOTE-1] a general note and one for each card lie there from the beginning', () => {
    expect(viewNotes(notesWithoutService()).map(({ id, cardId, text }) => [id, cardId, text])).toEqual([
      [GENERAL_NOTE_ID, undefined, ''],
      ...CARDS.map((id) => [cardNoteId(id), id, '']),
    ]);
  });

  test('[NOTE-1] a note that is not there yet is made by the first word in it, after the others', () => {
    const notes = notesWithoutService();
    next(notes, 'mette', { ...write('own', 0, 'Et nyt kort'), cardId: 'own-1' });
    expect(viewNotes(notes).at(-1)).toMatchObject({
      id: 'own',
      cardId: 'own-1',
      text: 'Et nyt kort',
      mark: '',
    });
  });

  test('[NOTE-5] a note is marked as a need at its place, an insight, parked, or an action with owner and date', () => {
    const notes = notesWithoutService();
    next(notes, 'mette', { kind: 'set', noteId: NOTE, fields: { mark: 'need', place: 'using-data' } });
    expect(viewNotes(notes)[1]).toMatchObject({ mark: 'need', place: 'using-data' });
    next(notes, 'mette', {
      kind: 'set',
      noteId: NOTE,
      fields: { mark: 'action', owner: 'Ali', due: '2027-01-31' },
    });
    expect(viewNotes(notes)[1]).toMatchObject({ mark: 'action', owner: 'Ali', due: '2027-01-31' });
    next(notes, 'mette', { kind: 'set', noteId: NOTE, fields: { mark: '', place: '', owner: '', due: '' } });
    expect(viewNotes(notes)[1]).toEqual({
      id: NOTE,
      cardId: 'g1',
      text: '',
      mark: '',
      place: undefined,
      owner: undefined,
      due: undefined,
      differs: false,
    });
  });

  test('[NOTE-5] a mark of a later release is none for this one', () => {
    const notes = notesWithoutService();
    const note = notes.entries.get(NOTE);
    if (note) note.mark = 'riddle';
    expect(viewNotes(notes)[1]?.mark).toBe('');
  });
});

describe('a step', () => {
  test('[NOTE-6] is taken once, however often it is tried', () => {
    const notes = notesWithoutService();
    applyStep(notes, 'window', 1, write(NOTE, 0, 'en gang'));
    applyStep(notes, 'window', 1, write(NOTE, 0, 'en gang'));
    expect(noteText(notes, NOTE)).toBe('en gang');
    expect(stepsArrived(notes, 'window')).toBe(1);
  });

  test('[NOTE-6] is taken once when two windows take it over in the same moment', () => {
    const [one, other] = replicas(2);
    if (!one || !other) throw new Error('two replicas');
    applyStep(one.notes, 'gone', 1, write(NOTE, 0, 'først '));
    one.sync();
    other.sync();
    applyStep(one.notes, 'gone', 2, write(NOTE, 6, 'og så'));
    applyStep(other.notes, 'gone', 2, write(NOTE, 6, 'og så'));
    one.sync();
    other.sync();
    one.sync();
    expect([noteText(one.notes, NOTE), noteText(other.notes, NOTE)]).toEqual(['først og så', 'først og så']);
  });
});

describe('two who write in one note', () => {
  test.each(Array.from({ length: 12 }, (_, seed) => seed + 1))(
    '[NOTE-3] keep every word of both, in every replica, whenever they meet (seed %i)',
    (seed) => {
      const random = seededRandom(seed);
      const writers = replicas(3).map((replica, i) => ({
        ...replica,
        name: `w${i}`,
        letters: [] as string[],
      }));
      let code = 0x4e00;
      for (let round = 0; round < 120; round++) {
        const writer = writers[Math.floor(random() * writers.length)];
        if (!writer) throw new Error('somebody writes');
        const text = noteText(writer.notes, NOTE) ?? '';
        const action = random();
        if (action < 0.25) writer.sync();
        else if (action < 0.35 && text.length > 0) {
          // Only what one has written oneself: what all have seen is nobody's to keep.
          const at = [...text].findIndex((letter) => writer.letters.includes(letter));
          if (at < 0) continue;
          writer.letters.splice(writer.letters.indexOf(text[at] ?? ''), 1);
          next(writer.notes, writer.name, write(NOTE, at, '', 1));
        } else {
          const letter = String.fromCodePoint(code++);
          writer.letters.push(letter);
          next(writer.notes, writer.name, write(NOTE, Math.floor(random() * (text.length + 1)), letter));
        }
      }
      for (const { sync } of [...writers, ...writers]) sync();
      const texts = writers.map(({ notes }) => noteText(notes, NOTE));
      expect(new Set(texts).size).toBe(1);
      const written = writers.flatMap(({ letters }) => letters).sort();
      expect([...(texts[0] ?? '')].sort()).toEqual(written);
    },
  );
});
