import { globSync, readFileSync } from 'node:fs';
import { POSTGRES_MIGRATIONS, SQLITE_MIGRATIONS } from '../../../src/server/registry/migrations.ts';

const page = readFileSync('docs/privacy.md', 'utf8');
const tablesIn = (steps: readonly string[]): string[] =>
  [...steps.join('\n').matchAll(/CREATE TABLE (\w+)/g)].map(([, name = '']) =>
    name.replace(/^registry_/, ''),
  );

describe('[PRIVACY-3] the page for the data protection officer', () => {
  test.each([
    ['SQLite', SQLITE_MIGRATIONS],
    ['PostgreSQL', POSTGRES_MIGRATIONS],
  ])('names every table of the registry in %s', (_name, steps) => {
    expect(tablesIn(steps).filter((table) => !page.includes(`\`${table}\``))).toEqual([]);
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
