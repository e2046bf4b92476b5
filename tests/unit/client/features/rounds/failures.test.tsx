/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import { Jotting } from '../../../../../src/client/features/rounds/Jotting.tsx';
import { Placement } from '../../../../../src/client/features/rounds/Placement.tsx';
import { type Api, ApiFailure, type FailureCode } from '../../../../../src/client/session/api.ts';
import { useTableSession } from '../../../../../src/client/session/hooks.ts';
import { renderView } from '../../../../support/client/renderView.tsx';

const FAILED = 'Det kom ikke frem. Prøv igen om lidt.';

const refusing = (code: FailureCode) => () => Promise.reject(new ApiFailure(code, 'refused by the test'));

function PlacementHere() {
  const [placement] = useTableSession().view.get().conversation.placements;
  return placement ? <Placement placement={placement} /> : null;
}

function JottingHere() {
  const { current } = useTableSession().view.get();
  return <Jotting subject={current?.id ?? ''} shareable />;
}

describe('Placement', () => {
  async function answered(code: FailureCode) {
    const api: Partial<Api> = { answerPoll: refusing(code) };
    const rendered = await renderView(<PlacementHere />, { state: 'placing', api });
    await rendered.user.click(screen.getByRole('radio', { name: '4' }));
    await rendered.user.click(screen.getByRole('button', { name: 'Aflever min placering' }));
    return rendered;
  }

  test('says that an answer did not get there, and can be sent again', async () => {
    await answered('offline');
    expect(await screen.findByText(FAILED)).toBeVisible();
    expect(screen.getByRole('radio', { name: '4' })).toBeChecked();
    expect(screen.getByRole('button', { name: 'Aflever min placering' })).not.toHaveAttribute(
      'aria-disabled',
    );
  });

  test('says that there is no room for more', async () => {
    await answered('too_large');
    expect(await screen.findByText('Der er ikke plads til flere placeringer i dette møde.')).toBeVisible();
  });

  test('[PLACE-2] lays no spread on the table that the server did not give', async () => {
    const api: Partial<Api> = { revealPoll: refusing('offline') };
    const { user, table } = await renderView(<PlacementHere />, { state: 'placing', api });
    await user.click(await screen.findByRole('button', { name: 'Vis fordelingen' }));
    expect(table.session.view.get().conversation.placements[0]?.counts).toBeUndefined();
    expect(await screen.findByText(FAILED)).toBeVisible();
  });
});

describe('Jotting', () => {
  async function shared(code: FailureCode) {
    const api: Partial<Api> = { addWord: refusing(code) };
    const rendered = await renderView(<JottingHere />, { state: 'silenceOver', api });
    // Notes to oneself outlive a view.
    await rendered.user.clear(screen.getByRole('textbox', { name: 'Dine egne ord' }));
    await rendered.user.paste('Tid til at øve sig');
    await rendered.user.click(screen.getByRole('button', { name: 'Del uden navn' }));
    return rendered;
  }

  test('keeps the words when they did not get there', async () => {
    await shared('offline');
    expect(await screen.findByText(FAILED)).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Dine egne ord' })).toHaveValue('Tid til at øve sig');
  });

  test('keeps the words when there is no room for them', async () => {
    await shared('too_large');
    expect(await screen.findByText(/^Der er ikke plads til flere svar uden navn her/)).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Dine egne ord' })).toHaveValue('Tid til at øve sig');
  });
});
