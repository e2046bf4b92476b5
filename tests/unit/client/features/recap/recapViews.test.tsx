/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import { RecapPage } from '../../../../../src/client/features/recap/RecapPage.tsx';
import { RecapSoFar } from '../../../../../src/client/features/recap/RecapSoFar.tsx';
import { renderView } from '../../../../support/client/renderView.tsx';

const LINK_ONLY = /^Du ser den opsamling, som nogen fra mødet har delt med dig/;

describe('RecapSoFar', () => {
  test('a facilitator shows it to everybody, and takes it down', async () => {
    const { user, table } = await renderView(<RecapSoFar />, { state: 'spread' });
    const shown = () => table.session.view.get().conversation.recapShown;
    await user.click(screen.getByRole('button', { name: 'Vis for alle' }));
    expect(shown()).toBe(true);
    await user.click(await screen.findByRole('button', { name: 'Stop visningen' }));
    expect(shown()).toBe(false);
  });

  test('others read it', async () => {
    await renderView(<RecapSoFar />, { state: 'spread', me: 'jonas' });
    expect(screen.queryByRole('button', { name: 'Vis for alle' })).toBeNull();
  });
});

describe('RecapPage', () => {
  test('a reader with a link is told so, and sees no earlier meetings', async () => {
    await renderView(<RecapPage />, { state: 'harvested', me: 'viewer' });
    expect(screen.getByText(LINK_ONLY)).toBeVisible();
    expect(screen.queryByText('Tidligere møder')).toBeNull();
  });

  test('a member is not', async () => {
    await renderView(<RecapPage />, { state: 'harvested' });
    expect(screen.queryByText(LINK_ONLY)).toBeNull();
  });
});
