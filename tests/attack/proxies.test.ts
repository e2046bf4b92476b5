import { type Attack, attacks } from '../support/attack/attacks.ts';
import { statusesOf } from '../support/attack/rawHttp.ts';
import { ANNA, EVE, type World } from '../support/attack/world.ts';
import { rest } from '../support/relay/rest.ts';
import { FLUID_TENANT_ID } from '../support/server/appServer.ts';

/** More than one address may ask for in a moment. */
const MANY = 6_100;

/** The same question many times, each time as if from another address. The server stands behind one proxy, which is believed. */
const addresses = (name: string, address: (i: number) => string): Attack => ({
  name: `${MANY} questions ${name}`,
  must: '429 from some point on, and answers for all others',
  async run(world) {
    world.stopTheClock();
    const { origin } = world.server;
    const ask = (i: number) => `GET /api/time HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: ${address(i)}\r\n`;
    const requests = Array.from({ length: MANY }, (_, i) => ask(i));
    expect(await statusesOf(origin, requests)).toEqual(new Set(['200', '429']));
    expect((await world.server.ask(world.at, { as: ANNA })).status).toBe(200);
  },
});

/** Pages and answers are the same whatever was said to have been asked for. */
const asked = (name: string, headers: Record<string, string>): Attack => ({
  name: `a page asked for ${name}`,
  must: 'the same page, and nothing of it in there',
  async run({ server, at }) {
    for (const path of ['/', '/panel', '/stage', '/nothing', at, '/documents/x']) {
      const [plain, said] = [await server.ask(path), await server.ask(path, { headers })];
      expect(said.status).toBe(plain.status);
      expect(said.headers.get('location')).toBeNull();
      const told = JSON.stringify([said.body, [...said.headers]]);
      expect(told).not.toContain('evil');
      expect(policyOf(said)).toBe(policyOf(plain));
    }
  },
});

/** But for the nonce, which is another one each time. */
const policyOf = ({ headers }: { headers: Headers }): string | undefined =>
  headers.get('content-security-policy')?.replace(/'nonce-[^']*'/, '');

const ORIGIN = /^https?:\/\/[^/?#@ ]+$/;

/** Where the relay says it is to be found. */
async function origin(world: World, headers: Record<string, string>): Promise<string> {
  const path = `/documents/${FLUID_TENANT_ID}/session/${world.tableId}`;
  const answer = await rest(world.server.origin, 'GET', path, world.fluidToken(), undefined, headers);
  expect(answer.status).toBe(200);
  return (answer.body as { ordererUrl: string }).ordererUrl;
}

describe('[ATTACK-6] forged proxy headers', () => {
  attacks([
    addresses('that make up who asked the proxy', (i) => `10.${i >> 8}.${i & 255}.1, 192.0.2.70`),
    addresses('from ports of one address', (i) => `192.0.2.71:${1_024 + i}`),
    addresses('from one house’s IPv6 addresses', (i) => `2001:db8:1:1::${i.toString(16)}`),
    addresses('from the same addresses with ports', (i) => `[2001:db8:1:2::${i.toString(16)}]:${1_024 + i}`),
    addresses('from an IPv4 address written as an IPv6 one', (i) =>
      i % 2 ? '192.0.2.72' : '::ffff:192.0.2.72',
    ),
    addresses('from what is no address', () => 'unknown'),
    asked('at another host', {
      'x-forwarded-host': 'evil.example',
      forwarded: 'host=evil.example;proto=http',
    }),
    asked('at another port', { 'x-forwarded-port': '6666', 'x-forwarded-server': 'evil.example' }),
    asked('in another way', {
      'x-forwarded-proto': 'evil',
      'x-forwarded-scheme': 'evil',
      'x-forwarded-ssl': 'off',
    }),
    asked('below another path', {
      'x-forwarded-prefix': '/evil',
      'x-forwarded-uri': '/evil',
      'x-script-name': '/evil',
    }),
    {
      name: 'a host of one’s own before the one that the proxy names',
      must: 'the relay names the proxy’s',
      async run(world) {
        const said = {
          'x-forwarded-host': 'evil.example, cards.example',
          'x-forwarded-proto': 'http, https',
        };
        expect(await origin(world, said)).toBe('https://cards.example');
      },
    },
    {
      name: 'a host that is no host',
      must: 'an answer that names an origin and nothing else, and the next one is as ever',
      async run(world) {
        const hosts = ['evil example', 'evil"}', '@evil@', '[evil', 'x/../y?z#'.repeat(50), 'a:b@c:99999'];
        for (const host of hosts) expect(await origin(world, { 'x-forwarded-host': host })).toMatch(ORIGIN);
        for (const proto of ['javascript', 'file', '://', 'http://evil', '']) {
          expect(await origin(world, { 'x-forwarded-proto': proto })).toMatch(ORIGIN);
        }
        expect(await origin(world, {})).toBe(world.server.origin);
      },
    },
    {
      name: 'a form that brings the proxy’s headers along',
      must: 'they count for nothing',
      async run(world) {
        const body = new URLSearchParams([
          ['method', 'GET'],
          ['header', `Authorization: Basic ${world.fluidToken()}`],
          ['header', 'X-Forwarded-Host: evil.example'],
          ['header', 'X-Forwarded-For: 192.0.2.99'],
          ['header', 'Host: evil.example'],
        ]).toString();
        const path = `/documents/${FLUID_TENANT_ID}/session/${world.tableId}`;
        const response = await fetch(world.server.origin + path, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded;restless' },
          body,
        });
        expect(response.status).toBe(200);
        expect(await response.text()).not.toContain('evil');
      },
    },
    {
      name: 'a thousand proxies in a row',
      must: 'an answer, and honest people theirs',
      async run({ server, at }) {
        const headers = { 'x-forwarded-for': Array(700).fill('192.0.2.80').join(', ') };
        expect((await server.ask('/api/time', { headers })).status).toBe(200);
        expect((await server.ask(at, { as: EVE, headers })).status).toBe(200);
      },
    },
  ]);
});
