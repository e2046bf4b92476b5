/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import { PhonesLine } from '../../../../../src/client/features/phones/PhonesLine.tsx';
import { PhonesOnStage } from '../../../../../src/client/features/phones/PhonesOnStage.tsx';
import type { Api } from '../../../../../src/client/session/api.ts';
import { renderView } from '../../../../support/client/renderView.tsx';

const never = () => new Promise<never>(() => undefined);
const square = () => screen.queryByRole('img', { name: /^Firkantet kode/ });

describe('phones', () => {
  test('[PHONE-25] beside a card the stage has address and code in one line, until somebody unfolds the square code', async () => {
    const { user, table } = await renderView(<PhonesOnStage />, { state: 'first', me: 'jonas' });
    const phones = { code: 'ACDEFH', closesAtMs: Date.now() + 60_000, count: 3, floor: [], seats: [] };
    table.session.runFor({ participant: 'mette' }, 'showPhones', phones);
    expect(await screen.findByText('ACD EFH')).toBeVisible();
    expect(screen.getByText('3 telefoner er med')).toBeVisible();
    expect(square()).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Vis den firkantede kode' }));
    expect(square()).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Gør koden mindre' }));
    expect(square()).toBeNull();
  });

  test('[PHONE-15] the facilitator is told that the server has lost the room, and opens it anew with one press', async () => {
    const opened: string[] = [];
    const empty = { version: '', phones: [], floor: [], contributions: [] };
    let asked = 0;
    const api: Partial<Api> = {
      room: () => (asked++ === 0 ? Promise.resolve(empty) : never()),
      openDoor: async (session) => {
        opened.push(session);
        return { ...empty, version: '1', door: { code: 'ACDEFH', closesAt: '2026-11-30T12:00:00Z' } };
      },
      showPhones: never,
    };
    const { user, table } = await renderView(<PhonesLine onShow={() => undefined} />, {
      state: 'first',
      api,
    });
    table.session.runFor({ participant: 'mette' }, 'showPhones', { count: 2, floor: [], seats: [] });
    expect(await screen.findByText(/^Telefonerne er ikke med længere/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Åbn igen' }));
    expect(opened).toHaveLength(1);
    expect(await screen.findByText('0 telefoner er med')).toBeVisible();
  });

  test('[PHONE-30] until the server has answered, a new facilitator reads how many phones the table knows', async () => {
    const { table } = await renderView(<PhonesLine onShow={() => undefined} />, {
      state: 'first',
      api: { room: never, showPhones: never },
    });
    table.session.runFor({ participant: 'mette' }, 'showPhones', { count: 2, floor: [], seats: [] });
    expect(await screen.findByText('2 telefoner er med')).toBeVisible();
    expect(screen.queryByText('0 telefoner er med')).toBeNull();
  });
});
