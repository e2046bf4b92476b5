import { NotesOutbox } from '../../../../src/client/session/notesOutbox.ts';
import { keptText } from '../../../../src/domain/notes/kept.ts';
import type { NoteStep } from '../../../../src/domain/notes/steps.ts';
import { memoryStorage } from '../../../support/client/storage.ts';

const step = (inserted: string, at = 0): NoteStep => ({
  kind: 'write',
  noteId: 'general',
  splices: [{ at, removed: 0, inserted }],
});

describe('notes that have not arrived', () => {
  test('[NOTE-7] are kept on the device by window, until the service has them', () => {
    const storage = memoryStorage();
    const panel = new NotesOutbox(storage, 'session', 'panel');
    panel.keep(1, step('Først'), '');
    panel.keep(2, step(' så', 5), 'Først');
    const next = new NotesOutbox(storage, 'session', 'next');
    expect(next.others.map(([writer, kept]) => [writer, keptText(kept, 'general')])).toEqual([
      ['panel', 'Først så'],
    ]);
    next.forget('panel', 1);
    expect(next.others.map(([, kept]) => kept.steps.map(({ number }) => number))).toEqual([[2]]);
    next.forget('panel', 2);
    expect(storage.size).toBe(0);
  });

  test('[NOTE-7] belong to their session, and a window does not take over its own', () => {
    const storage = memoryStorage();
    const panel = new NotesOutbox(storage, 'session', 'panel');
    panel.keep(1, step('Ord'), '');
    expect(panel.others).toEqual([]);
    expect(panel.own.steps).toHaveLength(1);
    expect(new NotesOutbox(storage, 'another', 'next').others).toEqual([]);
    panel.forget('panel', 1);
    expect(panel.own.steps).toEqual([]);
    expect(storage.size).toBe(0);
  });

  test.each([
    ['rubbish', 'not json'],
    ['a list', '[1]'],
    ['something else', '{"w":{"a":1}}'],
    ['steps of another kind', '{"w":{"bases":{},"steps":[{"number":1,"step":{"kind":"fly","noteId":"x"}}]}}'],
    [
      'broken splices',
      '{"w":{"bases":{},"steps":[{"number":1,"step":{"kind":"write","noteId":"x","splices":[1]}}]}}',
    ],
  ])('[NOTE-7] a storage with %s in it is an empty one', (_what, content) => {
    const storage = memoryStorage();
    storage.setItem('dialogkort.notes.session', content);
    expect(new NotesOutbox(storage, 'session', 'panel').others).toEqual([]);
  });

  test('[NOTE-7] a forbidden storage does not stop people from writing', () => {
    const forbidden = () => {
      throw new Error('forbidden');
    };
    for (const storage of [undefined, { getItem: forbidden, setItem: forbidden, removeItem: forbidden }]) {
      const outbox = new NotesOutbox(storage, 'session', 'panel');
      outbox.keep(1, step('Ord'), '');
      expect(keptText(outbox.own, 'general')).toBe('Ord');
      expect(outbox.others).toEqual([]);
      outbox.clear();
      expect(outbox.own.steps).toEqual([]);
    }
  });
});
