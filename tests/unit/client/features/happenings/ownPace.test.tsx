/** @jest-environment jsdom */
import { act, screen } from '@testing-library/react';
import { Happened } from '../../../../../src/client/features/happenings/Happened.tsx';
import { TimeLeft } from '../../../../../src/client/features/rounds/TimeLeft.tsx';
import { StageMessages } from '../../../../../src/client/stage/StageMessages.tsx';
import { renderView } from '../../../../support/client/renderView.tsx';

const MINUTE_MS = 60_000;

test('[A11Y-3] a person hides the clock on their own device', async () => {
  const startedAtMs = Date.now();
  const countdown = { id: 'timer', mayEnd: true, startedAtMs, endsAtMs: startedAtMs + 5 * MINUTE_MS };
  const { user } = await renderView(
    <>
      <TimeLeft countdown={countdown} label="Tid tilbage" />
      <Happened />
    </>,
  );
  expect(screen.getByRole('timer')).toBeVisible();
  await user.click(screen.getByRole('checkbox', { name: 'Skjul uret for mig' }));
  expect(screen.queryByRole('timer')).toBeNull();
  expect(screen.getByText('Uret kører. Du har skjult det.')).toBeVisible();
  await user.click(screen.getByRole('checkbox', { name: 'Skjul uret for mig' }));
  expect(screen.getByRole('timer')).toBeVisible();
});

test('[A11Y-4] messages on the stage pass, or stay until they are closed, as a person chooses', async () => {
  const { user, table } = await renderView(
    <>
      <StageMessages />
      <Happened />
    </>,
  );
  await user.click(screen.getByRole('checkbox', { name: 'Lad beskeder blive stående' }));
  jest.useFakeTimers({ doNotFake: ['queueMicrotask'] });
  try {
    await act(async () => {
      table.session.verbs.turnNext();
      table.session.undoLastStep();
      await jest.advanceTimersByTimeAsync(5 * MINUTE_MS);
    });
  } finally {
    jest.useRealTimers();
  }
  expect(await screen.findByRole('button', { name: 'Luk beskeden' })).toBeVisible();
});
