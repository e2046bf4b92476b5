import { readFileSync } from 'node:fs';
import { DEFAULT_LIMITS } from '../../../src/relay/limits.ts';
import { PROGRAM_SETTING_NAMES } from '../../../src/relay/programSettings.ts';
import { RELAY_SETTING_NAMES, readRelaySettings } from '../../../src/relay/settings.ts';
import { readConfig, SETTING_NAMES } from '../../../src/server/config.ts';

const CLIENT_ID = 'cccccccc-cccc-4ccc-8ccc-cccccccccccc';
const TENANT_ID = '11111111-1111-4111-8111-111111111111';
const COMPLETE = {
  APP_ORIGIN: 'https://dialogkort.example.dk',
  ENTRA_TENANT_IDS: TENANT_ID,
  ENTRA_CLIENT_ID: CLIENT_ID,
  SECRET_ENTRA_CLIENT_SECRET: 'secret',
  FLUID_ENDPOINT: '/',
  FLUID_TENANT_ID: 'fluid',
  SECRET_FLUID_KEY: 'f'.repeat(32),
  SECRET_SERVER_KEY: 's'.repeat(32),
};

function config(changes: Record<string, string> = {}) {
  const reading = readConfig({ ...COMPLETE, ...changes });
  if ('problems' in reading) throw new Error(reading.problems.join('; '));
  return reading.config;
}

function problems(changes: Record<string, string | undefined>): readonly string[] {
  const reading = readConfig({ ...COMPLETE, ...changes });
  return 'problems' in reading ? reading.problems : [];
}

describe('the settings', () => {
  test('have defaults for everything that has a usual value', () => {
    expect(config()).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: './data',
      freeDiskBytes: 512 * 1024 * 1024,
      logLevel: 'info',
      securityLog: { to: 'files', folder: 'data/security-log', keepDays: 90 },
      appOrigin: 'https://dialogkort.example.dk',
      entra: {
        authority: 'https://login.microsoftonline.com',
        tenantIds: [TENANT_ID],
        clientId: CLIENT_ID,
        audiences: [`api://dialogkort.example.dk/${CLIENT_ID}`, CLIENT_ID],
        signInClients: ['1fec8e78-bce4-4aaf-ab1b-5451cc387264', '5e3ce6c0-2b1f-4285-8d4b-75ee78787346'],
        clientSecret: 'secret',
      },
      graphEndpoint: 'https://graph.microsoft.com',
      furtherFluid: [],
      fluid: {
        own: false,
        type: 'remote',
        endpoint: '/',
        tenantId: 'fluid',
        key: 'f'.repeat(32),
        previousKeys: [],
        extraSources: [],
      },
      serverKey: 's'.repeat(32),
      hostOrigins: [],
      trustProxy: false,
      proxyHops: 1,
      membersFrom: 'graph',
      channelMembers: 200,
      retentionDays: 90,
      teamDecks: { decks: 50, bytes: 1024 * 1024 },
      defaultDeck: 'digitale-kompetencer',
      statements: {},
    });
  });

  test('take lists with commas and spaces, and addresses with or without a last slash', () => {
    const { entra, hostOrigins, graphEndpoint } = config({
      ENTRA_TENANT_IDS: `${TENANT_ID.toUpperCase()} , ${CLIENT_ID},`,
      TEAMS_HOST_ORIGINS: 'http://localhost:3000, https://teams.example.dk',
      GRAPH_ENDPOINT: 'http://127.0.0.1:3000/',
    });
    expect(entra.tenantIds).toEqual([TENANT_ID, CLIENT_ID]);
    expect(hostOrigins).toEqual(['http://localhost:3000', 'https://teams.example.dk']);
    expect(graphEndpoint).toBe('http://127.0.0.1:3000');
  });

  test('an audience of one’s own replaces the usual one', () => {
    expect(config({ ENTRA_AUDIENCE: 'api://own' }).entra.audiences).toEqual(['api://own', CLIENT_ID]);
  });

  test('[SERVE-1] an empty value is a missing one', () => {
    expect(problems({ ENTRA_CLIENT_ID: ' ' })).toEqual(['ENTRA_CLIENT_ID is missing']);
    expect(config({ DECK_DIR: '' })).not.toHaveProperty('deckDir');
  });

  test.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['LOG_LEVEL', 'loud'],
    ['APP_ORIGIN', 'https://dialogkort.example.dk/app'],
    ['APP_ORIGIN', 'ftp://dialogkort.example.dk'],
    ['ENTRA_TENANT_IDS', 'example.dk'],
    ['ENTRA_TENANT_IDS', ','],
    ['ENTRA_CLIENT_ID', 'dialogkort'],
    ['ENTRA_AUTHORITY', 'http://login.example.dk'],
    ['GRAPH_ENDPOINT', 'https://user:password@graph.example.dk'],
    ['GRAPH_ENDPOINT', 'graph.microsoft.com'],
    ['FLUID_TYPE', 'odsp'],
    ['FLUID_ENDPOINT', '//fluid.example.dk'],
    ['FLUID_SOURCES', "'unsafe-inline'"],
    ['FLUID_SOURCES', 'https://a.example.dk; script-src *'],
    ['DATABASE_URL', 'mysql://user:password@host/database'],
    ['DATABASE_URL', 'postgres://user:password@host'],
    ['DATABASE_URL', 'postgres://user:pass word@ho st/database'],
    ['MEMBERS_FROM', 'anybody'],
    ['RETENTION_DAYS', '-1'],
    ['RETENTION_DAYS', 'never'],
    ['PROXY_HOPS', '0'],
    ['SECRET_FLUID_KEY', 'short'],
    ['SECRET_METRICS_TOKEN', 'short'],
    ['FLUID_ENDPOINT', 'http://fluid.example.dk'],
    ['AZURE_FLUID_RESOURCE_ID', '/subscriptions/x'],
    ['AZURE_MANAGEMENT_ENDPOINT', 'http://management.example.dk'],
    ['SECRET_FLUID_KEY_PREVIOUS', 'short'],
    ['SECRET_SERVER_KEY', 'short'],
    ['TEAMS_HOST_ORIGINS', 'https://*.example.dk'],
    ['PRIVACY_STATEMENT', 'http://example.dk/privatliv'],
    ['ACCESSIBILITY_STATEMENT', 'javascript:alert(1)'],
    ['ACCESSIBILITY_CONTACT', 'javascript:alert(1)'],
    ['ACCESSIBILITY_CONTACT', 'mailto:a@b.dk?bcc=c@d.dk'],
  ])('[SERVE-1] %s may not be %s', (name, value) => {
    const [problem, ...others] = problems({ [name]: value });
    expect(problem).toMatch(new RegExp(`^${name} must `));
    expect(problem).not.toContain(`"${value}"`);
    expect(others).toEqual([]);
  });
});

describe('[OPS-3] the page on operation', () => {
  const page = readFileSync('docs/operation.md', 'utf8');
  const rows = new Map(
    [...page.matchAll(/^\| (`.+?) \| .* \| (.*) \|$/gm)].flatMap(([, names = '', unset = '']) =>
      [...names.matchAll(/`([A-Z_]+)`/g)].map(([, name = '']) => [name, unset.trim()] as const),
    ),
  );

  test('names every setting, and no others', () => {
    const known = new Set([...SETTING_NAMES, ...RELAY_SETTING_NAMES]);
    expect([...rows.keys()].sort()).toEqual([...known].sort());
  });

  test('gives the relay’s limits correctly', () => {
    const told = Object.fromEntries(
      [...rows].filter(([name]) => RELAY_SETTING_NAMES.includes(name) && /^(RELAY_MAX|MIN)_/.test(name)),
    );
    expect(readRelaySettings(told)).toEqual({ settings: { limits: DEFAULT_LIMITS } });
  });

  test('or the one on scaling tells of a relay’s own settings', () => {
    const scaling = readFileSync('docs/scaling.md', 'utf8');
    expect(PROGRAM_SETTING_NAMES.filter((name) => !scaling.includes(`\`${name}\``))).toEqual([]);
  });
});
