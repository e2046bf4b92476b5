/** @jest-environment jsdom */
import { screen, waitFor } from '@testing-library/react';
import { Stage } from '../../../../src/client/stage/Stage.tsx';
import { renderView } from '../../../support/client/renderView.tsx';

describe('Stage', () => {
  test('[A11Y-11] gives the keyboard something to scroll where the recap is shown', async () => {
    const { table } = await renderView(<Stage />, { state: 'first' });
    expect(screen.getByRole('main')).not.toHaveAttribute('tabindex');
    table.session.verbs.showRecap(true);
    await waitFor(() => expect(screen.getByRole('main')).toHaveAttribute('tabindex', '0'));
  });
});
