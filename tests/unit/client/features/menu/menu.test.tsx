/** @jest-environment jsdom */
import { screen, waitFor } from '@testing-library/react';
import { CardsSheet } from '../../../../../src/client/features/menu/CardsSheet.tsx';
import { MeetingMenu } from '../../../../../src/client/features/menu/MeetingMenu.tsx';
import { useSharing } from '../../../../../src/client/features/sharing/useSharing.ts';
import type { Api } from '../../../../../src/client/session/api.ts';
import { type RenderOptions, renderView } from '../../../../support/client/renderView.tsx';

function CardsSheetHere() {
  return <CardsSheet sharing={useSharing()} onUsed={() => undefined} />;
}

describe('the menu', () => {
  let pressed: string[];
  beforeEach(() => {
    pressed = [];
  });

  const shown = (options: RenderOptions) =>
    renderView(
      <MeetingMenu onOpen={(sheet) => pressed.push(sheet)} onClose={() => pressed.push('close')} />,
      options,
    );
  const buttons = () => screen.getAllByRole('button').map(({ textContent }) => textContent);

  test('[PANEL-18] a facilitator has five rows, which say how things are, and the end', async () => {
    const { user } = await shown({ state: 'turned' });
    expect(buttons()).toEqual([
      'Roller og telefonerMødeleder: Mette Holm',
      'Kort og formålDigitale kompetencer',
      'Opsamling indtil nu',
      'Hvad er der sket',
      'Hjælp og om appen',
      'Pak kortene sammen …',
    ]);
    for (const button of screen.getAllByRole('button')) await user.click(button);
    expect(pressed).toEqual(['people', 'cards', 'recap', 'happened', 'help', 'end']);
  });

  test('[PANEL-18] [PANEL-5] a colleague has the same rows without phones and without the end', async () => {
    await shown({ state: 'turned', me: 'jonas' });
    expect(buttons()).toEqual([
      'RollerMødeleder: Mette Holm',
      'Kort og formålDigitale kompetencer',
      'Opsamling indtil nu',
      'Hvad er der sket',
      'Hjælp og om appen',
    ]);
  });

  test('[PANEL-5] a guest is told that there is no role for them, and finds the help', async () => {
    await shown({ state: 'turned', me: 'viewer' });
    expect(screen.getByText('Du ser med og har ingen rolle ved bordet.')).toBeVisible();
    expect(buttons()).toEqual(['Hjælp og om appen']);
  });

  test('[FOLLOW-7] after the end the facilitator takes the cards out again, or deletes everything', async () => {
    let reopened = 0;
    const api: Partial<Api> = {
      reopenSession: async () => {
        reopened += 1;
        throw new TypeError('The network is away.');
      },
    };
    const { user } = await shown({ state: 'ended', api });
    const again = screen.getByRole('button', { name: 'Tag kortene frem igen' });
    expect(screen.getByRole('button', { name: 'Slet alt fra dette bord …' })).toBeVisible();
    await user.click(again);
    expect(await screen.findByRole('alert')).toHaveTextContent('Det lykkedes ikke. Prøv igen om lidt.');
    expect(reopened).toBe(1);
    expect(pressed).toEqual([]);
  });

  test('[FOLLOW-7] a colleague is not offered to reopen while a facilitator is there, nor ever to delete', async () => {
    await shown({ state: 'ended', me: 'jonas' });
    expect(screen.queryByRole('button', { name: 'Tag kortene frem igen' })).toBeNull();
    expect(screen.queryByRole('button', { name: /^Slet/ })).toBeNull();
  });
});

describe('the sheet about the cards', () => {
  test('[PANEL-18] a facilitator chooses who turns cards, and hears what each choice means', async () => {
    const { user, table } = await renderView(<CardsSheetHere />, { state: 'turned' });
    const led = screen.getByRole('radio', { name: 'Mødelederen vender kort' });
    expect(screen.getByRole('radio', { name: 'Alle må vende kort' })).toBeChecked();
    expect(led).toHaveAccessibleDescription('De andre følger med og kan stadig skrive kort.');
    await user.click(led);
    await waitFor(() => expect(led).toBeChecked());
    expect(table.session.view.get().access).toBe('led');
  });

  test('[PANEL-5] a colleague reads who turns cards and has nothing to press about it', async () => {
    await renderView(<CardsSheetHere />, { state: 'led', me: 'jonas' });
    expect(screen.getByText('Mødelederen vender kortene.')).toBeVisible();
    expect(screen.queryByRole('radio')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Bland kortene' })).toBeNull();
  });
});
