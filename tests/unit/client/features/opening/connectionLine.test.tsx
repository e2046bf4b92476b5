/** @jest-environment jsdom */
import { act, screen } from '@testing-library/react';
import { ConnectionLine } from '../../../../../src/client/features/opening/ConnectionLine.tsx';
import { renderView } from '../../../../support/client/renderView.tsx';

/** In the gallery it has been away for years. */
const AWAY = /minutter/;
const BACK = 'Forbindelsen er der igen.';

describe('ConnectionLine', () => {
  test('[SYNC-24] says that the connection is back after it was away', async () => {
    const { table } = await renderView(<ConnectionLine />);
    act(() => table.puppet.disconnect());
    expect(await screen.findByText(AWAY)).toBeVisible();
    act(() => table.puppet.connect());
    expect(await screen.findByText(BACK)).toBeVisible();
  });

  test('[SYNC-24] says nothing once a page that was being opened is connected', async () => {
    const { table } = await renderView(<ConnectionLine />, { connection: 'connecting' });
    expect(await screen.findByText(AWAY)).toBeVisible();
    act(() => table.puppet.connect());
    expect(screen.queryByText(BACK)).toBeNull();
  });
});
