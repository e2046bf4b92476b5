/** @jest-environment jsdom */
import { screen, within } from '@testing-library/react';
import { People } from '../../../../../src/client/features/roles/People.tsx';
import { ApiFailure } from '../../../../../src/client/session/api.ts';
import { renderView } from '../../../../support/client/renderView.tsx';

const NOTHING = () => undefined;

describe('People', () => {
  test('[PANEL-18] lists each person once, and unfolds what may be done about their roles', async () => {
    const { user } = await renderView(<People onHandedOver={NOTHING} onPhones={NOTHING} onRoom={NOTHING} />, {
      state: 'turned',
    });
    expect(screen.getAllByText(/Jonas Friis/)).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Roller: Jonas Friis' }));
    expect(screen.getByRole('button', { name: 'Del rollen som mødeleder: Jonas Friis' })).toBeVisible();
  });

  test('[PANEL-18] shows roles to a participant, and no way to change them', async () => {
    await renderView(<People onHandedOver={NOTHING} onPhones={NOTHING} onRoom={NOTHING} />, {
      state: 'turned',
      me: 'jonas',
    });
    expect(screen.getByText(/mødeleder/)).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Roller/ })).toBeNull();
  });

  test('[ROLE-6] handing over is asked once, begins at the answer that changes nothing, and can be a sharing', async () => {
    const { user, table } = await renderView(
      <People onHandedOver={NOTHING} onPhones={NOTHING} onRoom={NOTHING} />,
      {
        state: 'turned',
      },
    );
    await user.click(screen.getByRole('button', { name: 'Roller: Jonas Friis' }));
    await user.click(screen.getByRole('button', { name: /^Giv rollen som mødeleder videre/ }));
    const question = within(screen.getByRole('alertdialog', { name: 'Giv rollen videre til Jonas Friis?' }));
    expect(question.getByRole('button', { name: 'Behold rollen' })).toHaveFocus();
    const [led] = table.session.view.get().facilitators;
    await user.click(question.getByRole('button', { name: 'Del rollen i stedet' }));
    expect(table.session.view.get().facilitators).toContain(led);
    expect(table.session.view.get().facilitators).toHaveLength(2);
  });

  test('[ROLES-2] says that a change of note-takers failed, and offers it again', async () => {
    const changes: unknown[] = [];
    const changeRole = async (...said: readonly unknown[]) => {
      changes.push(said);
      throw new ApiFailure('offline', 'no answer');
    };
    const { user } = await renderView(<People onHandedOver={NOTHING} onPhones={NOTHING} onRoom={NOTHING} />, {
      state: 'turned',
      api: { changeRole },
    });
    await user.click(await screen.findByRole('button', { name: 'Roller: Jonas Friis' }));
    const give = await screen.findByRole('button', { name: 'Gør til referent: Jonas Friis' });
    await user.click(give);
    expect(await screen.findByText('Det lykkedes ikke lige nu. Prøv igen om lidt.')).toBeVisible();
    expect(give).not.toHaveAttribute('aria-disabled');
    expect(changes).toHaveLength(1);
  });
});
