import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import webpack from 'webpack';
import { missingFeatures } from '../../../../scripts/build/browserFeatures.ts';
import { BrowserSupportPlugin } from '../../../../scripts/build/browserSupport.ts';

// The first build of a process takes a while, most of all on a machine that is busy.
jest.setTimeout(60_000);

const PROJECT = join(import.meta.dirname, '../../../..');
const read = (path: string) => readFileSync(join(PROJECT, path), 'utf8');
const BROWSERS: readonly string[] = JSON.parse(read('package.json')).browserslist;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dialogkort-browsers-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What the build says to a page made of these files. */
async function complaints(files: Readonly<Record<string, string>>): Promise<string[]> {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const plugins = [
    new BrowserSupportPlugin({ browsers: BROWSERS, exceptIn: ['node_modules/brings-its-own/'] }),
  ];
  const stats = await new Promise<webpack.Stats>((resolve, reject) => {
    webpack({ mode: 'none', context: folder, entry: './main.js', plugins }, (error, result) =>
      result ? resolve(result) : reject(error),
    );
  });
  return (stats.toJson({ all: false, errors: true }).errors ?? []).map(({ message }) => message);
}

test.each([
  ['Promise.withResolvers()', 'Promise.withResolvers'],
  ['Object.groupBy([], String)', 'Object.groupBy'],
  ['URL.canParse(location.href)', 'URL.canParse'],
  ['new Map([[1, 2]]).values().map(String)', 'Iterator.prototype.map'],
  ['new Map().getOrInsertComputed(1, String)', 'Map.prototype.getOrInsertComputed'],
  ['new DisposableStack()', 'DisposableStack'],
  ["speechSynthesis.addEventListener('voiceschanged', close)", 'speechSynthesis.addEventListener'],
])('[BUILD-4] %s fails the build, with its file and the browsers that lack it', async (code, feature) => {
  const [complaint, ...others] = await complaints({ 'main.js': `console.log(${code});` });
  expect(complaint).toMatch(/^\.\/main\.js uses .*, which is missing in .*safari/);
  expect(complaint).toContain(feature);
  expect(others).toEqual([]);
});

test('[BUILD-4] packages are checked too, except those with their own polyfill', async () => {
  const code = 'export const made = Promise.withResolvers();';
  const found = await complaints({
    'main.js':
      "import { made } from 'plain'; import { made as other } from 'brings-its-own'; console.log(made, other);",
    'node_modules/plain/index.js': code,
    'node_modules/brings-its-own/index.js': code,
  });
  expect(found).toEqual([
    expect.stringContaining('./node_modules/plain/index.js uses Promise.withResolvers'),
  ]);
});

test('[BUILD-4] features of all browsers pass, and features that are tested for before use', async () => {
  const found = await complaints({
    'main.js': `
      // Promise.withResolvers
      console.log([1].toSorted(), Object.keys({}).map(String), structuredClone({}), new Map().values());
      console.log(typeof URL.canParse === 'function' ? URL.canParse('x') : undefined, Promise.try?.(close));
    `,
  });
  expect(found).toEqual([]);
});

test('[BUILD-4] the features that are refused are those that the stated browsers lack', () => {
  const names = missingFeatures(BROWSERS).map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['Promise.withResolvers', 'Object.groupBy', 'Set.prototype.union', 'Iterator']),
  );
  expect(missingFeatures(['chrome >= 130', 'safari >= 18']).map(({ name }) => name)).not.toContain(
    'Promise.withResolvers',
  );
});

test('[BUILD-5] the documentation and the sentence for older browsers name the same browsers as the build', () => {
  const [chrome, edge, firefox, safari, ios] = BROWSERS.map((browser) => browser.split(' >= ')[1]);
  expect([edge, ios]).toEqual([chrome, safari]);
  for (const file of ['src/client/pages/oldBrowser.js', 'docs/admin.md']) {
    const text = read(file);
    for (const name of [`iOS ${ios}`, `Safari ${safari}`, `Edge ${edge}`, `Firefox ${firefox}`]) {
      expect(text).toContain(name);
    }
  }
});
