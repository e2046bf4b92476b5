import { type Attack, attacks } from '../support/attack/attacks.ts';
import { sendRaw } from '../support/attack/rawHttp.ts';
import { ANNA, EVE, refusal } from '../support/attack/world.ts';
import { FLUID_TENANT_ID } from '../support/server/appServer.ts';

/** What must never be read from outside. */
const INSIDE = ['root:', 'PRIVATE KEY', 'SECRET_', '"dependencies"', 'SQLite format', 'export function'];

/** A path that leads out of what is served, sent as it is. */
const path = (target: string): Attack => ({
  name: `GET ${target.length > 60 ? `${target.slice(0, 60)}…` : target}`,
  must: 'refused, and nothing from inside',
  async run({ server }) {
    const { status, text } = await sendRaw(
      server.origin,
      `GET ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`,
    );
    expect([400, 404, 414, 431, ...(target.startsWith('/api/decks/') ? [401] : [])]).toContain(status);
    for (const inside of INSIDE) expect(text).not.toContain(inside);
  },
});

const method = (name: string, must: readonly number[]): Attack => ({
  name: `${name} on a session`,
  must: `one of ${must.join(', ')}, and nothing changes`,
  async run({ server, at }) {
    const token = await server.cloud.signIn(EVE);
    const { status } = await sendRaw(
      server.origin,
      `${name} ${at} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\nConnection: close\r\n\r\n`,
    );
    expect(must).toContain(status);
    expect((await server.ask(at, { as: ANNA })).status).toBe(200);
  },
});

/** Headers that might make somebody else of the caller, or another method of the request. */
const header = (name: string, headers: Record<string, string>): Attack => ({
  name: `${name} in a header`,
  must: '403 not_allowed for deleting, as without it',
  async run({ server, at }) {
    expect(refusal(await server.ask(at, { as: EVE, method: 'DELETE', headers }))).toBe('403 not_allowed');
    expect((await server.ask(at, { as: ANNA })).status).toBe(200);
  },
});

/** Whole requests that proxies and servers may read differently. */
const raw = (name: string, must: readonly number[], text: (host: string) => string): Attack => ({
  name,
  must: `${must.map((status) => (status === 0 ? 'no answer' : status)).join(' or ')}`,
  async run({ server }) {
    const { status } = await sendRaw(server.origin, text(new URL(server.origin).host));
    expect(must).toContain(status);
  },
});

describe('[ATTACK-6] [SERVE-28] paths, methods and headers', () => {
  attacks([
    path('/../../../../etc/passwd'),
    path('/..%2f..%2f..%2fetc%2fpasswd'),
    path('/%2e%2e/%2e%2e/package.json'),
    path('/assets/../../package.json'),
    path('/assets/..%5c..%5cpackage.json'),
    path('/assets/%00'),
    path('/.env'),
    path('/.git/config'),
    path('/env/.env.dev'),
    path('/data/registry.sqlite'),
    path('/src/server/config.ts'),
    path('/node_modules/express/package.json'),
    path('/package.json'),
    path('/panel.html'),
    path('/panel/'),
    path('//evil.example/panel'),
    path('/api/sessions/../../etc/passwd'),
    path('/api/decks/..%2f..%2fpackage'),
    path('/api/decks/%2e%2e%2fpackage.json'),
    path('/API/SESSIONS/x'),
    path('/api/sessions/%E0%A4%A'),
    path('/deltas/../api/sessions'),
    path(`/${'a'.repeat(20_000)}`),
    path(`/api/sessions/${'x/'.repeat(2_000)}`),
    method('PUT', [404]),
    method('PATCH', [404]),
    method('TRACE', [404, 405]),
    method('CONNECT', [0, 400, 404, 405]),
    method('PROPFIND', [404]),
    method('DELETED', [400]),
    header('another method', { 'x-http-method-override': 'GET', 'x-method-override': 'GET' }),
    header('another path', { 'x-original-url': '/api/time', 'x-rewrite-url': '/api/time' }),
    header('another address', { 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1' }),
    header('another person', { 'x-ms-token-aad-id-token': 'x', 'x-user-id': ANNA.objectId }),
    header('a pseudonym', { 'x-participant': 'A'.repeat(22) }),
    {
      name: 'reading the metrics from the machine itself, or saying so',
      must: '404: no token is set',
      async run({ server }) {
        const headers = { 'x-forwarded-for': '127.0.0.1' };
        expect((await server.ask('/metrics', { headers })).status).toBe(404);
      },
    },
    {
      name: 'a line break in a header, to write one’s own',
      must: '400, and no such header comes back',
      async run({ server }) {
        const { status, text } = await sendRaw(
          server.origin,
          'GET /panel?locale=da%0d%0aSet-Cookie:%20a=b HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n',
        );
        expect(status).toBe(200);
        expect(text.toLowerCase()).not.toContain('\r\nset-cookie');
      },
    },
    {
      name: 'script in the page’s address',
      must: 'it does not stand in the page',
      async run({ server }) {
        const { body } = await server.ask(
          '/panel?theme=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&locale=%22onload=%22alert(1)',
        );
        expect(body).not.toContain('alert(1)');
      },
    },
    {
      name: 'calling the API from another site’s page',
      must: 'no answer that its page may read',
      async run({ server, at }) {
        for (const method of ['OPTIONS', 'GET']) {
          const headers = { origin: 'https://evil.example', 'access-control-request-method': 'DELETE' };
          const reply = await server.ask(at, { method, headers });
          expect(reply.headers.get('access-control-allow-origin')).toBeNull();
          expect(reply.headers.get('access-control-allow-methods')).toBeNull();
        }
      },
    },
    {
      name: 'framing the page on another site',
      must: 'the policy names Teams and the hosts that are set, without wildcards for all',
      async run({ server }) {
        for (const page of ['/', '/panel', '/stage', '/configure']) {
          const policy = (await server.ask(page)).headers.get('content-security-policy') ?? '';
          const ancestors = /frame-ancestors ([^;]*)/.exec(policy)?.[1]?.split(' ') ?? [];
          expect(ancestors.length).toBeGreaterThan(0);
          expect(ancestors).not.toContain('*');
          expect(ancestors).not.toContain('https:');
          expect(policy).not.toMatch(/unsafe-(inline|eval)/);
          for (const rule of ["default-src 'none'", "base-uri 'none'", "form-action 'none'"]) {
            expect(policy).toContain(rule);
          }
        }
      },
    },
    {
      name: 'looking for an answer without its protections',
      must: 'every answer has them, also refusals, and tells nothing of the server',
      async run({ server, at }) {
        const pages = ['/', '/panel', '/nothing', '/api/decks', at, '/healthz', '/api/time'];
        const sockets = [
          '/socket.io/?EIO=4&transport=polling',
          '/socket.io/?EIO=3',
          '/socket.io/?EIO=4&sid=x',
        ];
        for (const asked of [...pages, ...sockets, '/documents/x', `/deltas/${FLUID_TENANT_ID}/x`]) {
          const { headers } = await server.ask(asked);
          expect(headers.get('content-security-policy')).toContain("default-src 'none'");
          expect(headers.get('x-content-type-options')).toBe('nosniff');
          expect(headers.get('referrer-policy')).toBe('no-referrer');
          expect(headers.get('permissions-policy')).toContain('microphone=()');
          expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
          expect(headers.get('x-powered-by')).toBeNull();
          expect(headers.get('server')).toBeNull();
          expect(headers.get('set-cookie')).toBeNull();
          // engine.io's own refusals hold nothing, and no cache keeps a 400.
          if (!asked.includes('EIO=3') && !asked.includes('sid='))
            expect(headers.get('cache-control')).toBe('no-store');
          if (headers.has('content-type'))
            expect(headers.get('content-type')).toMatch(/; charset=utf-8$|json$/i);
        }
      },
    },
    raw('two lengths of one body', [400], (host) =>
      [
        'POST /api/sessions HTTP/1.1',
        `Host: ${host}`,
        'Content-Length: 5',
        'Content-Length: 50',
        'Connection: close',
        '',
        'hello',
      ].join('\r\n'),
    ),
    raw('a length and chunks at once, to smuggle a second request', [400], (host) =>
      [
        'POST /api/sessions HTTP/1.1',
        `Host: ${host}`,
        'Content-Length: 6',
        'Transfer-Encoding: chunked',
        'Connection: close',
        '',
        '0',
        '',
        'GET /api/time HTTP/1.1',
        '',
        '',
      ].join('\r\n'),
    ),
    raw('a chunk of an absurd size', [411], (host) =>
      [
        'POST /api/sessions HTTP/1.1',
        `Host: ${host}`,
        'Content-Type: application/json',
        'Transfer-Encoding: chunked',
        'Connection: close',
        '',
        'FFFFFFFFFFFFFFFFFF',
        'x',
        '',
      ].join('\r\n'),
    ),
    raw(
      'a space before the colon of a header',
      [400],
      (host) => `GET /api/time HTTP/1.1\r\nHost : ${host}\r\nConnection: close\r\n\r\n`,
    ),
    raw('no host at all', [400], () => 'GET /api/time HTTP/1.1\r\nConnection: close\r\n\r\n'),
    raw('a line that is no request', [400], () => 'HELLO\r\n\r\n'),
    raw(
      'headers of 100 kB',
      [431],
      (host) =>
        `GET /api/time HTTP/1.1\r\nHost: ${host}\r\nX: ${'x'.repeat(100_000)}\r\nConnection: close\r\n\r\n`,
    ),
    raw('three thousand headers', [200, 431], (host) => {
      const many = Array.from({ length: 3_000 }, (_, i) => `X${i}: 1`).join('\r\n');
      return `GET /api/time HTTP/1.1\r\nHost: ${host}\r\n${many}\r\nConnection: close\r\n\r\n`;
    }),
    raw(
      'an upgrade to something that is not here',
      [0, 400, 404, 200],
      (host) =>
        `GET /api/time HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: h2c\r\nConnection: close\r\n\r\n`,
    ),
  ]);
});
