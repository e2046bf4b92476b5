import { request as httpRequest } from 'node:http';
import { ANNA, startTestServer, type TestServer } from '../../support/server/appServer.ts';

/** fetch unpacks what it gets; this tells what went over the wire. */
function raw(
  url: string,
  headers: Record<string, string>,
): Promise<{ headers: Record<string, unknown>; bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ headers: response.headers, bytes: Buffer.concat(parts) }));
    });
    request.on('error', reject);
    request.end();
  });
}

describe('pages and files', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  const directive = (policy: string | null, name: string): string =>
    (policy ?? '').split('; ').find((part) => part.startsWith(`${name} `)) ?? '';

  test.each(['/', '/configure', '/deck-files', '/panel', '/recap', '/stage'])(
    '[SERVE-6] %s is filled in for the reader',
    async (path) => {
      const { status, headers, body } = await server.ask(`${path}?theme=dark&locale=en-us`);
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(body).toContain('<html lang="en" data-theme="dark">');
    },
  );

  test.each([
    ['', 'da', 'light'],
    ['?theme=default&locale=da-dk', 'da', 'light'],
    ['?theme=glass&locale=sv-se', 'da', 'light'],
    ['?theme=contrast&locale=en-GB', 'en', 'contrast'],
    ['?theme=%22%3E%3Cscript%3E&locale=%22%3E%3Cscript%3E', 'da', 'light'],
    ['?theme=dark&theme=light&locale[x]=en', 'da', 'light'],
  ])('[SERVE-6] %s reads %s in the theme %s', async (query, language, theme) => {
    const { body } = await server.ask(`/panel${query}`);
    expect(body).toContain(`<html lang="${language}" data-theme="${theme}">`);
  });

  test('[A11Y-2] each page has a title of its own, in the reader’s language', async () => {
    const paths = ['/', '/configure', '/deck-files', '/panel', '/recap', '/stage'];
    const titleOf = async (address: string) =>
      /<title>(.*)<\/title>/.exec((await server.ask(address)).body)?.[1];
    const danish = await Promise.all(paths.map(titleOf));
    expect(new Set(danish).size).toBe(paths.length);
    expect(danish.every((title) => title?.startsWith('Dialogkort'))).toBe(true);
    expect(await titleOf('/stage?locale=en-gb')).toBe('Dialogue cards: the stage');
  });

  test('[SERVE-6] the settings stand in the page, escaped, with the nonce of this answer', async () => {
    const { headers, body } = await server.ask('/stage');
    const [, content = ''] = /content="([^"]*)"/.exec(body) ?? [];
    const settings = JSON.parse(content.replaceAll('&quot;', '"'));
    expect(settings).toEqual({
      hostOrigins: ['http://127.0.0.1:3000'],
      version: '1.2.3',
      defaultDeckId: 'digitale-kompetencer',
      titles: { da: 'Dialogkort: fælles skærm', en: 'Dialogue cards: the stage' },
      statements: {},
      retentionDays: 90,
      styleNonce: expect.any(String),
    });
    const policy = headers.get('content-security-policy');
    expect(directive(policy, 'style-src')).toBe(`style-src 'self' 'nonce-${settings.styleNonce}'`);
    expect(body).toContain(`<style nonce="${settings.styleNonce}">`);
    expect((await server.ask('/stage')).body).not.toContain(settings.styleNonce);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('[A11Y-6] the addresses of the statement lead to the organisation’s own, where there is one', async () => {
    const visit = (path: string) => fetch(`${server.origin}${path}`, { redirect: 'manual' });
    expect((await visit('/was')).status).toBe(404);
    const statement = 'https://www.was.digst.dk/kort-example-dk';
    await server.restart({
      settings: { ACCESSIBILITY_STATEMENT: statement, ACCESSIBILITY_CONTACT: 'mailto:hjaelp@kort.example' },
    });
    for (const path of ['/was', '/tilgaengelighed']) {
      const { status, headers } = await visit(path);
      expect([status, headers.get('location')]).toEqual([302, statement]);
    }
    expect((await server.ask('/panel')).body).toContain('mailto:hjaelp@kort.example');
    await server.restart({ settings: { ACCESSIBILITY_STATEMENT: '', ACCESSIBILITY_CONTACT: '' } });
  });

  test('[HELP-5] pages are told where the organisation’s own statements are', async () => {
    const statements = {
      privacy: 'https://example.dk/privatliv',
      accessibility: 'https://was.example.dk/app?a=1&b',
    };
    await server.restart({
      settings: { PRIVACY_STATEMENT: statements.privacy, ACCESSIBILITY_STATEMENT: statements.accessibility },
    });
    const [, content = ''] = /content="([^"]*)"/.exec((await server.ask('/panel')).body) ?? [];
    expect(JSON.parse(content.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))).toMatchObject({
      statements,
    });
    await server.restart({ settings: { PRIVACY_STATEMENT: '', ACCESSIBILITY_STATEMENT: '' } });
  });

  test('[SERVE-7] a page runs scripts from here alone and may be framed by Teams and the named hosts alone', async () => {
    const { headers } = await server.ask('/panel');
    const policy = headers.get('content-security-policy');
    expect(directive(policy, 'script-src')).toBe("script-src 'self'");
    expect(directive(policy, 'frame-ancestors')).toBe(
      'frame-ancestors https://*.cloud.microsoft https://teams.microsoft.com https://*.teams.microsoft.com ' +
        'https://*.microsoft365.com https://*.office.com https://outlook.office.com https://outlook.office365.com ' +
        'http://127.0.0.1:3000',
    );
    expect(policy).not.toContain('unsafe');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  test('[PHONE-24] the phones’ page talks to this server alone, and stands in no frame but the simulated meeting’s', async () => {
    const { headers } = await server.ask('/deltag');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      'frame-ancestors http://127.0.0.1:3000',
    ]);
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
  });

  test('[SERVE-7] a Fluid service elsewhere may be connected to, over its sockets too', async () => {
    const elsewhere = await startTestServer({
      settings: {
        APP_ORIGIN: 'https://dialogkort.example.dk',
        FLUID_ENDPOINT: 'https://fluid.example.dk/service',
        FLUID_SOURCES: 'https://*.fluid.example.dk, wss://*.fluid.example.dk',
      },
    });
    const { headers } = await elsewhere.ask('/panel');
    await elsewhere.close();
    expect(directive(headers.get('content-security-policy'), 'connect-src')).toBe(
      "connect-src 'self' wss://dialogkort.example.dk https://res.cdn.office.net https://fluid.example.dk " +
        'wss://fluid.example.dk https://*.fluid.example.dk wss://*.fluid.example.dk',
    );
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
  });

  test('[OPS-21] a Fluid service with several addresses may be connected to at each of them, and over sockets at one', async () => {
    const separate = await startTestServer({
      settings: {
        ...{ APP_ORIGIN: 'https://kort.example.dk', FLUID_ENDPOINT: 'https://alfred.example.dk' },
        FLUID_STORAGE_ENDPOINT: 'https://git.example.dk',
        FLUID_SOCKET_ENDPOINT: 'https://nexus.example.dk',
      },
    });
    const { headers } = await separate.ask('/panel');
    await separate.close();
    expect(directive(headers.get('content-security-policy'), 'connect-src')).toBe(
      "connect-src 'self' wss://kort.example.dk https://res.cdn.office.net https://alfred.example.dk " +
        'https://git.example.dk https://nexus.example.dk wss://nexus.example.dk',
    );
  });

  test('[OPS-10] Azure Fluid Relay may be connected to at whatever host its discovery names', async () => {
    const azure = await startTestServer({
      settings: {
        APP_ORIGIN: 'https://dialogkort.example.dk',
        FLUID_ENDPOINT: 'https://eu.fluidrelay.azure.com',
      },
    });
    const { headers } = await azure.ask('/panel');
    await azure.close();
    expect(directive(headers.get('content-security-policy'), 'connect-src')).toContain(
      ' https://eu.fluidrelay.azure.com wss://eu.fluidrelay.azure.com https://*.fluidrelay.azure.com wss://*.fluidrelay.azure.com',
    );
  });

  test('[IMPORT-31] a script that runs as a worker may load our scripts and has no way out', async () => {
    const policy = "default-src 'none'; script-src 'self'";
    for (const file of ['main.0123456789abcdef.js', 'packed.0123456789abcdef.js']) {
      const { headers } = await server.ask(`/assets/${file}`, { method: 'HEAD' });
      expect(headers.get('content-security-policy')).toBe(policy);
    }
  });

  test('[SERVE-8] files with a hash in their name are kept for good, others are asked about again', async () => {
    const hashed = await server.ask('/assets/main.0123456789abcdef.js');
    expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await server.ask('/favicon.svg')).headers.get('cache-control')).toBe('no-cache');
  });

  test('[SERVE-8] files and pages are compressed for clients that accept it', async () => {
    const { headers, bytes } = await raw(`${server.origin}/assets/main.0123456789abcdef.js`, {
      'accept-encoding': 'gzip',
    });
    expect(headers['content-encoding']).toBe('gzip');
    expect(bytes.length).toBeLessThan(500);
  });

  test.each([
    ['br, gzip', 'br', 'brotli'],
    ['gzip', 'gzip', 'gzip'],
    ['gzip;q=1, br;q=0', 'gzip', 'gzip'],
    ['identity', undefined, 'plain'],
  ])('[SERVE-8] what the build has compressed is sent as it is: %s', async (accepted, encoding, contents) => {
    const { headers, bytes } = await raw(`${server.origin}/assets/packed.0123456789abcdef.js`, {
      'accept-encoding': accepted,
    });
    expect(headers['content-encoding']).toBe(encoding);
    expect(bytes.toString()).toBe(contents);
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(headers.vary).toContain('Accept-Encoding');
    expect(headers['cache-control']).toContain('immutable');
  });

  test.each([
    '/nothing',
    '/panel.html',
    '/PANEL.HTML',
    '/assets/',
    '/assets',
    '/..%2fpackage.json',
    '/.env',
    '/api',
  ])('[SERVE-9] there is nothing at %s, said as JSON', async (path) => {
    const { status, body, headers } = await server.ask(path);
    expect([status, body]).toEqual([
      404,
      { error: { code: 'not_found', message: 'There is nothing at this address.' } },
    ]);
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
  });

  test('[SERVE-9] an address that cannot be read is a bad request', async () => {
    expect(await server.ask('/api/sessions/%E0%A4%A')).toMatchObject({
      status: 400,
      body: { error: { code: 'bad_request' } },
    });
  });

  test('[SERVE-9] a body larger than anything the page sends is refused', async () => {
    expect(
      await server.post('/api/sessions', { as: ANNA, body: { meetingId: 'x'.repeat(10_000) } }),
    ).toMatchObject({
      status: 413,
      body: { error: { code: 'too_large' } },
    });
  });

  test('[SERVE-4] a client that is not built keeps the server from starting', async () => {
    await expect(startTestServer({ parts: { clientDir: '/nowhere' } })).rejects.toMatchObject({
      problem: 'content',
      message: 'The client is not built: /nowhere/index.html is missing. Run "npm run build" first.',
    });
  });
});
