/** @jest-environment jsdom */
import { act, screen } from '@testing-library/react';
import { Announcer } from '../../../../../src/client/features/happenings/Announcer.tsx';
import { renderView } from '../../../../support/client/renderView.tsx';

test('[HEARD-9] Announcer: the last sentence does not stand on the page for good', async () => {
  const { table } = await renderView(<Announcer window="panel" />, { state: 'spread' });
  const region = screen.getByRole('status');
  await act(async () => table.session.verbs.turnNext());
  expect(await screen.findByText(/^Du vendte et kort\./)).toBeInTheDocument();
  jest.useFakeTimers({ doNotFake: ['queueMicrotask'] });
  try {
    await act(async () => {
      table.session.verbs.park();
      await jest.advanceTimersByTimeAsync(1_000);
    });
    expect(region).toHaveTextContent(/parkerede kortet/);
    await act(async () => void (await jest.advanceTimersByTimeAsync(20_000)));
    expect(region).toBeEmptyDOMElement();
  } finally {
    jest.useRealTimers();
  }
});
