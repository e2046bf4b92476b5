import { statusesOf } from '../../support/attack/rawHttp.ts';
import { ANNA, FLUID_TENANT_ID, startTestServer } from '../../support/server/appServer.ts';

describe('[ACCESS-13] a server behind a proxy', () => {
  /** The proxy adds its caller's address at the end; what stands before it is the caller's own word. */
  const forwarded = (addresses: string) => ({ 'x-forwarded-for': addresses });

  test('counts by the address that the proxy adds, not by what callers make up', async () => {
    const server = await startTestServer({ settings: { TRUST_PROXY: 'true' } });
    const ask = (addresses: string) => server.ask('/api/time', { headers: forwarded(addresses) });
    const request = (i: number) =>
      `GET /api/time HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 10.0.0.${i % 256}, 192.0.2.7\r\n`;
    // More than a network may ask for in a minute.
    const requests = Array.from({ length: 6_100 }, (_, i) => request(i));
    expect(await statusesOf(server.origin, requests)).toEqual(new Set(['200', '429']));
    expect((await ask('192.0.2.7, 192.0.2.8')).status).toBe(200);
    await server.close();
  }, 60_000);

  test('trusts the configured number of proxies, and none by default', async () => {
    const one = await startTestServer({ settings: { TRUST_PROXY: 'true', PROXY_HOPS: '2' } });
    expect((await one.ask('/api/time', { headers: forwarded('192.0.2.7, 192.0.2.8') })).status).toBe(200);
    await one.close();
    await expect(startTestServer({ settings: { PROXY_HOPS: '0' } })).rejects.toThrow('PROXY_HOPS');
  });
});

test('[SERVE-20] the relay names the address that the app has, whatever is said to have been asked for', async () => {
  const server = await startTestServer({
    ownRelay: true,
    settings: { APP_ORIGIN: 'https://cards.example.dk', TRUST_PROXY: 'true' },
  });
  const { meetingId } = server.meeting(ANNA);
  const { session } = (await server.post('/api/sessions', { as: ANNA, body: { meetingId } })).body;
  const { token } = (await server.post(`/api/sessions/${session.id}/token`, { as: ANNA, body: {} })).body;
  const reply = await server.post(`/documents/${FLUID_TENANT_ID}`, {
    headers: {
      authorization: `Basic ${token}`,
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
      forwarded: 'host=evil.example',
    },
    body: { summary: { type: 'tree', entries: [] }, enableDiscovery: true },
  });
  const url = 'https://cards.example.dk';
  expect(reply.body.session).toMatchObject({ ordererUrl: url, historianUrl: url, deltaStreamUrl: url });
  await server.close();
});
