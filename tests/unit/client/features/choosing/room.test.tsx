/** @jest-environment jsdom */
import { screen, waitFor } from '@testing-library/react';
import { BehindCurtain } from '../../../../../src/client/features/room/BehindCurtain.tsx';
import { Hands } from '../../../../../src/client/features/room/Hands.tsx';
import { RoomChoice } from '../../../../../src/client/features/room/RoomChoice.tsx';
import type { Api } from '../../../../../src/client/session/api.ts';
import { renderView } from '../../../../support/client/renderView.tsx';

describe('people around one screen', () => {
  test('[ROOM-1] are said when preparing: how many, and the names of some, which the server encrypts and signs', async () => {
    const asked: unknown[] = [];
    const api: Partial<Api> = {
      nameInRoom: async (_session, { names }) => {
        asked.push(names);
        return { people: names.map((name) => ({ id: `id-${name}`, name, seal: 'seal' })) };
      },
    };
    const { user, table } = await renderView(<RoomChoice />, { state: 'preparing', api });
    await user.click(screen.getByRole('checkbox', { name: 'Vi sidder sammen om en skærm' }));
    const people = await screen.findByRole('spinbutton', { name: 'Hvor mange er I om skærmen?' });
    await user.clear(people);
    await user.type(people, '8');
    const names = screen.getByRole('textbox', { name: /^Hvem er det/ });
    await user.type(names, 'Bo{Enter} Lis {Enter}Bo');
    await user.click(screen.getByRole('button', { name: 'Vi sidder sammen' }));
    await waitFor(() =>
      expect(table.session.view.get().conversation.room).toEqual({ people: 8, named: ['id-Bo', 'id-Lis'] }),
    );
    expect(asked).toEqual([['Bo', 'Lis']]);
    // Whoever is named already keeps their place.
    await user.type(await screen.findByRole('textbox', { name: /^Hvem er det/ }), '{Enter}Kim');
    await user.click(await screen.findByRole('button', { name: 'Gem' }));
    await waitFor(() => expect(asked).toEqual([['Bo', 'Lis'], ['Kim']]));
    await waitFor(() =>
      expect(table.session.view.get().conversation.room?.named).toEqual(['id-Bo', 'id-Lis', 'id-Kim']),
    );
    await user.click(screen.getByRole('button', { name: 'Vi sidder ikke sammen længere' }));
    await waitFor(() => expect(table.session.view.get().conversation.room).toBeUndefined());
  });

  test('[ROOM-5] what is private in a facilitator’s window waits for a press, and nobody else’s does', async () => {
    const mine = <BehindCurtain>Mine noter</BehindCurtain>;
    const { user, unmount } = await renderView(mine, { state: 'pointed' });
    expect(await screen.findByText('Skjult, fordi I sidder sammen om skærmen.')).toBeVisible();
    expect(screen.queryByText('Mine noter')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Vis det, kun jeg må se' }));
    expect(screen.getByText('Mine noter')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Skjul igen' }));
    expect(screen.queryByText('Mine noter')).toBeNull();
    unmount();
    await renderView(mine, { state: 'pointed', me: 'jonas' });
    expect(screen.getByText('Mine noter')).toBeVisible();
  });

  test('[ROOM-4] hands are counted by a facilitator alone, and all see them', async () => {
    const hands = <Hands pollId="time-1" labels={['Mere tid', 'Gå videre']} />;
    const { user, table, unmount } = await renderView(hands, { state: 'pointed' });
    await user.click(screen.getByRole('button', { name: 'Tæl hænder' }));
    await user.type(screen.getByRole('spinbutton', { name: 'Gå videre' }), '6');
    await user.click(screen.getByRole('button', { name: 'Vis hænderne for alle' }));
    expect(await screen.findByText('Hænder i lokalet: Mere tid: 0 · Gå videre: 6')).toBeVisible();
    expect(table.session.view.get().conversation.hands['time-1']).toEqual([0, 6]);
    unmount();
    await renderView(hands, { state: 'pointed', me: 'jonas' });
    expect(screen.queryByRole('button', { name: 'Tæl hænder' })).toBeNull();
  });
});
