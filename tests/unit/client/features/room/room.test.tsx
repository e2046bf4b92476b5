/** @jest-environment jsdom */
import { screen, within } from '@testing-library/react';
import { Curtain } from '../../../../../src/client/features/room/Curtain.tsx';
import { Hands } from '../../../../../src/client/features/room/Hands.tsx';
import { RoomChoice } from '../../../../../src/client/features/room/RoomChoice.tsx';
import type { Api } from '../../../../../src/client/session/api.ts';
import { PEOPLE_IN_ROOM_MAX } from '../../../../../src/shared/contract/limits.ts';
import { renderView } from '../../../../support/client/renderView.tsx';

describe('people around one screen', () => {
  const wish = () => screen.getByRole('checkbox', { name: 'Vi sidder sammen om en skærm' });
  const number = () => screen.getByRole('spinbutton', { name: 'Hvor mange er I om skærmen?' });
  const names = () => screen.getByRole('textbox', { name: /^Hvem er det\?/ });
  const begin = () => screen.getByRole('button', { name: 'Vi sidder sammen' });

  test('[ROOM-1] the form is folded until it is wanted, and a number is enough', async () => {
    const { user, table } = await renderView(<RoomChoice />, { state: 'preparing' });
    expect(screen.queryByRole('spinbutton')).toBeNull();
    await user.click(wish());
    await user.clear(number());
    await user.type(number(), '8');
    await user.click(begin());
    expect(await screen.findByText('I er 8 om skærmen.')).toBeVisible();
    expect(table.session.view.get().conversation.room).toMatchObject({ people: 8 });
    await user.click(screen.getByRole('button', { name: 'Vi sidder ikke sammen længere' }));
    expect(table.session.view.get().conversation.room).toBeUndefined();
  });

  test('[ROOM-1] [ROOM-2] each name is sealed once, and there are at least as many people as names', async () => {
    const asked: string[][] = [];
    const api: Partial<Api> = {
      nameInRoom: async (_session, { names: written }) => {
        asked.push([...written]);
        return {
          people: written.map((name) => ({ id: `room-${name}`, name: `sealed ${name}`, seal: 'seal' })),
        };
      },
    };
    const { user, table } = await renderView(<RoomChoice />, { state: 'preparing', api });
    await user.click(wish());
    await user.type(names(), 'Lone{Enter}Per{Enter} Lone {Enter}Kaj');
    await user.click(begin());
    expect(await screen.findByText('I er 3 om skærmen.')).toBeVisible();
    expect(asked).toEqual([['Lone', 'Per', 'Kaj']]);
    expect(table.session.view.get().conversation.room?.people).toBe(3);
  });

  test.each([
    ['a name is too long', 'o'.repeat(31)],
    ['there are too many', Array.from({ length: PEOPLE_IN_ROOM_MAX + 1 }, (_, i) => `P${i}`).join('\n')],
  ])('[A11Y-5] when %s it is said, and what was written stays', async (_, written) => {
    const { user, table } = await renderView(<RoomChoice />, { state: 'preparing' });
    await user.click(wish());
    await user.click(names());
    await user.paste(written);
    await user.click(begin());
    expect(
      await screen.findByText(`Der kan være højst ${PEOPLE_IN_ROOM_MAX} navne, og hvert navn højst 30 tegn.`),
    ).toBeVisible();
    expect(names()).toHaveValue(written);
    expect(table.session.view.get().conversation.room).toBeUndefined();
  });

  test('[ROOM-1] without the server the names are not lost, and can be saved again', async () => {
    const api: Partial<Api> = { nameInRoom: () => Promise.reject(new TypeError('The network is away.')) };
    const { user } = await renderView(<RoomChoice />, { state: 'preparing', api });
    await user.click(wish());
    await user.type(names(), 'Lone');
    await user.click(begin());
    expect(await screen.findByText('Navnene kunne ikke gemmes lige nu. Prøv igen.')).toBeVisible();
    expect(names()).toHaveValue('Lone');
    expect(begin()).toBeEnabled();
  });

  test('[ROOM-5] what is private is shown with a press, and hidden with another', async () => {
    const { user } = await renderView(
      <Curtain>
        <p>Husk Lone</p>
      </Curtain>,
    );
    expect(screen.queryByText('Husk Lone')).toBeNull();
    const show = screen.getByRole('button', { name: 'Vis det, kun jeg må se' });
    expect(show).toHaveAttribute('aria-expanded', 'false');
    await user.click(show);
    expect(screen.getByText('Husk Lone')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Skjul igen' }));
    expect(screen.queryByText('Husk Lone')).toBeNull();
  });

  test('[ROOM-4] a facilitator counts hands for each answer, and counts again', async () => {
    const labels = ['Mere', 'Videre'];
    const { user, table } = await renderView(<Hands pollId="time-1" labels={labels} />, { state: 'turned' });
    expect(screen.queryByRole('button', { name: 'Tæl hænder' })).toBeNull();
    table.session.verbs.setRoom({ people: 5, named: [] });
    await user.click(await screen.findByRole('button', { name: 'Tæl hænder' }));
    const form = screen.getByRole('form', { name: 'Hænder i lokalet' });
    const [more, next] = within(form).getAllByRole('spinbutton');
    await user.type(more as HTMLElement, '2');
    await user.type(next as HTMLElement, '3');
    await user.click(within(form).getByRole('button', { name: 'Vis hænderne for alle' }));
    expect(await screen.findByText('Hænder i lokalet: Mere: 2 · Videre: 3')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Tæl igen' }));
    expect(screen.getByRole('spinbutton', { name: 'Mere' })).toHaveValue(2);
  });
});
