/**
 * `npm run mutate -- domain/deck`: changes the sources of a folder of `src` at one place after another, and lists the changes that
 * none of the folder's unit tests notices. 1,000 changes take some 10 to 30 minutes.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './lib/root.ts';
import { runHere } from './lib/run.ts';

const STRYKER = join(ROOT, 'node_modules/@stryker-mutator/core/bin/stryker.js');
const [folder = '', ...rest] = process.argv.slice(2);
const lacks = ['src', 'tests/unit'].find((parent) => !existsSync(join(ROOT, parent, folder)));

if (!folder || lacks || rest.length > 0) {
  if (folder && lacks) console.error(`There is no folder ${lacks}/${folder}.`);
  console.error('Usage: npm run mutate -- <folder of src that has unit tests, such as domain/deck>');
  process.exit(2);
}
process.exit(
  await runHere(process.execPath, [STRYKER, 'run'], {
    env: { MUTATE_FOLDER: folder },
  }),
);
