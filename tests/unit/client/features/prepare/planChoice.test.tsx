/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import { useState } from 'react';
import { PlanChoice } from '../../../../../src/client/features/prepare/PlanChoice.tsx';
import { PlanLine } from '../../../../../src/client/features/rounds/panel/PlanLine.tsx';
import type { PlanTimes } from '../../../../../src/domain/table/conversation/view.ts';
import { renderView } from '../../../../support/client/renderView.tsx';

const chosen: (PlanTimes | undefined)[] = [];
function Choice() {
  const [plan, setPlan] = useState<PlanTimes>();
  return (
    <PlanChoice
      value={plan}
      onChange={(next) => {
        chosen.push(next);
        setPlan(next);
      }}
    />
  );
}

describe('PlanChoice', () => {
  test('[PLAN-2] begins with just a talk, and lets each time of a running order be changed', async () => {
    const { user } = await renderView(<Choice />, { state: 'preparing' });
    expect(screen.getByRole('radio', { name: /^Kun en snak/ })).toBeChecked();
    expect(screen.queryByRole('combobox')).toBeNull();
    await user.click(screen.getByRole('radio', { name: /^45 minutter/ }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Afrunding' }), '15');
    expect(chosen.at(-1)).toEqual({ minutes: 45, opening: 5, closing: 15 });
    await user.click(screen.getByRole('radio', { name: /^Kun en snak/ }));
    expect(chosen.at(-1)).toBeUndefined();
  });
});

describe('PlanLine', () => {
  test('[PLAN-2] says what time is left, softly', async () => {
    const { table } = await renderView(<PlanLine />, { state: 'first' });
    expect(screen.queryByText(/^Drejebog/)).toBeNull();
    table.session.verbs.setPlan({ minutes: 45, opening: 5, closing: 10 }, Date.now());
    expect(await screen.findByText(/^Drejebog: ca. 3[45] min. til kort/)).toBeVisible();
  });
});
