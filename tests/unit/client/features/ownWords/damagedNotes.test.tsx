/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import { MyPlace } from '../../../../../src/client/features/ownWords/MyPlace.tsx';
import { NotesOutbox } from '../../../../../src/client/session/notesOutbox.ts';
import { NotesSession, type NotesWish } from '../../../../../src/client/session/notesSession.ts';
import type { NotesState, NoteTaking } from '../../../../../src/client/session/noteTaking.ts';
import { Subject } from '../../../../../src/fluid/observable.ts';
import { renderView } from '../../../../support/client/renderView.tsx';

test('[DAMAGE-6] MyPlace: says that the notes are damaged, and begins new ones by a press', async () => {
  const wishes: NotesWish[] = [];
  const notes = new NotesSession({
    writer: 'mette',
    outbox: new NotesOutbox(undefined, 'session', 'mette'),
    open: (_left, wish) => {
      wishes.push(wish);
      return Promise.reject(new Error('damaged'));
    },
    isDamage: () => true,
    passes: () => false,
    onRefused: () => undefined,
    random: () => 0,
  });
  await Promise.resolve();
  const taking = {
    state: new Subject<NotesState>({ kind: 'damaged', notes }),
    unsent: new Subject<readonly string[]>([]),
  } as unknown as NoteTaking;
  const { user } = await renderView(<MyPlace taking={taking} />);
  expect(screen.getByRole('alert')).toHaveTextContent('Noterne er beskadiget');
  await user.click(screen.getByRole('button', { name: 'Begynd på nye noter' }));
  expect(wishes.map(({ anew }) => anew)).toEqual([false, true]);
  expect(notes.isDamaged.get()).toBe(true);
  notes.close();
});
