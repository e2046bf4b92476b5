/** `node scripts/complete-lock.ts`, after a change of dependencies: see lock/complete.ts. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './lib/root.ts';
import { completeLock, type LockFile } from './lock/complete.ts';

const file = join(ROOT, 'package-lock.json');
const lock: LockFile = JSON.parse(readFileSync(file, 'utf8'));
const added = completeLock(lock);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.length > 0 ? `Added ${added.join(', ')}` : 'Nothing was missing.');
