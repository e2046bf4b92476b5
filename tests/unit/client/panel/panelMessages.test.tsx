/** @jest-environment jsdom */
import { act, screen } from '@testing-library/react';
import { PanelMessages } from '../../../../src/client/panel/PanelMessages.tsx';
import { renderView } from '../../../support/client/renderView.tsx';

describe('PanelMessages', () => {
  test('[PANEL-20] a message passes, unless it is being read', async () => {
    let dismissed = 0;
    await renderView(<PanelMessages message={undefined} onDismiss={() => undefined} />, { state: 'spread' });
    jest.useFakeTimers();
    try {
      await renderView(<PanelMessages message="Fortrudt." onDismiss={() => (dismissed += 1)} />, {
        state: 'spread',
      });
      act(() => screen.getByRole('button', { name: 'Luk beskeden' }).focus());
      act(() => void jest.advanceTimersByTime(9_000));
      expect(dismissed).toBe(0);
      act(() => screen.getByRole('button', { name: 'Luk beskeden' }).blur());
      act(() => void jest.advanceTimersByTime(3_000));
      expect(dismissed).toBe(1);
    } finally {
      jest.useRealTimers();
    }
  });
});
