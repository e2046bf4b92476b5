import { existsSync, readFileSync } from 'node:fs';
import { readConfig } from '../../../src/server/config.ts';
import { pagePolicy } from '../../../src/server/http/headers.ts';

const page = readFileSync('docs/security.md', 'utf8');
const rules = readFileSync('docs/SPEC.md', 'utf8');

interface Row {
  readonly requirements: string;
  readonly state: string;
  readonly why: string;
}

function rowsOf(heading: string): Row[] {
  const [, section = ''] = page.split(`## ${heading}\n`);
  const lines = (section.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) => {
    const [, , requirements = '', state = '', why = ''] = line.split('|').map((cell) => cell.trim());
    return { requirements, state, why };
  });
}

const rows = rowsOf('ASVS 5.0, levels 1 and 2');
const rulesIn = (text: string): string[] =>
  [...text.matchAll(/\[([A-Z0-9]+-\d+)\]/g)].map(([, id = '']) => id);
const filesIn = (text: string): string[] =>
  [...text.matchAll(/`([\w./-]+\.(?:md|ts))`/g)].map(([, file = '']) => file);

describe('[TENANT-12] the page on security', () => {
  test('gives each group of requirements one state that the page explains', () => {
    expect(rows.length).toBeGreaterThan(70);
    const states = ['met', 'partly', 'not met', 'operator', 'elsewhere', 'none'];
    expect(rows.filter(({ state }) => !states.includes(state))).toEqual([]);
    for (const state of states) expect(page).toContain(`_${state}_: `);
    const named = rows.flatMap(
      ({ requirements }) => requirements.match(/\d+\.\d+\.\d+(?: to \d+\.\d+\.\d+)?/g) ?? [],
    );
    expect(new Set(named).size).toBe(named.length);
  });

  test('names existing rules or files for each requirement that is met', () => {
    const without = rows.filter(
      ({ state, why }) => state === 'met' && rulesIn(why).length === 0 && filesIn(why).length === 0,
    );
    expect(without).toEqual([]);
    expect(rulesIn(page).filter((id) => !rules.includes(`- [${id}] `))).toEqual([]);
    expect(filesIn(page).filter((file) => !existsSync(file))).toEqual([]);
  });

  test('gives a reason for each requirement that is not met', () => {
    const missing = rows.filter(({ state }) => state === 'not met');
    expect(missing.length).toBeGreaterThan(0);
    expect(missing.filter(({ why }) => why.length < 30)).toEqual([]);
    // Also in the summary at the top.
    const [inShort = ''] = page.split('\n## ');
    for (const id of ['2.2.2', '8.2.3', '8.3.1']) expect(inShort).toContain(id);
  });

  test('names every address that the server and its pages call unless they are set otherwise', () => {
    const secret = 'x'.repeat(32);
    const reading = readConfig({
      APP_ORIGIN: 'https://kort.example.dk',
      ENTRA_TENANT_IDS: '11111111-1111-4111-8111-111111111111',
      ENTRA_CLIENT_ID: 'cccccccc-cccc-4ccc-8ccc-cccccccccccc',
      SECRET_ENTRA_CLIENT_SECRET: secret,
      SECRET_FLUID_KEY: secret,
      SECRET_SERVER_KEY: secret,
      AZURE_FLUID_RESOURCE_ID:
        '/subscriptions/a/resourceGroups/b/providers/Microsoft.FluidRelay/fluidRelayServers/c',
    });
    if ('problems' in reading) throw new Error(reading.problems.join());
    const { entra, graphEndpoint, fluid, appOrigin, hostOrigins } = reading.config;
    const ownRelay = { fluid: { endpoint: '/', extraSources: [] }, furtherFluid: [] };
    const policy = pagePolicy({ appOrigin, hostOrigins, ...ownRelay })('nonce');
    const [, connections = ''] = /connect-src ([^;]+)/.exec(policy) ?? [];
    const called = [
      ...[entra.authority, graphEndpoint, fluid.azure?.managementEndpoint ?? ''],
      ...connections.split(' ').filter((source) => source.startsWith('https:')),
    ].map((address) => new URL(address).hostname);
    expect(called.length).toBeGreaterThan(3);
    expect(called.filter((host) => !page.includes(`\`${host}\``))).toEqual([]);
  });
});
