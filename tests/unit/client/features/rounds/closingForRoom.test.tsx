/** @jest-environment jsdom */
import { screen, waitFor, within } from '@testing-library/react';
import { ClosingRound } from '../../../../../src/client/features/rounds/panel/ClosingRound.tsx';
import { ClosingNotes } from '../../../../../src/client/features/rounds/stage/ClosingNotes.tsx';
import { type RenderedView, renderView } from '../../../../support/client/renderView.tsx';

const KIM = { id: 'kim', sealed: { name: 'Kim', seal: 'seal' } };
const LIS = { id: 'lis', sealed: { name: 'Lis', seal: 'seal' } };

const sitTogether = ({ table }: RenderedView, named: readonly (typeof KIM)[]) =>
  table.session.runFor({ participant: 'mette' }, 'setRoom', { people: 8, named });

describe('[ROOM-7] closing words for people in the room', () => {
  const round = (
    <>
      <ClosingRound />
      <ClosingNotes scrolls />
    </>
  );

  test('are written for one named person at a time, beside the facilitator’s own', async () => {
    const view = await renderView(round, { state: 'closing' });
    const { user } = view;
    sitTogether(view, [KIM, LIS]);
    await user.click(await screen.findByRole('button', { name: 'Skriv for Kim' }));
    const insight = screen.getByRole('textbox', { name: 'Det har Kim fået øje på' });
    expect(insight).toHaveFocus();
    await user.type(insight, 'Jeg kan godt');
    // What is typed for one stays while another one's words are written.
    await user.click(screen.getByRole('button', { name: 'Skriv for Lis' }));
    await user.type(screen.getByRole('textbox', { name: 'Næste skridt for Lis' }), 'Øve mig');
    const save = () => within(screen.getByRole('form')).getByRole('button', { name: 'Læg det på bordet' });
    await user.click(save());
    await user.click(screen.getByRole('button', { name: 'Skriv for Kim' }));
    expect(screen.getByRole('textbox', { name: 'Det har Kim fået øje på' })).toHaveValue('Jeg kan godt');
    await user.click(save());
    await user.type(screen.getByRole('textbox', { name: 'Det har jeg fået øje på' }), 'Mit eget');
    await user.click(screen.getByRole('button', { name: 'Læg det på bordet' }));
    const { closing } = view.table.session.view.get().conversation;
    expect(closing.map(({ id, writtenBy }) => [id, writtenBy])).toEqual([
      ['jonas', undefined],
      ['kim', 'mette'],
      ['lis', 'mette'],
      ['mette', undefined],
    ]);
    const signature = 'Kim (i lokalet) – skrevet ned af Mette Holm';
    await waitFor(() => expect(screen.getAllByText(signature)).toHaveLength(2));
    // In the panel, and on the stage.
    const noted = screen
      .getAllByRole('listitem')
      .filter(({ textContent }) => textContent?.includes('Jeg kan godt'));
    expect(noted).toHaveLength(2);
    for (const note of noted) expect(note).toHaveTextContent(signature);
    await user.click(screen.getByRole('button', { name: 'Tag ordene fra Kim (i lokalet) af bordet' }));
    await waitFor(() => expect(screen.queryAllByText('Jeg kan godt')).toEqual([]));
    expect(screen.queryAllByText(signature)).toEqual([]);
  });

  test('are not offered where only a number is known, and only to facilitators whom the server holds for such', async () => {
    const view = await renderView(round, { state: 'closing' });
    sitTogether(view, []);
    await waitFor(() => expect(view.table.session.view.get().conversation.room).toBeDefined());
    expect(screen.queryByRole('heading', { name: 'Skriv for dem i lokalet' })).toBeNull();
    view.unmount();
    const unheld = await renderView(round, {
      state: 'closing',
      api: { roles: async () => ({ facilitators: ['sara'], noteTakers: [] }) },
    });
    sitTogether(unheld, [KIM]);
    await waitFor(() => expect(unheld.table.session.view.get().conversation.room).toBeDefined());
    expect(screen.queryByRole('button', { name: 'Skriv for Kim' })).toBeNull();
    unheld.unmount();
    const participant = await renderView(round, { state: 'closing', me: 'jonas' });
    sitTogether(participant, [KIM]);
    await waitFor(() => expect(participant.table.session.view.get().conversation.room).toBeDefined());
    expect(screen.getByRole('textbox', { name: 'Det har jeg fået øje på' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Skriv for Kim' })).toBeNull();
  });
});

test('[ROOM-8] a name that stays with its words after the end is told as that of a person in the room', async () => {
  const view = await renderView(<ClosingNotes scrolls />, { state: 'closing' });
  sitTogether(view, [KIM]);
  view.table.session.verbs.setClosingFor('kim', 'Jeg kan godt', '');
  view.table.session.verbs.end();
  expect(await screen.findByText('Kim (i lokalet) – skrevet ned af Mette Holm')).toBeVisible();
});
