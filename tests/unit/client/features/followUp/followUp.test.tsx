/** @jest-environment jsdom */
import { screen, waitFor, within } from '@testing-library/react';
import { DeletedSection } from '../../../../../src/client/features/followUp/DeletedSection.tsx';
import { DeleteQuestion } from '../../../../../src/client/features/followUp/DeleteQuestion.tsx';
import { LastTime } from '../../../../../src/client/features/followUp/LastTime.tsx';
import { type Api, ApiFailure } from '../../../../../src/client/session/api.ts';
import { renderView } from '../../../../support/client/renderView.tsx';

describe('what the last session left', () => {
  const action = (name: RegExp) => screen.getByRole('checkbox', { name });

  test('[FOLLOW-5] [FOLLOW-6] is its open actions with owner and day, and who led it', async () => {
    await renderView(<LastTime />, { state: 'carried' });
    const since = screen.getByRole('region', { name: 'Siden sidst' });
    expect(await within(since).findByText(/Mette Holm og Sara Lind var mødeledere\.$/)).toHaveTextContent(
      'I sad her sidst 26. oktober 2026.',
    );
    expect(action(/^Bestil to skærme.*Ansvarlig: Jonas · Senest 1\. december 2026$/)).not.toBeChecked();
    expect(action(/^Vis hinanden.*teammøde$/)).not.toBeChecked();
    expect(action(/^Spørg it/)).toBeChecked();
  });

  test('[FOLLOW-2] an action is ticked off, and when none is left that is said', async () => {
    const { user, table } = await renderView(<LastTime />, { state: 'carried' });
    await user.click(action(/^Bestil to skærme/));
    await user.click(action(/^Vis hinanden/));
    expect(await screen.findByText('Alle aftaler er klaret. Godt gået.')).toBeVisible();
    const { carried } = table.session.view.get().conversation;
    expect(carried?.actions.map(({ done }) => done)).toEqual([true, true, true]);
  });

  test('[FOLLOW-3] the cards that were talked about can be used again', async () => {
    const { user, table } = await renderView(<LastTime />, { state: 'carried' });
    expect(screen.getByText('12 kort, I har talt om, er lagt til side.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Brug dem alle igen' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Brug dem alle igen' })).toBeNull());
    expect(table.session.view.get().conversation.leftOut).toEqual([]);
  });

  test('[FOLLOW-2] a guest reads the actions and ticks off none', async () => {
    await renderView(<LastTime />, { state: 'carried', me: 'viewer' });
    expect(action(/^Bestil to skærme/)).toBeDisabled();
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('deleting a session', () => {
  const remove = () => screen.getByRole('button', { name: 'Slet det hele' });

  test('[FOLLOW-8] the question begins at the answer that changes nothing, and says what goes and for how long it can be undone', async () => {
    const onClose = jest.fn();
    const { user } = await renderView(<DeleteQuestion onClose={onClose} />, { state: 'ended' });
    expect(screen.getByRole('button', { name: 'Behold det hele' })).toHaveFocus();
    expect(screen.getByText(/Du kan fortryde i en time/)).toBeVisible();
    await user.keyboard('{Enter}');
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  test.each([
    ['not_allowed', 'Det er mødelederen eller den, der har indkaldt, der kan slette det.'],
    ['offline', 'Det lykkedes ikke. Prøv igen om lidt.'],
  ] as const)('[FOLLOW-8] a refusal (%s) is said in the question, which stays', async (code, word) => {
    const onClose = jest.fn();
    const api: Partial<Api> = { deleteSession: () => Promise.reject(new ApiFailure(code, 'refused')) };
    const { user } = await renderView(<DeleteQuestion onClose={onClose} />, { state: 'ended', api });
    await user.click(remove());
    expect(await screen.findByRole('alert')).toHaveTextContent(word);
    expect(remove()).toBeEnabled();
    expect(onClose).not.toHaveBeenCalled();
  });

  const lately: Partial<Api> = {
    deletedSessions: async () => [
      {
        id: 'gone',
        startedAt: '2026-11-23T09:00:00Z',
        deletedAt: '2026-11-23T10:00:00Z',
        undoUntil: '2026-11-23T11:00:00Z',
      },
    ],
  };

  test.each([
    ['not_found', 'Bordet kan ikke hentes tilbage mere. Der er gået mere end en time.'],
    ['offline', 'Det lykkedes ikke. Prøv igen om lidt.'],
  ] as const)('[FOLLOW-8] a table that cannot be got back (%s) says why', async (code, word) => {
    const asked: string[] = [];
    const api: Partial<Api> = {
      ...lately,
      restoreSession: async (id) => {
        asked.push(id);
        throw new ApiFailure(code, 'refused');
      },
    };
    const { user } = await renderView(<DeletedSection onClose={() => undefined} />, { state: 'ended', api });
    const section = await screen.findByRole('region', { name: 'Slettet for nylig' });
    await user.click(within(section).getByRole('button', { name: 'Hent bordet tilbage' }));
    expect(await within(section).findByRole('alert')).toHaveTextContent(word);
    expect(asked).toEqual(['gone']);
  });

  test('[FOLLOW-8] without a deleted session there is nothing about it', async () => {
    const { container } = await renderView(<DeletedSection onClose={() => undefined} />, { state: 'ended' });
    expect(container.querySelector('section')).toBeNull();
  });
});
