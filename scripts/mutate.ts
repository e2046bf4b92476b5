/**
 * `npm run mutate -- domain/deck`: changes the sources of a folder of `src`, or one file, at one place after another, and lists the
 * changes that none of the tests notices. These are the unit tests of the folder's name, or the files and folders of `tests` that
 * follow: `npm run mutate -- relay/tokens integration/relay/tokens.test.ts`. Each change loads all of these files anew: name few.
 * 1,000 changes take some 10 to 30 minutes.
 */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './lib/root.ts';
import { runHere } from './lib/run.ts';

const STRYKER = join(ROOT, 'node_modules/@stryker-mutator/core/bin/stryker.js');
const [source = '', ...named] = process.argv.slice(2);
const tests = (named.length > 0 ? named : [`unit/${source}`]).map((path) => `tests/${path}`);
const missing = [`src/${source}`, ...tests].filter((path) => !existsSync(join(ROOT, path)));

if (!source || missing.length > 0) {
  if (source) console.error(`There is no ${missing.join(' and no ')}.`);
  console.error('Usage: npm run mutate -- <folder or file of src> [<folder or file of tests>…]');
  process.exit(2);
}

const globOf = (path: string, files: string): string =>
  statSync(join(ROOT, path)).isDirectory() ? `${path}/**/${files}` : path;

process.exit(
  await runHere(process.execPath, [STRYKER, 'run'], {
    env: {
      MUTATE: globOf(`src/${source}`, '*.ts'),
      MUTATE_TESTS: JSON.stringify(tests.map((path) => globOf(path, '*.test.ts'))),
    },
  }),
);
