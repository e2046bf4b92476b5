import { request } from 'node:http';
import type { RelayOptions } from '../../../src/relay/index.ts';
import { readRelaySettings } from '../../../src/relay/settings.ts';
import { startTestRelay, type TestRelay } from '../../support/relay/inProcess.ts';

const APP = 'https://dialogkort.example.org';

describe('[RELAY-60] a socket of a page', () => {
  let relay: TestRelay;
  afterEach(() => relay.end());

  const start = async (options: Partial<RelayOptions>) => {
    relay = await startTestRelay(options);
  };

  /** The status of the handshake: by polling, or as a WebSocket. */
  const handshake = (transport: 'polling' | 'websocket', origin?: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const asked = request(`${relay.url}/socket.io/?EIO=4&transport=${transport}`, {
        headers: {
          ...(origin !== undefined && { origin }),
          ...(transport === 'websocket' && {
            ...{ connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' },
            'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
          }),
        },
      });
      asked.on('response', (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      asked.on('upgrade', (response, socket) => {
        socket.destroy();
        resolve(response.statusCode);
      });
      asked.on('error', reject);
      asked.end();
    });

  const each = async (origin?: string) => [
    await handshake('polling', origin),
    await handshake('websocket', origin),
  ];

  test('is taken from the app’s own and those that the settings name, and from no others', async () => {
    await start({ allowedOrigins: [APP, 'https://other.example.org'] });
    expect(await each(APP)).toEqual([200, 101]);
    expect(await each('https://other.example.org')).toEqual([200, 101]);
    for (const origin of ['https://evil.example.org', `${APP}.evil.org`, `${APP}:8443`, 'null'])
      expect(await each(origin)).toEqual([403, 400]);
  });

  test('and one without an Origin is accepted', async () => {
    await start({ allowedOrigins: [APP] });
    expect(await each()).toEqual([200, 101]);
  });

  test('is taken from any page where no origins are set', async () => {
    await start({});
    expect(await each('https://evil.example.org')).toEqual([200, 101]);
  });
});

test('[RELAY-60] RELAY_ALLOWED_ORIGINS: accepts origins and names invalid ones', () => {
  expect(readRelaySettings({ RELAY_ALLOWED_ORIGINS: `${APP}, https://b.example.org` })).toEqual({
    settings: { limits: {}, allowedOrigins: [APP, 'https://b.example.org'] },
  });
  expect(readRelaySettings({ RELAY_ALLOWED_ORIGINS: `${APP}/` })).toEqual({
    problems: [expect.stringMatching(/^RELAY_ALLOWED_ORIGINS /)],
  });
});
