/** @jest-environment jsdom */
import { screen, within } from '@testing-library/react';
import { NoteMarks } from '../../../../../src/client/features/notes/NoteMarks.tsx';
import { NotePublishing } from '../../../../../src/client/features/notes/NotePublishing.tsx';
import type { NoteView } from '../../../../../src/domain/notes/notesView.ts';
import { renderView } from '../../../../support/client/renderView.tsx';

const note = (more: Partial<NoteView> = {}): NoteView => ({
  id: 'n1',
  text: 'Køb skærme',
  cardId: undefined,
  mark: '',
  place: undefined,
  owner: undefined,
  due: undefined,
  differs: false,
  ...more,
});

async function marks(more: Partial<NoteView> = {}) {
  const onSet = jest.fn();
  const { user } = await renderView(
    <NoteMarks note={note(more)} cardPlace="using-tools" disabled={false} onSet={onSet} />,
    { state: 'turned' },
  );
  return { onSet, user };
}

test('[PANEL-21] a mark is chosen with one press, and let go with another', async () => {
  const { onSet, user } = await marks({ mark: 'insight' });
  const chips = within(screen.getByRole('group', { name: 'Hvad er det?' }));
  expect(chips.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
    ...['Behov', 'Indsigt', 'Aftale', 'Parkeret'],
  ]);
  expect(chips.getByRole('button', { name: 'Indsigt' })).toHaveAttribute('aria-pressed', 'true');
  await user.click(chips.getByRole('button', { name: 'Indsigt' }));
  expect(onSet).toHaveBeenLastCalledWith({ mark: '' });
  await user.click(chips.getByRole('button', { name: 'Behov' }));
  expect(onSet).toHaveBeenLastCalledWith({ mark: 'need', place: 'using-tools' });
});

test('[PANEL-21] who does an action, and when, takes one press each', async () => {
  const { onSet, user } = await marks({ mark: 'action' });
  const [first] = within(screen.getByRole('group', { name: 'Vælg en, der er her' })).getAllByRole('button');
  if (first) await user.click(first);
  expect(onSet).toHaveBeenLastCalledWith({ owner: first?.textContent });
  await user.click(screen.getByRole('button', { name: 'Om 14 dage' }));
  expect(onSet).toHaveBeenLastCalledWith({ due: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) });
});

test('[PANEL-21] a switch shows the note to everybody and takes it back', async () => {
  const { user, table } = await renderView(<NotePublishing note={note()} subject="Om mødet" />, {
    state: 'turned',
  });
  const published = () => table.session.view.get().conversation.published.map(({ id }) => id);
  const shown = screen.getByRole('switch', { name: 'Vis noten for alle: Om mødet' });
  const before = published();
  await user.click(shown);
  expect(await screen.findByRole('switch', { checked: true })).toBeVisible();
  expect(published()).toEqual([...before, 'n1']);
  await user.click(shown);
  expect(await screen.findByRole('switch', { checked: false })).toBeVisible();
  expect(published()).toEqual(before);
});
