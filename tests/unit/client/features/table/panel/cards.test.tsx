/** @jest-environment jsdom */
import { screen, waitFor, within } from '@testing-library/react';
import { Cards } from '../../../../../../src/client/features/table/panel/Cards.tsx';
import { type RenderOptions, renderView } from '../../../../../support/client/renderView.tsx';

describe('the place with all cards', () => {
  let pressed: string[];
  beforeEach(() => {
    pressed = [];
  });
  const shown = (options: RenderOptions, startsAtParked = false) =>
    renderView(
      <Cards
        startsAtParked={startsAtParked}
        onCardOut={() => pressed.push('out')}
        onWrite={() => pressed.push('write')}
      />,
      options,
    );

  test('[PANEL-11] before the meeting the questions stand by area, face up', async () => {
    const { table } = await shown({ state: 'preparing' });
    const { cards, areas: known } = table.session.view.get();
    const questions = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(questions).toHaveLength(cards.length);
    expect(questions[0]).toBe(cards.find(({ area }) => area?.id === known[0]?.id)?.question);
    expect(screen.queryByRole('button', { name: /^Vend kort/ })).toBeNull();
  });

  test('[PANEL-11] while the meeting runs each area says what is left of it, and a card is turned by its number', async () => {
    const { user, table } = await shown({ state: 'spread' });
    const view = () => table.session.view.get();
    const card = view().cards.find(({ place }) => place === 'faceDown');
    const buttons = screen.getAllByRole('button', { name: /^Vend kort \d+, / });
    expect(buttons).toHaveLength(view().left);
    expect(screen.getAllByText(/^\d+ af \d+ tilbage$/)).toHaveLength(view().areas.length);
    await user.click(screen.getByRole('button', { name: `Vend kort ${card?.number}, ${card?.area?.title}` }));
    expect(pressed).toEqual(['out']);
    expect(view().current?.id).toBe(card?.id);
  });

  test('[PANEL-4] parked cards stand first and can be taken up; the focus begins there when it is asked for', async () => {
    const { user, table } = await shown({ state: 'spread' }, true);
    const parked = screen.getByRole('region', { name: 'Parkeret' });
    expect(within(parked).getByRole('heading', { name: 'Parkeret' })).toHaveFocus();
    const [card] = table.session.view.get().parked;
    await user.click(within(parked).getByRole('button', { name: `Tag frem igen: ${card?.question}` }));
    expect(pressed).toEqual(['out']);
    expect(table.session.view.get().current?.id).toBe(card?.id);
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Parkeret' })).toBeNull());
  });

  test('[PANEL-5] at a led table a colleague sees how many are left, turns none, and may write one', async () => {
    const { user } = await shown({ state: 'led', me: 'jonas' });
    expect(screen.getAllByText(/^\d+ af \d+ tilbage$/).length).toBeGreaterThan(0);
    expect(screen.queryByRole('button', { name: /^(Vend kort|Tag frem igen)/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Skriv et kort' }));
    expect(pressed).toEqual(['write']);
  });

  test('[PANEL-5] a guest writes no card', async () => {
    await shown({ state: 'spread', me: 'viewer' });
    expect(screen.queryByRole('button')).toBeNull();
  });
});
