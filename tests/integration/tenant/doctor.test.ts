import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestRelay } from '../../support/relay/inProcess.ts';
import { freePort } from '../../support/relay/relayProcess.ts';
import {
  ANNA,
  clientFolder,
  environment,
  FLUID_TENANT_ID,
  startTestServer,
  type TestServer,
} from '../../support/server/appServer.ts';
import { type Ended, startProgram } from '../../support/server/serverProcess.ts';
import { startStandIn } from '../../support/server/standIn.ts';

// Programs are started, also on a machine that is busy.
jest.setTimeout(60_000);

const STRONG = ['b41f07c3', '0d9a6e52', '7c8be1f4', '92a35d60'].join('');

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await startTestServer({ ownRelay: true });
});
afterAll(() => server.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dialogkort-doctor-'));
});
afterEach(() => {
  server.cloud.interruption = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** In order but for one thing, which a machine without certificates cannot have: https. */
const settings = (changes: Record<string, string> = {}): Record<string, string> => ({
  ...environment(server.cloud.origin, join(folder, 'data')),
  APP_ORIGIN: server.origin,
  FLUID_ENDPOINT: '',
  TRUST_PROXY: 'true',
  PRIVACY_STATEMENT: 'https://kommune.example.dk/privatliv',
  TEAMS_HOST_ORIGINS: '',
  CLIENT_DIR: clientFolder(),
  SECRET_FLUID_KEY: STRONG,
  SECRET_SERVER_KEY: `${STRONG}2`,
  ...changes,
});

const doctor = (env: Record<string, string>, ...args: string[]): Promise<Ended> =>
  startProgram('src/server/doctor/main.ts', env, args).ended;

async function wrongs(changes: Record<string, string>, ...args: string[]): Promise<string[]> {
  const { exitCode, output, errors } = await doctor(settings(changes), ...args);
  expect({ exitCode, errors }).toEqual({ exitCode: 1, errors: '' });
  const lines = output.split('\n').filter((line) => /^(WRONG|LOOK)/.test(line));
  return lines.filter((line) => !line.includes('is not https')).map((line) => line.replace(/\s+/g, ' '));
}

describe('[TENANT-13] the doctor that tries', () => {
  test('makes, edits, reads and deletes a table by the app’s address', async () => {
    // The key that the running server has.
    const SECRET_FLUID_KEY = environment('', '').SECRET_FLUID_KEY ?? '';
    const { output } = await doctor(settings({ SECRET_FLUID_KEY }), '--try');
    expect(output).toMatch(/^fine {3}Table +was made, edited in \d+ ms and read\.$/m);
    expect(output).not.toContain(SECRET_FLUID_KEY);
  });

  test('says at which step it fails', async () => {
    expect(await wrongs({}, '--try')).toContainEqual(
      'WRONG Table cannot be made: see the lines on the Fluid service, its key and its clock.',
    );
  });
});

describe('[TENANT-7] the doctor', () => {
  test('finds nothing wrong where nothing is, and says what it looked at', async () => {
    expect(await wrongs({})).toEqual([]);
    const { output } = await doctor(settings());
    for (const part of [
      'Node',
      'Settings',
      'Pages',
      'Decks',
      'Data folder',
      'Graph',
      'Sign-in',
      'App',
      'WebSockets',
    ]) {
      expect(output).toMatch(new RegExp(`^fine +${part} `, 'm'));
    }
    expect(output).toContain('1 problem found.');
  });

  test('names everything that is missing at once, from a file, and prints no value', async () => {
    const file = join(folder, 'app.env');
    writeFileSync(file, 'ENTRA_TENANT_IDS=nonsense-value\nSECRET_FLUID_KEY=too-short-value\n');
    const { exitCode, output } = await doctor({}, '--settings', file);
    expect(exitCode).toBe(1);
    for (const name of [
      'APP_ORIGIN',
      'ENTRA_TENANT_IDS',
      'ENTRA_CLIENT_ID',
      'SECRET_ENTRA_CLIENT_SECRET',
      'SECRET_FLUID_KEY',
      'SECRET_SERVER_KEY',
    ]) {
      expect(output).toMatch(new RegExp(`^WRONG +Settings +${name} `, 'm'));
    }
    expect(output).not.toMatch(/nonsense-value|too-short-value/);
  });

  test('never prints a secret, whatever it finds', async () => {
    const env = settings({
      DATABASE_URL: 'postgres://user:pass-of-the-database@127.0.0.1:9/cards',
      SECRET_ENTRA_CLIENT_SECRET: 'secret-of-yesterday',
    });
    const { output, errors } = await doctor(env);
    expect(output + errors).not.toMatch(new RegExp(`pass-of-the-database|secret-of-yesterday|${STRONG}`));
    expect(output).toMatch(
      /^WRONG +Database +DATABASE_URL cannot be used: nothing answers at its address\.$/m,
    );
    expect(output).toMatch(/^WRONG +Registration +The authority refuses the registration/m);
  });

  test('sees that people are told nothing about their data, and that it is kept for good', async () => {
    expect(await wrongs({ PRIVACY_STATEMENT: '', RETENTION_DAYS: '0' }, '--offline')).toEqual([
      expect.stringMatching(/^LOOK PRIVACY_STATEMENT is not set/),
      expect.stringMatching(/^LOOK RETENTION_DAYS is 0/),
    ]);
  });

  test('asks for TLS to a database elsewhere', async () => {
    const at = (query: string) =>
      wrongs({ DATABASE_URL: `postgres://app:word@db.kommune.example/cards${query}` }, '--offline');
    expect(await at('')).toEqual([expect.stringMatching(/^LOOK DATABASE_URL does not require TLS/)]);
    expect(await at('?sslmode=verify-full')).toEqual([]);
  });

  test('sees secrets that are the same or easily guessed', async () => {
    const same = await wrongs({ SECRET_SERVER_KEY: STRONG }, '--offline');
    expect(same).toEqual([expect.stringContaining('Two secrets have the same value.')]);
    const plain = await wrongs({ SECRET_SERVER_KEY: 'x'.repeat(40) }, '--offline');
    expect(plain).toEqual([expect.stringContaining('One secret is weak.')]);
  });

  test.each([
    [7000222, 'SECRET_ENTRA_CLIENT_SECRET has expired'],
    [700016, 'ENTRA_CLIENT_ID: the tenant has no such registration'],
    [50000, '(AADSTS50000)'],
  ])('puts the authority’s number %d into words', async (code, sentence) => {
    server.cloud.interruption = (request, response) => {
      if (!request.path.endsWith('/token')) return false;
      response
        .status(401)
        .json({ error: 'invalid_client', error_codes: [code], error_description: 'Anna Ager' });
      return true;
    };
    const found = await wrongs({});
    expect(new Set(found)).toEqual(new Set([expect.stringContaining(sentence)]));
    expect(found.join()).not.toContain('Anna');
  });

  test('finds a clock with which all sign-ins would be refused', async () => {
    server.cloud.interruption = (_request, response) => {
      response.setHeader('date', new Date(Date.now() - 10 * 60_000).toUTCString());
      return false;
    };
    expect(await wrongs({})).toContainEqual(
      expect.stringMatching(
        /^WRONG Clock The authority’s clock is (599|60\d) s behind this machine’s: sign-ins/,
      ),
    );
  });

  test('[OPS-13] compares the clock of a relay of its own with that of the app’s server', async () => {
    let differenceMs = 0;
    const relay = await startTestRelay({
      tenantId: FLUID_TENANT_ID,
      now: () => server.clock.ms + differenceMs,
    });
    const look = async (differenceS: number) => {
      differenceMs = differenceS * 1000;
      const { output } = await doctor(settings({ FLUID_ENDPOINT: relay.url }));
      return /^(fine|LOOK|WRONG) +Clocks +(.*)$/m.exec(output)?.slice(1).join(' ');
    };
    expect(await look(0)).toBe('fine The clocks of the app’s server and the Fluid service agree.');
    expect(await look(-45)).toMatch(
      /^LOOK The Fluid service’s clock is 45 s behind that of the app’s server\./,
    );
    expect(await look(200)).toMatch(/^LOOK .* is 200 s ahead of that of the app’s server\. Five minutes/);
    expect(await look(-900)).toMatch(
      /^WRONG .* behind that of the app’s server: it may refuse all connections\. Let NTP/,
    );
    await relay.end();
  });

  test('looks at the consent of a meeting that is named to it', async () => {
    const { chatId } = server.meeting(ANNA);
    const { output } = await doctor(settings(), '--meeting', chatId);
    expect(output).toMatch(/^fine +Consent /m);
    expect((await doctor(settings(), '--meeting', '19:meeting_gone@thread.v2')).output).toMatch(
      /^LOOK +Consent /m,
    );
    server.cloud.interruption = (request, response) => {
      if (!request.path.includes('/members')) return false;
      response.status(403).json({ error: { code: 'Forbidden' } });
      return true;
    };
    expect(await wrongs({}, '--meeting', chatId)).toEqual([
      expect.stringMatching(/^WRONG Consent .*docs\/admin\.md\.$/),
    ]);
  });

  test('asks Graph nothing where the server asks it nothing, and says what that means', async () => {
    server.cloud.interruption = (request, response) => {
      if (!/\/token$|^\/v1\.0/.test(request.path)) return false;
      response.sendStatus(500);
      return true;
    };
    const { output } = await doctor(settings({ MEMBERS_FROM: 'meeting-id', SECRET_ENTRA_CLIENT_SECRET: '' }));
    expect(output).toMatch(/^LOOK +MEMBERS_FROM +is meeting-id/m);
    expect(output).not.toMatch(/^WRONG +(Graph|Registration)/m);
  });

  test('reports whether the app’s address leads to the app, and whether WebSockets pass', async () => {
    expect(await wrongs({ APP_ORIGIN: `http://127.0.0.1:${await freePort()}` })).toEqual([
      expect.stringContaining('the connection was refused: no process listens on that port'),
    ]);
    const proxy = await startStandIn();
    let status = 502;
    proxy.app.get('/healthz', (_request, response) => void response.status(status).json({ status: 'ok' }));
    const at = (): Promise<string[]> => wrongs({ APP_ORIGIN: proxy.origin });
    expect(await at()).toEqual([expect.stringContaining('the proxy does not reach the server')]);
    status = 404;
    expect(await at()).toEqual([expect.stringContaining('another application is running there')]);
    status = 200;
    expect(await at()).toEqual([expect.stringMatching(/^WRONG WebSockets /)]);
    await proxy.close();
  });

  test('called wrongly ends with 2', async () => {
    expect(await doctor({}, '--what')).toMatchObject({ exitCode: 2, output: '' });
    expect(await doctor({}, '--settings', '/nowhere/app.env')).toMatchObject({ exitCode: 2, output: '' });
  });
});
