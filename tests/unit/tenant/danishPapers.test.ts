import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SECURITY_LOG_SETTINGS } from '../../../src/securityLog/settings.ts';
import { DEFAULT_RETENTION_DAYS } from '../../../src/server/config.ts';
import { REGISTRY_MIGRATIONS } from '../../../src/server/registry/migrations.ts';
import { POSTGRESQL } from '../../../src/sql/sqlDatabase.ts';

const FOLDER = 'docs/da';
const papers = globSync(`${FOLDER}/*.md`).map((file) => ({ file, text: readFileSync(file, 'utf8') }));
const paper = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');

describe('[PRIVACY-11] the Danish papers', () => {
  test('are all named by their overview', () => {
    expect(papers.length).toBeGreaterThan(5);
    const others = papers
      .map(({ file }) => file.slice(FOLDER.length + 1))
      .filter((name) => name !== 'README.md');
    expect(others.filter((name) => !paper('README.md').includes(`](${name})`))).toEqual([]);
  });

  test.each(papers)('$file leans on rules and pages that there are', ({ file, text }) => {
    const rules = readFileSync('docs/SPEC.md', 'utf8');
    const named = [...text.matchAll(/\[([A-Z0-9]+-\d+)\]/g)].map(([id]) => id);
    expect(named.filter((id) => !rules.includes(`- ${id} `))).toEqual([]);
    const links = [...text.matchAll(/\]\((?!https:)([^)#]+)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(join(dirname(file), link)))).toEqual([]);
  });

  test.each(['privatliv.md', 'fortegnelse.md', 'databehandleraftale-bilag.md', 'konsekvensanalyse.md'])(
    '%s names the server’s own periods',
    (name) => {
      const keptDays = SECURITY_LOG_SETTINGS.SECURITY_LOG_DAYS.parse(undefined);
      expect([DEFAULT_RETENTION_DAYS, keptDays]).toEqual([90, 90]);
      expect(paper(name)).toContain(`${DEFAULT_RETENTION_DAYS} dage`);
      // A day, and the six hours until the next tidying up; held by the page in English.
      expect(paper(name)).toMatch(/30\s+timer/);
    },
  );

  test('the record of processing names every table of the registry', () => {
    const steps = REGISTRY_MIGRATIONS.steps.map((step) => step(POSTGRESQL)).join('\n');
    const made = [...steps.matchAll(/CREATE (?:UNLOGGED )?TABLE registry_(\w+)/g)];
    const tables = made.map(([, table = '']) => table);
    expect(tables).toContain('server_messages');
    expect(tables.filter((table) => !paper('fortegnelse.md').includes(`\`${table}\``))).toEqual([]);
  });

  test('values for the municipality to fill in are marked, and nothing else is left open', () => {
    const opened = papers.flatMap(({ text }) => [...text.matchAll(/«[^»]{0,20}/g)].map(([mark]) => mark));
    expect(opened.length).toBeGreaterThan(20);
    expect(opened.filter((mark) => !/^«(udfyldes|Mere eller)/.test(mark))).toEqual([]);
    expect(papers.filter(({ text }) => /TODO|\?\?\?|xxx/i.test(text))).toEqual([]);
  });
});
