/** @jest-environment jsdom */
import { act, screen } from '@testing-library/react';
import type { ComponentType } from 'react';
import { NewerRelease } from '../../../../src/client/app/NewerRelease.tsx';
import { createApi } from '../../../../src/client/session/api.ts';
import { newerRelease } from '../../../../src/client/session/newerRelease.ts';
import { lazyView } from '../../../../src/client/ui/lazyView.tsx';
import { renderView } from '../../../support/client/renderView.tsx';

const FOUND = 'Der er kommet en ny udgave af Dialogkort.';
const answering = (status: number, body: object = {}): typeof fetch =>
  (async () => ({ ok: false, status, headers: new Headers(), json: async () => body })) as never;
const refusing = (code: string) =>
  createApi(async () => undefined, answering(404, { error: { code, message: '' } }));
const missing = (request: unknown) => Object.assign(new Error('Loading chunk 12 failed.'), { request });

// In this order: what a page has found it knows for good.
describe('[LAZY-3] NewerRelease', () => {
  test('says nothing when something of a meeting is not there, or a part of the page does not come', async () => {
    await renderView(<NewerRelease />);
    await expect(refusing('not_found').listSessions({ meetingId: 'm' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await act(async () => {
      await newerRelease.lookFor(missing('/assets/12.0a1b2c3d.js'), answering(200));
      await newerRelease.lookFor(missing('/assets/12.0a1b2c3d.js'), async () => {
        throw new TypeError('no network');
      });
      await newerRelease.lookFor(missing(undefined), answering(404));
      await newerRelease.lookFor(undefined, answering(404));
    });
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  });

  test('offers to load the page again when the server no longer has a part of it', async () => {
    const View = lazyView((): Promise<ComponentType> => Promise.reject(missing('/assets/12.0a1b2c3d.js')));
    const asked = jest.fn(answering(404));
    Object.assign(globalThis, { fetch: asked });
    await renderView(
      <>
        <View />
        <NewerRelease />
      </>,
    );
    expect(await screen.findByText(FOUND)).toBeVisible();
    expect(asked).toHaveBeenCalledWith('/assets/12.0a1b2c3d.js', { method: 'HEAD' });
    expect(screen.getByRole('button', { name: 'Genindlæs siden' })).toBeVisible();
  });

  test('offers it when the server does not know an address, until it is put off', async () => {
    await expect(refusing('unknown_address').listSessions({ meetingId: 'm' })).rejects.toMatchObject({
      code: 'newer_version',
    });
    const { user } = await renderView(<NewerRelease />);
    expect(screen.getByText(FOUND)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Luk beskeden' }));
    expect(screen.queryByText(FOUND)).toBeNull();
    act(() => newerRelease.found());
    expect(screen.queryByText(FOUND)).toBeNull();
  });
});
