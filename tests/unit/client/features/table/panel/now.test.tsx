/** @jest-environment jsdom */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { Sharing } from '../../../../../../src/client/features/sharing/useSharing.ts';
import { Now } from '../../../../../../src/client/features/table/panel/Now.tsx';
import { type RenderOptions, renderView } from '../../../../../support/client/renderView.tsx';

const SHOWN: Sharing = {
  ...{ stage: 'on', busy: false, problem: undefined, wasOn: false, canShow: true },
  show: () => undefined,
  stop: () => undefined,
};

describe('what happens now', () => {
  const shown = (options: RenderOptions, sharing: Partial<Sharing> = {}) =>
    renderView(
      <Now
        sharing={{ ...SHOWN, ...sharing }}
        onEnd={() => pressed.push('end')}
        onSeeParked={() => pressed.push('parked')}
        onOwnCards={() => undefined}
        onOvertaken={() => pressed.push('overtaken')}
      />,
      { view: 'sidePanel', ...options },
    );
  const button = (name: string) => screen.getByRole('button', { name });
  let pressed: string[];
  beforeEach(() => {
    pressed = [];
  });

  test('[PANEL-1] the organiser has one step: to lay the cards out', async () => {
    const { user, table } = await shown({ state: 'preparing' });
    await user.click(button('Læg kortene på bordet'));
    expect(table.session.view.get()).toMatchObject({ phase: 'running', facilitators: ['mette'] });
  });

  test('[PANEL-1] a colleague reads who does that, and may do it', async () => {
    await shown({ state: 'preparing', me: 'jonas' });
    expect(screen.getByText(/lægger kortene på bordet, når I er samlet/)).toBeVisible();
    expect(button('Læg kortene på bordet')).toBeEnabled();
  });

  test('[PANEL-2] right after the start showing the table is the step', async () => {
    const show = jest.fn();
    const { user } = await shown({ state: 'fresh' }, { stage: 'off', show });
    await user.click(button('Vis bordet for alle'));
    expect(show).toHaveBeenCalledTimes(1);
  });

  test('[PANEL-2] while Teams is asked to show it, the button says so and waits', async () => {
    const show = jest.fn();
    const { user } = await shown({ state: 'fresh' }, { stage: 'off', busy: true, show });
    await user.click(button('Spørger Teams …'));
    expect(show).not.toHaveBeenCalled();
  });

  test('[PANEL-3] the card is turned, talked about, parked and put back by its buttons', async () => {
    const { user, table } = await shown({ state: 'fresh' });
    const view = () => table.session.view.get();
    await user.click(button('Vend et kort'));
    const card = await screen.findByRole('article');
    const first = view().current?.question ?? '';
    expect(within(card).getByRole('heading', { level: 2 })).toHaveTextContent(first);
    await user.click(button('Læg tilbage'));
    await user.click(await screen.findByRole('button', { name: 'Vend et kort' }));
    await user.click(await screen.findByRole('button', { name: 'Parkér' }));
    await waitFor(() => expect(view().parked).toHaveLength(1));
    await user.click(await screen.findByRole('button', { name: 'Vend et kort' }));
    await user.click(await screen.findByRole('button', { name: 'Næste kort' }));
    expect(view()).toMatchObject({ discussed: [{}], parked: [{}], current: {} });
  });

  test('[PANEL-3] a double click turns one card', async () => {
    const { user, table } = await shown({ state: 'turned' });
    const { discussed } = table.session.view.get();
    await user.dblClick(button('Næste kort'));
    expect(table.session.view.get().discussed).toHaveLength(discussed.length + 1);
  });

  test('[PANEL-14] a press right after another person’s step is not applied, and that is said', async () => {
    const { table } = await shown({ state: 'turned' });
    const next = button('Næste kort');
    // Meant for the card before, however long a busy machine takes to show the next one.
    const press = new MouseEvent('click', { bubbles: true });
    Object.defineProperty(press, 'timeStamp', { value: performance.now() });
    await act(async () => {
      table.puppet.finish();
      table.puppet.turnNext();
    });
    const { current } = table.session.view.get();
    await waitFor(() => expect(screen.getByRole('article')).toHaveTextContent(current?.question ?? '-'));
    fireEvent(next, press);
    expect(pressed).toEqual(['overtaken']);
    expect(table.session.view.get().current?.id).toBe(current?.id);
  });

  test('[PANEL-4] when all cards have been handled the step is to round off, and parked cards are pointed at', async () => {
    const { user } = await shown({ state: 'allDiscussed' });
    await user.click(button('Se parkerede kort'));
    expect(pressed).toEqual(['parked']);
    expect(screen.queryByRole('button', { name: 'Næste kort' })).toBeNull();
  });

  test('[PANEL-5] a colleague at a led table reads the reason once, and turns nothing', async () => {
    await shown({ state: 'led', me: 'jonas' });
    expect(screen.getAllByText('Mødelederen vender kortene. De kommer frem her.')).toHaveLength(1);
    expect(screen.queryByRole('button', { name: 'Vend et kort' })).toBeNull();
  });

  test('[PANEL-5] a guest follows the card and has no buttons', async () => {
    await shown({ state: 'turned', me: 'viewer' });
    expect(screen.getByRole('article')).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
  });

  test('[PANEL-7] after the end every member may begin again', async () => {
    await shown({ state: 'ended', me: 'jonas' });
    expect(await screen.findByRole('button', { name: 'Læg kortene på bordet igen' })).toBeEnabled();
  });

  test('[PANEL-7] after the end keeping the recap comes first, and unfolds in its place', async () => {
    const { user } = await shown({ state: 'harvested' });
    const keep = await screen.findByRole('button', { name: 'Gem eller del opsamlingen' });
    const again = button('Læg kortene på bordet igen');
    expect(keep.compareDocumentPosition(again)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(keep).toHaveAttribute('aria-expanded', 'false');
    await user.click(keep);
    expect(keep).toHaveAttribute('aria-expanded', 'true');
    const copy = await screen.findByRole('button', { name: 'Kopiér til mail og chat' });
    expect(copy.compareDocumentPosition(again)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  test('[PANEL-22] who wraps up packs up with one press, and takes it back with one', async () => {
    const { user, table, meeting } = await shown({ state: 'closing' });
    await user.click(button('Pak kortene sammen'));
    expect(pressed).toEqual([]);
    expect(table.session.view.get().phase).toBe('ended');
    const reopen = jest.spyOn(meeting, 'reopen').mockResolvedValue(undefined);
    await user.click(await screen.findByRole('button', { name: 'Tag kortene frem igen' }));
    expect(reopen).toHaveBeenCalledTimes(1);
  });
});
