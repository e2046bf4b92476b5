/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import { NoteTakersSection } from '../../../../../src/client/features/roles/NoteTakersSection.tsx';
import { ApiFailure } from '../../../../../src/client/session/api.ts';
import { renderView } from '../../../../support/client/renderView.tsx';

const GIVE = 'Gør til referent: Jonas Friis';

describe('NoteTakersSection', () => {
  test('[ROLES-2] says that a change failed, and offers it again', async () => {
    const changes: unknown[] = [];
    const changeRole = async (...said: readonly unknown[]) => {
      changes.push(said);
      throw new ApiFailure('offline', 'no answer');
    };
    const { user } = await renderView(<NoteTakersSection />, { state: 'turned', api: { changeRole } });
    await user.click(await screen.findByRole('button', { name: GIVE }));
    expect(await screen.findByText('Det lykkedes ikke lige nu. Prøv igen om lidt.')).toBeVisible();
    expect(screen.getByRole('button', { name: GIVE })).not.toHaveAttribute('aria-disabled');
    expect(changes).toHaveLength(1);
  });
});
