/** @jest-environment jsdom */
import { act, screen, waitFor, within } from '@testing-library/react';
import { RecapPager } from '../../../../../src/client/features/recap/RecapPager.tsx';
import { Stage } from '../../../../../src/client/stage/Stage.tsx';
import { renderView } from '../../../../support/client/renderView.tsx';

const page = (number: number) =>
  screen.findByRole('region', { name: new RegExp(`^Side ${number} af \\d+: `) });

describe('RecapStage', () => {
  test('[RECAP-11] a facilitator turns the pages for everybody, by button and by arrow keys', async () => {
    const { user, table } = await renderView(<Stage />, { state: 'recapShown' });
    const there = () => table.session.view.get().conversation.recapPage?.number;
    await page(1);
    expect(screen.getByRole('button', { name: 'Forrige side' })).toHaveAttribute('aria-disabled', 'true');
    await user.click(screen.getByRole('button', { name: 'Næste side' }));
    await page(2);
    expect(there()).toBe(2);
    await user.keyboard('{ArrowRight}');
    await page(3);
    await user.keyboard('{ArrowLeft}');
    await page(2);
    expect(there()).toBe(2);
  });

  test('[RECAP-12] a participant follows, reads at their own pace, and comes back', async () => {
    const { user, table } = await renderView(<Stage />, { state: 'recapShown', me: 'jonas' });
    await page(1);
    expect(screen.getByText('Mødelederen bladrer for alle.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Næste side' }));
    await page(2);
    expect(table.session.view.get().conversation.recapPage).toBeUndefined();
    expect(screen.getByText('Du læser i dit eget tempo.')).toBeVisible();
    expect(screen.getByText(/^Side 2 af \d+: Det tager vi med$/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Følg mødelederen' }));
    await page(1);
  });

  test('[RECAP-12] what somebody reads stays until they go back to the table', async () => {
    const { user, table } = await renderView(<Stage />, { state: 'recapShown', me: 'jonas' });
    await page(1);
    await user.click(screen.getByRole('button', { name: 'Læs i dit eget tempo' }));
    act(() => table.session.verbs.turnNext());
    expect(await screen.findByText(/^De andre er gået videre/)).toBeVisible();
    await page(1);
    await user.click(screen.getByRole('button', { name: 'Tilbage til bordet' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: /^Side/ })).toBeNull());
  });

  test('[RECAP-12] after the end each turns the pages on their own', async () => {
    const { user } = await renderView(<Stage />, { state: 'harvested', me: 'jonas' });
    await page(1);
    await user.click(screen.getByRole('button', { name: 'Næste side' }));
    await page(2);
    expect(screen.queryByRole('button', { name: 'Følg mødelederen' })).toBeNull();
  });

  test('[RECAP-13] the page takes the focus of a button that has gone with the card', async () => {
    const { table } = await renderView(<Stage />, { state: 'recapShown' });
    const first = await page(1);
    expect(first).toHaveAttribute('tabindex', '0');
    expect(first).toHaveAttribute('data-focus-fallback');
    expect(within(first).getByRole('heading', { level: 2 })).toBeVisible();
    expect(table.session.view.get().conversation.recapShown).toBe(true);
  });
});

test('[RECAP-11] the facilitator’s panel turns the pages, and says whether there are more', async () => {
  const onMore = jest.fn();
  const { user, table } = await renderView(<RecapPager onMore={onMore} />, { state: 'recapShown' });
  const next = screen.getByRole('button', { name: 'Næste side' });
  expect(onMore).toHaveBeenLastCalledWith(true);
  while (next.getAttribute('aria-disabled') !== 'true') await user.click(next);
  expect(onMore).toHaveBeenLastCalledWith(false);
  const { number, count } = table.session.view.get().conversation.recapPage ?? {};
  expect(number).toBe(count);
});
