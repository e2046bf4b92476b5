/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import { SidePanel } from '../../../../src/client/panel/SidePanel.tsx';
import { renderView } from '../../../support/client/renderView.tsx';

describe('Places', () => {
  test('[A11Y-14] a tab that is pressed by keyboard gives the focus to its place', async () => {
    const { user } = await renderView(<SidePanel />, { state: 'spread' });
    screen.getByRole('tab', { name: 'Nu' }).focus();
    await user.keyboard('{ArrowRight}');
    const tab = screen.getByRole('tab', { name: 'Kort' });
    expect(tab).toHaveFocus();
    expect(tab).toHaveAttribute('aria-selected', 'true');
    await user.keyboard('{Enter}');
    expect(screen.getByRole('tabpanel', { name: 'Kort' })).toHaveFocus();
  });

  test('[A11Y-14] a tab that is pressed with the pointer keeps it', async () => {
    const { user } = await renderView(<SidePanel />, { state: 'spread' });
    await user.click(screen.getByRole('tab', { name: 'Kort' }));
    expect(screen.getByRole('tab', { name: 'Kort' })).toHaveFocus();
  });

  test('[PANEL-23] a place begins at its top, wherever the last one was scrolled to', async () => {
    const { user } = await renderView(<SidePanel />, { state: 'turned' });
    await user.click(screen.getByRole('tab', { name: 'Noter' }));
    const scroll = screen.getByRole('tabpanel').parentElement;
    const toTop = jest.spyOn(scroll as HTMLElement, 'scrollTo');
    await user.click(screen.getByRole('tab', { name: 'Nu' }));
    expect(toTop).toHaveBeenCalledWith({ top: 0 });
  });
});
