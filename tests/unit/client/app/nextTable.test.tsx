/** @jest-environment jsdom */
import { act, screen } from '@testing-library/react';
import { NextTable } from '../../../../src/client/app/App.tsx';
import { Announcer } from '../../../../src/client/features/happenings/Announcer.tsx';
import type { MeetingState } from '../../../../src/client/session/meetingSession.ts';
import type { Subject } from '../../../../src/fluid/observable.ts';
import { renderView } from '../../../support/client/renderView.tsx';

test('[A11Y-13] NextTable: says that another table is on its way, in a region that was there before', async () => {
  const { meeting } = await renderView(
    <>
      <Announcer window="panel" />
      <NextTable />
    </>,
  );
  const regions = screen.getAllByRole('status');
  for (const region of regions) expect(region).toBeEmptyDOMElement();
  act(() => (meeting.state as Subject<MeetingState>).set({ kind: 'opening' }));
  expect(screen.getByText('Kortene bliver lagt frem …')).toBe(regions[1]);
});
