/** @jest-environment jsdom */
import { screen, waitFor } from '@testing-library/react';
import { GuestAccess } from '../../../../../src/client/features/sharing/GuestAccess.tsx';
import { SharingLine } from '../../../../../src/client/features/sharing/SharingLine.tsx';
import { useSharing } from '../../../../../src/client/features/sharing/useSharing.ts';
import { type Api, ApiFailure } from '../../../../../src/client/session/api.ts';
import { type RenderOptions, renderView } from '../../../../support/client/renderView.tsx';

function Line() {
  return <SharingLine sharing={useSharing()} />;
}

const shown = (host: Required<RenderOptions>['host']) =>
  renderView(<Line />, { state: 'turned', view: 'sidePanel', host });

describe('the line about showing the table', () => {
  test('[PANEL-16] shows the table with a press, and takes it down with another', async () => {
    let isOn = false;
    const { user } = await shown({
      isSharing: async () => ({ ok: isOn }),
      shareToStage: async () => {
        isOn = true;
        return { ok: true };
      },
      stopSharing: async () => {
        isOn = false;
        return { ok: true };
      },
    });
    expect(await screen.findByText('Bordet vises ikke for alle')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Vis for alle' }));
    expect(await screen.findByText('Alle kan se bordet')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Stop visningen' }));
    expect(await screen.findByText('Bordet vises ikke for alle')).toBeVisible();
  });

  test('[HOST-12] a refusal says what it means and who can help, and the panel stays', async () => {
    const { user } = await shown({ shareToStage: async () => ({ refused: 'notAllowed' }) });
    await user.click(await screen.findByRole('button', { name: 'Vis for alle' }));
    expect(await screen.findByText(/Bed den, der har indkaldt, om at åbne Dialogkort/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Vis for alle' })).toBeEnabled();
  });

  test('[HOST-12] where the table can never be shown, the button goes and the sentence stays', async () => {
    const { user } = await shown({ shareToStage: async () => ({ refused: 'notSupported' }) });
    await user.click(await screen.findByRole('button', { name: 'Vis for alle' }));
    expect(await screen.findByText(/I kan også vende kortene her i panelet/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Vis for alle' })).toBeNull();
  });
});

describe('people without an account', () => {
  test('[ACCESS-15] a facilitator reads who opened the stage to them, and closes it; a failure is said', async () => {
    let tries = 0;
    let viewings = [{ by: 'sara', since: '2026-11-22T10:00:00Z' }];
    const api: Partial<Api> = {
      stageShares: async () => ({ viewings }),
      endStageShares: async () => {
        tries += 1;
        if (tries === 1) throw new ApiFailure('offline', 'there is no connection');
        viewings = [];
        return undefined as never;
      },
    };
    const { user } = await renderView(<GuestAccess />, { state: 'turned', api });
    expect(await screen.findByText(/Sara Lind/)).toBeVisible();
    await user.click(screen.getByRole('button'));
    expect(await screen.findByRole('alert')).toBeVisible();
    await user.click(screen.getByRole('button'));
    await waitFor(() => expect(screen.queryByText(/Sara Lind/)).toBeNull());
    expect(tries).toBe(2);
  });

  test('[ACCESS-15] a colleague reads it and has nothing to press', async () => {
    await renderView(<GuestAccess />, { state: 'turned', me: 'jonas' });
    expect(await screen.findByText(/Sara Lind/)).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
  });
});
