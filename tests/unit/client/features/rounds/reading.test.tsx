/** @jest-environment jsdom */
import { act, screen, waitFor } from '@testing-library/react';
import { Reading } from '../../../../../src/client/features/rounds/panel/Reading.tsx';
import type { Api } from '../../../../../src/client/session/api.ts';
import { renderView } from '../../../../support/client/renderView.tsx';

/** The server’s polls of readers, for one person. */
function readers(before = 0): { readonly api: Partial<Api>; readonly asked: string[] } {
  let mine = false;
  const asked: string[] = [];
  const view = () => ({ answered: before + Number(mine), mine, closed: false, run: 'run' });
  return {
    asked,
    api: {
      poll: async (_session, id) => {
        asked.push(id);
        return id === asked[0] ? view() : { answered: 0, mine: false, closed: false };
      },
      answerPoll: async (_session, _id, { answer }) => {
        mine = answer === 'reading';
        return view();
      },
    },
  };
}

test('[AROUND-11] a participant asks for time to read, and says when they are done', async () => {
  const { api } = readers();
  const { user } = await renderView(<Reading />, { state: 'turned', me: 'jonas', api });
  await user.click(screen.getByRole('button', { name: 'Vent, jeg læser' }));
  expect(await screen.findByText('Mødelederen kan se, at nogen læser endnu, men ikke hvem.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Jeg har læst kortet' }));
  expect(await screen.findByRole('button', { name: 'Vent, jeg læser' })).toBeVisible();
});

test('[AROUND-11] the facilitator sees a number, which goes with the next card', async () => {
  const { api, asked } = readers(2);
  const { table } = await renderView(<Reading />, { state: 'turned', api });
  expect(await screen.findByText('2 læser endnu')).toBeVisible();
  expect(screen.queryByRole('button')).toBeNull();
  act(() => table.session.verbs.turnNext());
  await waitFor(() => expect(screen.queryByText('2 læser endnu')).toBeNull());
  expect(new Set(asked).size).toBe(2);
});
