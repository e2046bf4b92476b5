/** @jest-environment jsdom */
import { screen, waitFor, within } from '@testing-library/react';
import { Choosing } from '../../../../../src/client/features/choosing/Choosing.tsx';
import { ChoosingOnStage } from '../../../../../src/client/features/choosing/ChoosingOnStage.tsx';
import type { Api } from '../../../../../src/client/session/api.ts';
import { renderView } from '../../../../support/client/renderView.tsx';

describe('Choosing', () => {
  test('[CHOOSE-6] in the panel one points at a card by keyboard, without a name, and takes it back to point elsewhere', async () => {
    const answered: unknown[] = [];
    const api: Partial<Api> = {
      answerPoll: async (_session, _poll, given) => {
        answered.push(given.answer);
        return { answered: 1, mine: true, closed: false };
      },
    };
    const { user } = await renderView(<Choosing />, { state: 'choosing', me: 'jonas', api });
    const cards = screen.getByRole('group', { name: 'Hvilket kort skal I tale om?' });
    const [first, second] = within(cards).getAllByRole('radio');
    expect(screen.queryByRole('button', { name: 'Peg på kortet' })).toBeNull();
    first?.focus();
    await user.keyboard(' ');
    await user.click(screen.getByRole('button', { name: 'Peg på kortet' }));
    expect(await screen.findByText(/Du har peget/)).toBeVisible();
    await user.click(second as HTMLElement);
    await user.click(screen.getByRole('button', { name: 'Peg på et andet' }));
    expect(answered).toEqual(['first', 'second']);
  });

  test('[CHOOSE-3] the facilitator shows the numbers that the server has counted, and takes a card', async () => {
    const api: Partial<Api> = {
      revealPoll: async () => ({
        ...{ answered: 3, mine: false, closed: true },
        sums: { first: 1, second: 2, third: 0 },
        seal: 'seal',
      }),
    };
    const { user, table } = await renderView(<Choosing />, { state: 'choosing', api });
    await user.click(await screen.findByRole('button', { name: 'Vis, hvor I peger' }));
    expect(await screen.findByText('2 peger her')).toBeVisible();
    expect(screen.getByText('Ingen peger her')).toBeVisible();
    const [, second] = screen.getAllByRole('button', { name: /^Tag dette kort: / });
    const chosen = table.session.view.get().conversation.choice?.cards[1];
    await user.click(second as HTMLElement);
    expect(table.session.view.get().current?.id).toBe(chosen);
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Vælg kort sammen' })).toBeNull());
  });

  test('[CHOOSE-2] the facilitator may simply choose, lay out others, or put them back', async () => {
    const { user, table } = await renderView(<Choosing />, { state: 'choosing' });
    const before = table.session.view.get().conversation.choice;
    const [radio] = screen.getAllByRole('radio');
    await user.click(screen.getByRole('button', { name: 'Tre andre kort' }));
    expect(table.session.view.get().conversation.choice?.cards).not.toEqual(before?.cards);
    await waitFor(() => expect(screen.getAllByRole('radio')[0]).not.toBe(radio));
    await user.click(screen.getByRole('button', { name: 'Læg kortene tilbage' }));
    expect(table.session.view.get().conversation.choice).toBeUndefined();
  });

  test('[CHOOSE-6] the stage has the cards to read, nobody points there, and hands stand apart from the numbers', async () => {
    await renderView(<ChoosingOnStage scrolls={false} />, { state: 'pointed', me: 'jonas' });
    const cards = screen.getAllByRole('listitem');
    expect(cards.map((card) => within(card).getByRole('heading').textContent)).toHaveLength(3);
    expect(screen.queryByRole('radio')).toBeNull();
    expect(within(cards[1] as HTMLElement).getByText('4 peger her')).toBeVisible();
    const hands = cards.map((card) => within(card).getByText(/^Hænder i lokalet: /).textContent);
    expect(hands).toEqual([2, 0, 6].map((count) => `Hænder i lokalet: ${count}`));
  });
});
