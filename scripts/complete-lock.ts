/** `node scripts/complete-lock.ts`, after a change of dependencies: see lock/complete.ts. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './lib/root.ts';
import { capture } from './lib/run.ts';
import { addIntegrity, completeLock, type LockFile } from './lock/complete.ts';

const ANSWER_WITHIN_MS = 30_000;

const file = join(ROOT, 'package-lock.json');
const lock: LockFile = JSON.parse(readFileSync(file, 'utf8'));
const added = completeLock(lock);
const unchecked = await addIntegrity(lock, async (spec) => {
  const { exitCode, output } = await capture('npm', ['view', spec, 'dist.integrity'], {
    withinMs: ANSWER_WITHIN_MS,
  });
  return exitCode === 0 ? /sha512-\S+/.exec(output)?.[0] : undefined;
});
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.length > 0 ? `Added ${added.join(', ')}` : 'Nothing was missing.');
for (const path of unchecked) console.error(`No integrity was found for ${path}.`);
process.exitCode = unchecked.length > 0 ? 1 : 0;
