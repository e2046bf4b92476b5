/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import { RecapPage } from '../../../../../src/client/features/recap/RecapPage.tsx';
import { RecapSoFar } from '../../../../../src/client/features/recap/RecapSoFar.tsx';
import { type RenderOptions, renderView } from '../../../../support/client/renderView.tsx';

const LINK_ONLY = /^Du ser den opsamling, som nogen fra mødet har delt med dig/;

describe('RecapSoFar', () => {
  test('a facilitator shows it to everybody, and takes it down', async () => {
    const { user, table } = await renderView(<RecapSoFar />, { state: 'spread' });
    const shown = () => table.session.view.get().conversation.recapShown;
    await user.click(screen.getByRole('button', { name: 'Vis for alle' }));
    expect(shown()).toBe(true);
    await user.click(await screen.findByRole('button', { name: 'Stop visningen' }));
    expect(shown()).toBe(false);
  });

  test('others read it', async () => {
    await renderView(<RecapSoFar />, { state: 'spread', me: 'jonas' });
    expect(screen.queryByRole('button', { name: 'Vis for alle' })).toBeNull();
  });
});

describe('RecapPage', () => {
  test('a reader with a link is told so, and sees no earlier meetings', async () => {
    await renderView(<RecapPage />, { state: 'harvested', me: 'viewer' });
    expect(screen.getByText(LINK_ONLY)).toBeVisible();
    expect(screen.queryByText('Tidligere møder')).toBeNull();
  });

  test('a member is not', async () => {
    await renderView(<RecapPage />, { state: 'harvested' });
    expect(screen.queryByText(LINK_ONLY)).toBeNull();
  });
});

describe('Export', () => {
  const open = async (options: RenderOptions = {}) => {
    const rendered = await renderView(<RecapPage />, { state: 'harvested', ...options });
    await rendered.user.click(screen.getByText('Gem eller del opsamlingen'));
    return rendered;
  };

  test('[EXPORT-11] copies headings and lists together with the plain text', async () => {
    const { user } = await open();
    // jsdom has no ClipboardItem.
    const parts: Record<string, Blob>[] = [];
    class ClipboardItemHere {
      constructor(part: Record<string, Blob>) {
        parts.push(part);
      }
    }
    Object.assign(globalThis, { ClipboardItem: ClipboardItemHere });
    jest.spyOn(navigator.clipboard, 'write').mockResolvedValue(undefined);
    await user.click(screen.getByRole('button', { name: 'Kopiér til mail og chat' }));
    expect(await screen.findByText(/^Opsamlingen er kopieret med overskrifter og lister/)).toBeVisible();
    expect(Object.keys(parts[0] ?? {})).toEqual(['text/html', 'text/plain']);
    Reflect.deleteProperty(globalThis, 'ClipboardItem');
  });

  test('[EXPORT-11] selects the plain text where the host refuses', async () => {
    const { user } = await open();
    jest.spyOn(navigator.clipboard, 'write').mockRejectedValue(new Error('not allowed'));
    await user.click(screen.getByRole('button', { name: 'Kopiér til mail og chat' }));
    expect(await screen.findByText(/^Teksten er markeret/)).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Opsamlingen som tekst' })).toHaveFocus();
  });

  test('[EXPORT-13] Teams’ own calendar gets subject, day and open actions', async () => {
    const composeMeeting = jest.fn(async () => ({ ok: true }) as const);
    const { user } = await open({ host: { composeMeeting } });
    const day = screen.getByLabelText('Hvornår følger I op?');
    await user.clear(day);
    await user.click(await screen.findByRole('button', { name: 'Opret i Teams’ kalender' }));
    expect(await screen.findByText('Skriv en dato, dag, måned og år.')).toBeVisible();
    expect(day).toHaveAccessibleDescription(/^Skriv en dato/);
    expect(composeMeeting).not.toHaveBeenCalled();
    await user.type(day, '2026-12-15');
    await user.click(screen.getByRole('button', { name: 'Opret i Teams’ kalender' }));
    expect(composeMeeting).toHaveBeenCalledWith(
      expect.objectContaining({ subject: expect.stringMatching(/^Opfølgning: /), day: '2026-12-15' }),
    );
  });

  test('[EXPORT-13] what Teams refuses points to the file', async () => {
    const composeMeeting = async () => ({ refused: 'failed' }) as const;
    const { user } = await open({ host: { composeMeeting } });
    await user.click(await screen.findByRole('button', { name: 'Opret i Teams’ kalender' }));
    expect(await screen.findByText(/Hent kalenderfilen i stedet/)).toBeVisible();
  });

  test('[EXPORT-14] members copy the link to the meeting’s tab; a reader with a link has none', async () => {
    const { user, unmount } = await open();
    await user.click(await screen.findByRole('button', { name: 'Kopiér linket' }));
    expect(await screen.findByText('Linket er kopieret.')).toBeVisible();
    expect(await navigator.clipboard.readText()).not.toMatch(/ticket/);
    unmount();
    await open({ me: 'viewer' });
    expect(screen.queryByRole('button', { name: 'Kopiér linket' })).toBeNull();
  });
});
