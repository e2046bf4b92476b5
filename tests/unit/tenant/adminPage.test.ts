import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SETTING_NAMES } from '../../../src/server/config.ts';

const page = readFileSync('docs/admin.md', 'utf8');
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const template = readFileSync('infra/main.bicep', 'utf8');

describe('[TENANT-9] the administrator’s page', () => {
  test('names scripts that there are', () => {
    const asked = [...page.matchAll(/npm run ([\w-]+)/g)].map(([, name]) => name);
    expect(asked.filter((name) => manifest.scripts[name ?? ''] === undefined)).toEqual([]);
  });

  test('names files that there are', () => {
    const linked = [...page.matchAll(/\]\(([\w./-]+\.md)/g)].map(([, file = '']) => join('docs', file));
    const quoted = [...page.matchAll(/\b((?:infra|deploy|src|env)\/[\w./-]*\w)/g)].map(
      ([, file = '']) => file,
    );
    const made = /^(infra\/prod\.bicepparam|env\/\.env\.prod\.user|deploy\/\.env)$/;
    expect([...linked, ...quoted].filter((file) => !made.test(file) && !existsSync(file))).toEqual([]);
  });

  test('names settings and values that there are', () => {
    const values = ['env/.env.prod', 'deploy/compose.yaml', 'deploy/app.env.example']
      .map((file) => readFileSync(file, 'utf8'))
      .join('');
    const ofNode = ['NODE_OPTIONS'];
    const known = [...SETTING_NAMES, ...ofNode];
    const named = [...page.matchAll(/`([A-Z][A-Z]+_[A-Z_]+)(?:=[^`]*)?`/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !known.includes(name) && !values.includes(name))).toEqual([]);
  });

  test('names every output of the template that a step needs, and the present version', () => {
    for (const [, name = ''] of template.matchAll(/^output (\w+) /gm)) {
      if (name !== 'environmentName') expect(page).toContain(`\`${name}\``);
    }
    expect(page).toContain(`dialogkort:${manifest.version}`);
  });

  test('sends people to headings that there are', () => {
    const headings = [...page.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\w\s-]/g, '')
        .trim()
        .replace(/\s+/g, '-'),
    );
    const asked = [...page.matchAll(/\]\(#([\w-]+)\)/g)].map(([, anchor]) => anchor);
    expect(asked.filter((anchor) => !headings.includes(anchor ?? ''))).toEqual([]);
  });
});
