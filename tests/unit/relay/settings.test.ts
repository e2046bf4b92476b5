import { readFileSync } from 'node:fs';
import { resolveOptions } from '../../../src/relay/options.ts';
import { readProgramSettings } from '../../../src/relay/programSettings.ts';
import { readRelaySettings } from '../../../src/relay/settings.ts';

describe('[OPS-3] the relay’s limits', () => {
  test('that are not set keep their defaults', () => {
    expect(readRelaySettings({ RELAY_MAX_SOCKETS: '' })).toEqual({ settings: { limits: {} } });
  });

  test('[RELAY-5] operations below the last summary are kept for a day, as the pages for operators say', () => {
    const { keepOpsMs } = resolveOptions({
      ...{ tenantId: 'dialogkort', keys: ['k'.repeat(32)], store: { sqliteFile: 'fluid.sqlite' } },
      at: { host: '127.0.0.1', port: 0 },
    });
    expect(keepOpsMs).toBe(24 * 60 * 60 * 1_000);
    expect(readFileSync('docs/operation.md', 'utf8')).toMatch(/^\| `RELAY_KEEP_OPS_HOURS` .*\| 24 +\|$/m);
  });

  test('are read with their units', () => {
    expect(
      readRelaySettings({
        RELAY_MAX_OP_BYTES: '650000',
        RELAY_MAX_CLIENTS_PER_DOCUMENT: '80',
        RELAY_MAX_CONNECT_SECONDS: '5',
        RELAY_MAX_OPS_PER_CONNECTION: '2.5:40',
        RELAY_KEEP_OPS_HOURS: '48',
        RELAY_TIDY_EVERY_MINUTES: '30',
      }),
    ).toEqual({
      settings: {
        limits: {
          opBytes: 650_000,
          clientsPerDocument: 80,
          connectWithinMs: 5_000,
          opsPerConnection: { perSecond: 2.5, burst: 40 },
        },
        keepOpsMs: 48 * 60 * 60 * 1_000,
        sweepEveryMs: 30 * 60 * 1_000,
      },
    });
  });

  test.each([
    ['RELAY_MAX_OP_BYTES', '700k'],
    ['RELAY_MAX_OP_BYTES', '0'],
    // Clients send that whole.
    ['RELAY_MAX_OP_BYTES', '614399'],
    ['RELAY_MAX_SOCKETS', '-1'],
    ['RELAY_MAX_OPS_PER_DOCUMENT', '100'],
    ['RELAY_MAX_OPS_PER_DOCUMENT', '0:10'],
    ['RELAY_KEEP_OPS_HOURS', 'for ever'],
    ['RELAY_TIDY_EVERY_MINUTES', '100000'],
    ['RELAY_MAX_FRAME_BYTES', '5000'],
  ])('%s may not be %s', (name, value) => {
    const reading = readRelaySettings({ [name]: value });
    const [problem = '', ...others] = 'problems' in reading ? reading.problems : [];
    expect(problem).toMatch(new RegExp(`^${name} must be `));
    expect(problem).not.toContain(`"${value}"`);
    expect(others).toEqual([]);
  });
});

describe('[OPS-9] a relay of its own', () => {
  const KEY = 'k'.repeat(32);

  test('needs a key, and has a default for everything else', () => {
    expect(readProgramSettings({})).toEqual({ problems: ['SECRET_FLUID_KEY is missing'] });
    expect(readProgramSettings({ SECRET_FLUID_KEY: KEY })).toEqual({
      settings: {
        logLevel: 'info',
        securityLog: expect.objectContaining({ keepDays: 90 }),
        relay: {
          limits: {},
          tenantId: 'dialogkort',
          keys: [KEY],
          store: { sqliteFile: 'data/fluid.sqlite' },
          at: { host: '127.0.0.1', port: 3002 },
          publicUrls: [],
          trustProxy: false,
          proxyHops: 1,
          metricsAccess: 'nobody',
        },
      },
    });
  });

  test('reports all problems at once, without values', () => {
    const reading = readProgramSettings({
      PORT: '70000',
      DATABASE_URL: 'https://me:mine@here/database',
      RELAY_PUBLIC_URLS: 'cards.example.dk',
      RELAY_MAX_SOCKETS: 'all',
      SECRET_FLUID_KEY: KEY,
      SECRET_METRICS_TOKEN: 'short',
      PROXY_HOPS: '0',
    });
    const problems = 'problems' in reading ? reading.problems : [];
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'PORT',
      'DATABASE_URL',
      'SECRET_METRICS_TOKEN',
      'PROXY_HOPS',
      'RELAY_PUBLIC_URLS',
      'RELAY_MAX_SOCKETS',
    ]);
    expect(problems.join()).not.toMatch(/mine|70000|short|all/);
  });

  test('takes the machine’s identity for a password, and says what that lacks', () => {
    const identity = { MANAGED_IDENTITY_FOR: 'entra, database', SECRET_FLUID_KEY: KEY };
    expect(readProgramSettings(identity)).toEqual({
      problems: [
        'IDENTITY_ENDPOINT or IDENTITY_HEADER is missing: Azure sets them where an identity is assigned',
        'DATABASE_URL is missing: the address with the identity as its user, without a password',
      ],
    });
    expect(readProgramSettings({ ...identity, MANAGED_IDENTITY_FOR: 'entra' })).toHaveProperty('settings');
    expect(readProgramSettings({ ...identity, MANAGED_IDENTITY_FOR: 'graph' })).toEqual({
      problems: ['MANAGED_IDENTITY_FOR.0 may have entra and database only'],
    });
  });
});
