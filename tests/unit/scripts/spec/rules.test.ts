import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { citedRules, compareRules, definedRules } from '../../../../scripts/spec/rules.ts';

const id = (name: string) => `[${name}]`;

async function cited(source: string): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'dialogkort-spec-'));
  try {
    const file = join(folder, 'example.test.ts');
    writeFileSync(file, source);
    return await citedRules(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('a rule is a list item that begins with its id; mentions of it elsewhere are none', () => {
  const specification = `# Rules\n\n- ${id('A-1')} First, see ${id('A-2')}.\n* **${id('A-2')}** Second.\n\n${id('A-3')} is gone.`;
  expect(definedRules(specification)).toEqual(['A-1', 'A-2']);
});

test('the names of tests, of groups and of tables of tests count', async () => {
  const source = `
    test('${id('A-1')} and ${id('A-2')}', () => {});
    describe(\`${id('A-3')} with \${x}\`, () => {});
    it.each([1])('${id('A-4')} %s', () => {});
    test.each\`a\`('${id('A-5')}', () => {});
    test.describe('${id('A-6')}', () => {});`;
  expect(await cited(source)).toEqual(['A-1', 'A-2', 'A-3', 'A-4', 'A-5', 'A-6']);
});

test('comments, other strings and tests that do not run count for nothing', async () => {
  const source = `
    // ${id('B-1')}
    console.log('${id('B-2')}');
    test.skip('${id('B-3')}', () => {});
    describe.skip.each([1])('${id('B-4')}', () => {});
    test.fixme('${id('B-5')}', () => {});`;
  expect(await cited(source)).toEqual([]);
});

test('[CHECK-4] a rule without a test, a test without a rule and an id given twice are each told', () => {
  expect(compareRules(['A-1', 'A-2', 'A-2'], new Set(['A-2', 'A-3']))).toEqual([
    '[A-2] stands twice in docs/SPEC.md; the next free number is A-3.',
    '[A-1] stands in the title of no test that runs: put it into the title of the test that shows it.',
    '[A-3] is named by a test but not in docs/SPEC.md; the next free number is A-3.',
  ]);
});
