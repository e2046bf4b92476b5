/** @jest-environment jsdom */
import '../../support/client/browser.ts';
import { act, render, screen } from '@testing-library/react';
import { Heard } from '../../../src/phone/views/Heard.tsx';
import type { PhoneTable } from '../../../src/shared/contract/schemas/phones.ts';
import { TABLE } from '../../support/server/room.ts';

const QUESTION = TABLE.card?.question.da;
const next: PhoneTable = {
  ...TABLE,
  ...(TABLE.card && { card: { ...TABLE.card, question: { da: 'Hvad nu?', en: 'What now?' } } }),
};

describe('Heard', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());
  const heard = () => screen.getAllByRole('status').map(({ textContent }) => textContent);

  test('[PHONE-27] tells what is new, and is empty afterwards, so that a reader meets the text once', () => {
    const { rerender } = render(<Heard table={TABLE} />);
    const regions = screen.getAllByRole('status');
    expect(heard()).toEqual([QUESTION, 'Vi er klar']);
    act(() => jest.advanceTimersByTime(14_000));
    expect(heard()).toEqual([QUESTION, 'Vi er klar']);
    act(() => jest.advanceTimersByTime(1_000));
    expect(heard()).toEqual(['', '']);
    // Told again only when something is new, in the regions that were there before.
    rerender(<Heard table={{ ...next, wordsRound: 'k02' }} />);
    expect(heard()).toEqual(['Hvad nu?', '']);
    expect(screen.getAllByRole('status')).toEqual(regions);
    act(() => jest.advanceTimersByTime(15_000));
    expect(heard()).toEqual(['', '']);
  });
});
