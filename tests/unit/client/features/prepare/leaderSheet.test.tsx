/** @jest-environment jsdom */
import { screen, within } from '@testing-library/react';
import { LeaderSheetFold } from '../../../../../src/client/features/prepare/LeaderSheetFold.tsx';
import {
  type LeaderSheetInput,
  leaderSheetOf,
  leaderSheetText,
} from '../../../../../src/client/features/prepare/leaderSheet.ts';
import { renderView } from '../../../../support/client/renderView.tsx';
import { playedTable } from '../../../../support/recap/recaps.ts';

const sheetOf = (conversation: Partial<LeaderSheetInput['conversation']> = {}, own = {}) => {
  const table = playedTable();
  const chosen: LeaderSheetInput['conversation'] = {
    plan: undefined,
    purpose: 'talk',
    minutes: undefined,
    dealing: 'shuffled',
    beginWithRound: false,
    part: 'cards',
    ...conversation,
  };
  return leaderSheetOf({ ...table, conversation: chosen, language: 'da', own });
};

describe('leaderSheetOf', () => {
  test('[PLAN-4] has the times of the running order at its steps', () => {
    const plan = { minutes: 45, opening: 5, closing: 10, startedAtMs: undefined };
    expect(sheetOf({ plan }).steps.map(({ time }) => time)).toEqual([
      undefined,
      '0–5 min.',
      '5–35 min.',
      '35–45 min.',
    ]);
  });

  test('[PLAN-4] leaves out times and the opening round where there are none', () => {
    const { words, steps } = sheetOf();
    expect(words).toBe('Kun en snak, uden tidsplan.');
    expect(steps.map(({ title }) => title)).toEqual(['Før I begynder', 'Kortene', 'Afrunding']);
    expect(steps.every(({ time }) => time === undefined)).toBe(true);
  });

  test('[PLAN-4] lists the cards that are in, by area or in their order', () => {
    const { cards } = playedTable();
    const items = (dealing: 'shuffled' | 'asLaid') =>
      (sheetOf({ dealing }).steps.at(-2)?.lists ?? []).flatMap((list) => list.items);
    expect([...items('shuffled')].sort()).toEqual(cards.map(({ question }) => question).sort());
    expect(items('asLaid')).toEqual(cards.map(({ question }, at) => `${at + 1}. ${question}`));
    expect(sheetOf().steps.at(-2)?.lists?.at(-1)?.heading).toBe('Egne kort');
  });

  test('[PLAN-4] puts the facilitator’s own cues at the end of their step', () => {
    const sheet = sheetOf({}, { closing: 'Husk kagen\n\n  Tak Jonas ' });
    expect(sheet.steps.at(-1)?.cues.slice(-2)).toEqual(['Husk kagen', 'Tak Jonas']);
    expect(leaderSheetText(sheet)).toContain('– Husk kagen\n– Tak Jonas');
  });
});

test('[PLAN-4] the text to copy has what was written and what was chosen', async () => {
  const { user } = await renderView(<LeaderSheetFold />, { state: 'preparing' });
  await user.click(screen.getByText('Lav et ark til mødelederen'));
  const cues = await screen.findByRole('group', { name: 'Dine egne stikord' });
  await user.type(within(cues).getByLabelText('Kortene'), 'Spørg ind');
  await user.click(screen.getByText('Vis arket som tekst'));
  expect(screen.getByLabelText('Arket som tekst')).toHaveTextContent(
    /Drejebog: Digitale kompetencer.*– Spørg ind/,
  );
});
