/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import { Configure } from '../../../../../src/client/features/configure/Configure.tsx';
import type { MeetingHost } from '../../../../../src/host/host.ts';
import { renderView } from '../../../../support/client/renderView.tsx';

/** A host that remembers the addresses it was given. */
function saving(answer: ReturnType<MeetingHost['onSave']>) {
  const urls: string[] = [];
  const onSave: MeetingHost['onSave'] = ({ contentUrl }) => {
    urls.push(contentUrl);
    return answer;
  };
  return { urls, host: { onSave } };
}

describe('Configure', () => {
  test('can be saved at once, with nothing chosen', async () => {
    const { urls, host } = saving({ ok: true });
    await renderView(<Configure />, { host });
    expect(urls.at(-1)).toMatch(/\/panel\?theme=\{theme\}&locale=\{locale\}$/);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('gives the host what was chosen as part of the address', async () => {
    const { urls, host } = saving({ ok: true });
    const { user } = await renderView(<Configure />, { host });
    await user.click(screen.getByText('Vælg på forhånd, hvis du vil'));
    await user.click(await screen.findByRole('checkbox', { name: /^Begynd med den indledende runde/ }));
    expect(urls.at(-1)).toMatch(/&round=/);
  });

  test('says that the host does not save', async () => {
    const { host } = saving({ refused: 'notHere' } as unknown as ReturnType<MeetingHost['onSave']>);
    await renderView(<Configure />, { host });
    expect(screen.getByRole('alert')).toHaveTextContent('Teams vil ikke gemme lige nu.');
  });
});
