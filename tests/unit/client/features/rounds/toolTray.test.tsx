/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import { useState } from 'react';
import { Rounds } from '../../../../../src/client/features/rounds/panel/Rounds.tsx';
import { ToolTray } from '../../../../../src/client/features/rounds/panel/ToolTray.tsx';
import { renderView } from '../../../../support/client/renderView.tsx';

/** The tray below what is in use, as in the side panel. */
function Panel() {
  const [begun, setBegun] = useState(0);
  return (
    <>
      <Rounds begun={begun} />
      <ToolTray onBegun={() => setBegun(begun + 1)} />
    </>
  );
}

const tile = (name: string) => screen.getByRole('button', { name, exact: true } as { name: string });

describe('ToolTray', () => {
  test('[PANEL-19] unfolds one tool at a time, and folds it when it has begun', async () => {
    const { user, table } = await renderView(<ToolTray onBegun={() => undefined} />, { state: 'first' });
    await user.click(tile('Stille minut'));
    expect(screen.getByRole('button', { name: 'Hold et stille minut' })).toBeVisible();
    await user.click(tile('Placér jer'));
    expect(screen.queryByRole('button', { name: 'Hold et stille minut' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Det her fylder hos os' }));
    expect(tile('Placér jer')).toHaveAttribute('aria-expanded', 'false');
    expect(table.session.view.get().conversation.placements).toHaveLength(1);
    await user.click(tile('Placér jer'));
    expect(screen.getByText('Det er i gang.')).toBeVisible();
  });

  test('[PANEL-19] brings what unfolds into view, and what was begun with it', async () => {
    const seen: string[] = [];
    const scroll = jest.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (
      this: Element,
    ) {
      seen.push(this.textContent ?? '');
    });
    const { user } = await renderView(<Panel />, { state: 'first' });
    await user.click(tile('Placér jer'));
    expect(seen).toEqual([expect.stringContaining('Det her fylder hos os')]);
    await user.click(screen.getByRole('button', { name: 'Det her fylder hos os' }));
    expect(seen.slice(1)).toEqual([expect.stringContaining('Drop placeringen for alle')]);
    scroll.mockRestore();
  });

  test('[PANEL-19] says that a placement needs a card', async () => {
    const { user } = await renderView(<ToolTray onBegun={() => undefined} />, { state: 'spread' });
    await user.click(tile('Placér jer'));
    expect(screen.getByText('Vend et kort først.')).toBeVisible();
  });
});
