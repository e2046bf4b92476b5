/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import { Outside } from '../../../../../src/client/features/outside/Outside.tsx';
import { renderView } from '../../../../support/client/renderView.tsx';

test('Outside: says how the cards get into a meeting, and leads to Teams', async () => {
  await renderView(<Outside />);
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Dialogkort');
  expect(screen.getAllByRole('listitem').length).toBeGreaterThan(2);
  expect(screen.getByRole('link')).toHaveAttribute('href', 'https://teams.microsoft.com/');
});
