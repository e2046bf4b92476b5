import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../../..');
const BIOME = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');

const IMPURE = [
  'Date.now()',
  'new Date()',
  'Math.random()',
  'performance.now()',
  'crypto.randomUUID()',
  "globalThis.fetch('/')",
  "fetch('/')",
  'setTimeout(() => {}, 1)',
  'setInterval(() => {}, 1)',
  'document.title',
  'process.env',
];

const CARELESS = [
  ['noReExportAll', "export * from './other.ts';\n"],
  ['noExplicitAny', 'export const x: any = 1;\n'],
  ['noNonNullAssertion', 'export const x = (y?: string) => y!.length;\n'],
  ['noDefaultExport', 'export default 1;\n'],
  ['noTsIgnore', '// @ts-ignore\nexport const x = 1;\n'],
  ['noGlobalEval', "export const x = eval('1');\n"],
  ['noConsole', "console.log('x');\n"],
  ['noUnusedImports', "import { x } from './other.ts';\n"],
  ['noFocusedTests', "test.only('x', () => {});\n"],
  ['noSkippedTests', "test.skip('x', () => {});\n"],
] as const;

/** What the project's linter says to each of some files: a line for each complaint, which names the file. */
let complaints: readonly string[];
let folder: string;

const EFFECT = 'src/client/effect.ts';
const aboutFile = (file: string) => complaints.filter((line) => line.includes(file)).join('\n');
const ruleFile = (index: number) => `src/domain/impure${index}.ts`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dialogkort-lint-'));
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  const { $schema, vcs, ...settings } = JSON.parse(readFileSync(join(ROOT, 'biome.json'), 'utf8'));
  write('biome.json', JSON.stringify(settings));
  cpSync(join(ROOT, 'scripts/lint'), join(folder, 'scripts/lint'), { recursive: true });
  for (const [index, expression] of IMPURE.entries())
    write(ruleFile(index), `export const x = ${expression};\n`);
  write('src/domain/pure.ts', 'export const at = (ms: number) => new Date(ms).toISOString();\n');
  write('src/client/clock.ts', 'export const x = Date.now();\n');
  write(EFFECT, 'export const x = () => useEffect(() => document.body.scrollTo({ top: 0 }), []);\n');
  for (const [rule, source] of CARELESS) write(`src/client/${rule}.ts`, source);
  write('src/client/one.ts', "import { two } from './two.ts';\nexport const one = () => two;\n");
  write('src/client/two.ts', "import { one } from './one.ts';\nexport const two = () => one;\n");

  const args = [BIOME, 'lint', '--colors=off', '--max-diagnostics=none', '--reporter=github', 'src'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  complaints = `${stdout}${stderr}`.split('\n').filter((line) => line.startsWith('::error'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('[CHECK-2] a rule of the meeting has no clock, no chance and no world of its own', () => {
  test.each(IMPURE.map((expression, index) => [expression, ruleFile(index)]))('%s', (_expression, file) => {
    expect(aboutFile(file)).toMatch(/title=(plugin|lint\/style\/noRestrictedGlobals)/);
  });

  test('a time that was handed in may be read', () => expect(aboutFile('pure.ts')).toBe(''));
  test('elsewhere the clock may be asked', () => expect(aboutFile('clock.ts')).toBe(''));
});

describe('[CHECK-3] constructs that hide mistakes are refused everywhere', () => {
  test.each(CARELESS)('%s', (rule) => expect(aboutFile(`${rule}.ts`)).toContain(rule));
  test('effects that return what their body returns', () =>
    expect(aboutFile(EFFECT)).toContain('nothing but its clean-up'));
  test('files that import each other', () => expect(aboutFile('one.ts')).toContain('noImportCycles'));
});
