/** @jest-environment jsdom */
import { act, screen, waitFor } from '@testing-library/react';
import { useRef, useState } from 'react';
import { NoteEditor } from '../../../../../src/client/features/notes/NoteEditor.tsx';
import { SavingLine } from '../../../../../src/client/features/notes/SavingLine.tsx';
import type { NotesSession, Saving } from '../../../../../src/client/session/notesSession.ts';
import type { NoteView } from '../../../../../src/domain/notes/notesView.ts';
import { Subject } from '../../../../../src/fluid/observable.ts';
import { renderView } from '../../../../support/client/renderView.tsx';

test('[A11Y-13] SavingLine: says that words are kept here, in a region that was there before', async () => {
  const saving = new Subject<Saving>('saved');
  await renderView(<SavingLine notes={{ writable: true, saving } as unknown as NotesSession} />);
  const region = screen.getByRole('status');
  expect(region).toBeEmptyDOMElement();
  act(() => saving.set('kept'));
  await waitFor(() => expect(region).toHaveTextContent('Gemt på denne enhed.'));
  expect(screen.getByRole('status')).toBe(region);
});

test('[A11Y-13] NoteEditor: says that a note is deleted, in a region that was there before', async () => {
  const { user } = await renderView(<Editor />);
  const region = screen.getByRole('status');
  expect(region).toBeEmptyDOMElement();
  await user.click(screen.getByRole('button', { name: 'Slet noten: Kort 3' }));
  expect(screen.getByRole('status')).toBe(region);
  expect(region).toHaveTextContent('Noten er slettet.');
  await user.click(screen.getByRole('button', { name: 'Fortryd' }));
  expect(region).toBeEmptyDOMElement();
  expect(screen.getByRole('textbox')).toHaveValue('Køb skærme');
});

/** A note whose text is this device's alone. */
function Editor() {
  const [text, setText] = useState('Køb skærme');
  const now = useRef(text);
  const view = useRef(new Subject(0)).current;
  const notes = {
    ...{ writable: true, pauseMs: 0, view, set: () => undefined, keepField: () => () => undefined },
    textOf: () => now.current,
    write: (_id: string, [splice]: readonly { readonly inserted: string }[]) => {
      now.current = splice?.inserted ?? '';
      setText(now.current);
      view.set(view.get() + 1);
    },
  } as unknown as NotesSession;
  const note: NoteView = {
    ...{ id: 'n1', text, cardId: undefined, mark: '', place: undefined, owner: undefined, due: undefined },
    differs: false,
  };
  return (
    <NoteEditor
      notes={useRef(notes).current}
      noteId="n1"
      note={note}
      cardId={undefined}
      cardPlace={undefined}
      subject="Kort 3"
      takesFocus={false}
    />
  );
}
