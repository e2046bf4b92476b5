import { globSync, readFileSync } from 'node:fs';
import { resolveOptions } from '../../../src/relay/options.ts';
import { RELAY_MIGRATIONS } from '../../../src/relay/store/migrations.ts';
import { pagePolicy } from '../../../src/server/http/headers.ts';
import { REGISTRY_MIGRATIONS } from '../../../src/server/registry/migrations.ts';
import { POSTGRESQL, SQLITE } from '../../../src/sql/sqlDatabase.ts';

const page = readFileSync('docs/privacy.md', 'utf8');
const tablesIn = (steps: readonly string[]): string[] =>
  [...steps.join('\n').matchAll(/CREATE (?:UNLOGGED )?TABLE (?:IF NOT EXISTS )?(\w+)/g)].map(
    ([, name = '']) => (name === 'registry_meta' ? name : name.replace(/^registry_/, '')),
  );

describe('[PRIVACY-3] the page for the data protection officer', () => {
  test.each([SQLITE, POSTGRESQL])('names every table of the registry in $name', (dialect) => {
    const { createTable } = REGISTRY_MIGRATIONS;
    const steps = [createTable, ...REGISTRY_MIGRATIONS.steps.map((step) => step(dialect))];
    expect(tablesIn(steps).filter((table) => !page.includes(`\`${table}\``))).toEqual([]);
  });

  test('names every table of the relay, and how long its log is kept', () => {
    const { createTable, steps } = RELAY_MIGRATIONS;
    const tables = tablesIn([createTable, ...steps.map((step) => step(SQLITE))]);
    expect(tables).toContain('relay_ops');
    expect(tables.filter((table) => !page.includes(`\`${table}\``))).toEqual([]);
    const { keepOpsMs } = resolveOptions({
      ...{ tenantId: 'dialogkort', keys: ['k'.repeat(32)], store: { sqliteFile: 'fluid.sqlite' } },
      at: { host: '127.0.0.1', port: 0 },
    });
    const [, hours] = /`RELAY_KEEP_OPS_HOURS`\D{0,60}?(\d+)/.exec(page) ?? [];
    expect(Number(hours) * 60 * 60 * 1_000).toBe(keepOpsMs);
  });

  test('names the address of others that pages may ask', () => {
    const policy = pagePolicy({
      ...{ appOrigin: 'https://kort.example.dk', hostOrigins: [] },
      fluid: { endpoint: '/', extraSources: [] },
      furtherFluid: [],
    })('nonce');
    const [, connections = ''] = /connect-src ([^;]+)/.exec(policy) ?? [];
    const others = connections.split(' ').filter((source) => !/^'self'$|kort\.example/.test(source));
    expect(others).toEqual(['https://res.cdn.office.net']);
    for (const { hostname } of others.map((source) => new URL(source)))
      expect(page).toContain(`\`${hostname}\``);
  });

  test('names everything that the app keeps on people’s devices', () => {
    const files = globSync('src/client/**/*.{ts,tsx}');
    const keys = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/['`](dialogkort\.\w+)/g)].map(([, key = '']) => key),
    );
    expect(keys.length).toBeGreaterThan(5);
    expect(keys.filter((key) => !page.includes(`\`${key}`))).toEqual([]);
  });

  test('leans on rules that there are', () => {
    const rules = readFileSync('docs/SPEC.md', 'utf8');
    const named = [...page.matchAll(/\[([A-Z]+-\d+)\]/g)].map(([id]) => id);
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((id) => !rules.includes(`- ${id} `))).toEqual([]);
  });
});
