/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import { RoundMiddle } from '../../../../../src/client/features/rounds/stage/RoundMiddle.tsx';
import { StageRounds } from '../../../../../src/client/features/rounds/stage/StageRounds.tsx';
import { renderView } from '../../../../support/client/renderView.tsx';

describe('[PHONE-28] where people answer what the stage asks', () => {
  const beside = <StageRounds scrolls={false} />;

  test('is the side panel, and the phone while phones are in or may come in', async () => {
    const { unmount } = await renderView(beside, { state: 'placing' });
    expect(await screen.findByText('Svar i sidepanelet.')).toBeVisible();
    unmount();
    const { table } = await renderView(beside, { state: 'placingByPhone' });
    const byPhone = 'Svar i sidepanelet eller på telefonen.';
    expect(await screen.findByText(byPhone)).toBeVisible();
    const phones = { count: 0, floor: [], seats: [] };
    const show = (room: typeof phones | undefined) =>
      table.session.runFor({ participant: 'mette' }, 'showPhones', room);
    show(phones);
    expect(await screen.findByText('Svar i sidepanelet.')).toBeVisible();
    show({ ...phones, count: 1 });
    expect(await screen.findByText(byPhone)).toBeVisible();
    show(undefined);
    expect(await screen.findByText('Svar i sidepanelet.')).toBeVisible();
  });

  test('is told in English, in a round and when the time is up, too', async () => {
    const phones = { count: 2, floor: [], seats: [] };
    for (const [state, text] of [
      ['silence', 'Write along in the side panel or by phone.'],
      ['timeIsUp', 'Would you like more time? Answer in the side panel or by phone.'],
    ] as const) {
      const { table, unmount } = await renderView(beside, { state, language: 'en' });
      table.session.runFor({ participant: 'mette' }, 'showPhones', phones);
      expect(await screen.findByText(text)).toBeVisible();
      unmount();
    }
    const { table } = await renderView(<RoundMiddle scrolls={false} />, { state: 'closing', language: 'en' });
    table.session.runFor({ participant: 'mette' }, 'showPhones', phones);
    expect(await screen.findByText('Write along in the side panel or by phone.')).toBeVisible();
  });
});
