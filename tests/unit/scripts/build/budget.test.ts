import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import webpack from 'webpack';
import { type Budget, BudgetPlugin, type BudgetReport } from '../../../../scripts/build/budget.ts';

const ROOMY: Budget = {
  initialBytes: 100_000,
  totalBytes: 100_000,
  views: ['stage', 'panel'],
  optional: ['fallback'],
  leastChunkBytes: 1_000,
  smallChunks: {},
};

/** Text that gzip can hardly shorten, the same in every run. */
function noise(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return (state % 36).toString(36);
  }).join('');
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dialogkort-budget-'));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const lazily = ['stage', 'panel', 'optional-export', 'fallback'].map(
    (name) => `import(/* webpackChunkName: "${name}" */ './${name}.js');`,
  );
  write('main.js', `console.log('${noise(2000)}'); ${lazily.join(' ')}`);
  // The smaller view by itself, and the larger one with what it alone loads.
  write('stage.js', `console.log('${noise(3000)}'); import(/* webpackChunkName: "spread" */ './spread.js');`);
  write('spread.js', `console.log('${noise(2500)}');`);
  write('panel.js', `console.log('${noise(4000)}');`);
  write('optional-export.js', `console.log('${noise(9000)}'); import('./deeper.js');`);
  write('deeper.js', `console.log('${noise(8000)}');`);
  write('fallback.js', `console.log('${noise(9000)}');`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function build(budget: Budget): Promise<{ errors: string[]; report: BudgetReport }> {
  const reportFile = join(folder, 'budget.json');
  const stats = await new Promise<webpack.Stats>((resolve, reject) => {
    const plugins = [new BudgetPlugin(budget, reportFile)];
    const output = { path: join(folder, 'dist'), chunkFilename: '[name].js' };
    webpack({ mode: 'production', context: folder, entry: './main.js', output, plugins }, (error, result) =>
      result ? resolve(result) : reject(error),
    );
  });
  const errors = (stats.toJson({ all: false, errors: true }).errors ?? []).map(({ message }) => message);
  return { errors, report: JSON.parse(readFileSync(reportFile, 'utf8')) };
}

test('a build within its budgets passes, and reports each file’s size', async () => {
  const { errors, report } = await build(ROOMY);
  expect(errors).toEqual([]);
  const kinds = Object.fromEntries(report.files.map(({ file, kind }) => [file, kind]));
  expect(kinds).toMatchObject({
    'main.js': 'initial',
    'stage.js': 'view',
    'panel.js': 'view',
    'optional-export.js': 'optional',
    'fallback.js': 'optional',
  });
});

test('[BUILD-1] too much JavaScript before the first paint fails the build', async () => {
  const { errors } = await build({ ...ROOMY, initialBytes: 1000 });
  expect(errors).toEqual([
    expect.stringMatching(/before the first paint is .* kB gzip, the budget is 1\.0 kB/),
  ]);
});

test('[BUILD-1] too much JavaScript on the largest page fails the build', async () => {
  const { errors } = await build({ ...ROOMY, totalBytes: 3000 });
  expect(errors).toEqual([expect.stringMatching(/of the largest page is .* kB gzip, the budget is 3\.0 kB/)]);
});

test('[BUILD-2] optional chunks and their dependencies are not counted; of the views the largest counts, with its dependencies', async () => {
  const { report } = await build(ROOMY);
  const weight = (name: string) => report.files.find(({ file }) => file === name)?.gzipBytes ?? 0;
  expect(weight('panel.js')).toBeGreaterThan(weight('stage.js'));
  expect(report.totalBytes).toBe(weight('main.js') + weight('stage.js') + weight('spread.js'));
  expect(report.files.filter(({ kind }) => kind === 'optional')).toHaveLength(3);
});

test('[BUILD-7] a chunk below the least size fails the build, unless it is listed with a reason', async () => {
  const strict = { ...ROOMY, leastChunkBytes: 2_000 };
  const small = /^The chunk spread is .* kB gzip, less than 2\.0 kB/;
  expect((await build(strict)).errors).toContainEqual(expect.stringMatching(small));
  const listed = { ...strict, smallChunks: { spread: 'a page by itself' } };
  expect((await build(listed)).errors).not.toContainEqual(expect.stringMatching(small));
});
