/** @jest-environment jsdom */
import { screen, waitFor } from '@testing-library/react';
import { EndQuestion } from '../../../../../src/client/features/sessionEnd/EndQuestion.tsx';
import { SessionOverNotice } from '../../../../../src/client/features/sessionEnd/SessionOverNotice.tsx';
import { StuckTableNotice } from '../../../../../src/client/features/sessionEnd/StuckTableNotice.tsx';
import { type Api, ApiFailure } from '../../../../../src/client/session/api.ts';
import { renderView } from '../../../../support/client/renderView.tsx';

const away = () => Promise.reject(new ApiFailure('offline', 'there is no connection'));

describe('the question before packing up', () => {
  test('[PANEL-22] begins at the answer that changes nothing, and says how many cards are left', async () => {
    const onClose = jest.fn();
    const { user, table } = await renderView(<EndQuestion onClose={onClose} />, { state: 'turned' });
    const { left } = table.session.view.get();
    expect(screen.getByRole('button', { name: 'Bliv ved bordet' })).toHaveFocus();
    expect(screen.getByText(new RegExp(`^${left} kort er ikke vendt`))).toBeVisible();
    await user.keyboard('{Enter}');
    expect(onClose).toHaveBeenCalledTimes(1);
    expect(table.session.view.get().phase).toBe('running');
  });

  test('[PANEL-22] packs up for everybody when it is confirmed', async () => {
    const onClose = jest.fn();
    const { user, table } = await renderView(<EndQuestion onClose={onClose} />, { state: 'allDiscussed' });
    expect(screen.getByText(/^I har været alle kort igennem/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Pak kortene sammen' }));
    expect(onClose).toHaveBeenCalledTimes(1);
    await waitFor(() => expect(table.session.view.get().phase).toBe('ended'));
  });
});

describe('a session that is over elsewhere', () => {
  test.each([
    ['ended', /^Kortene er pakket sammen/, 'Tag kortene frem igen'],
    ['replaced', /^I har fået et nyt bord/, 'Gå med til det nye bord'],
    ['deleted', /^Bordet er slettet/, 'Gå med til det nye bord'],
  ] as const)('[OVER-3] is said to be %s, with one next step', async (how, word, step) => {
    await renderView(<SessionOverNotice over={{ how, hasNext: true }} />, { state: 'turned' });
    expect(screen.getByRole('alert')).toHaveTextContent(word);
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([step]);
  });

  test('[OVER-3] a table without a next one begins one', async () => {
    await renderView(<SessionOverNotice over={{ how: 'deleted', hasNext: false }} />, { state: 'turned' });
    expect(screen.getByRole('button', { name: 'Begynd et nyt bord' })).toBeVisible();
  });

  test('[OVER-3] when reopening fails it is said, and a new table can be begun instead', async () => {
    const api: Partial<Api> = { reopenSession: away };
    const { user } = await renderView(<SessionOverNotice over={{ how: 'ended', hasNext: false }} />, {
      state: 'turned',
      api,
    });
    await user.click(screen.getByRole('button', { name: 'Tag kortene frem igen' }));
    expect(await screen.findByText('Det lykkedes ikke. Prøv igen om lidt.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Begynd et nyt bord' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Tag kortene frem igen' })).toBeEnabled();
  });
});

describe('a table that no page can open any more', () => {
  test('[DAMAGE-1] is said to everybody; only facilitators and the organiser go on with a copy', async () => {
    await renderView(<StuckTableNotice mayCopy={false} />, { state: 'turned', me: 'jonas' });
    expect(screen.getByRole('alert')).toHaveTextContent(/Mødelederen kan begynde et nyt/);
    expect(screen.queryByRole('button')).toBeNull();
  });

  test('[DAMAGE-1] a copy offers its button for one press', async () => {
    await renderView(<StuckTableNotice mayCopy />, { state: 'turned' });
    expect(screen.getByRole('alert')).toHaveTextContent(/I kan gå videre med det/);
    expect(
      screen.getByRole('button', { name: 'Begynd et nyt bord med det, der er på skærmen' }),
    ).toBeEnabled();
  });
});
