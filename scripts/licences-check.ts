/** `npm test -- licences`: checks that every package of the lock file may be used and distributed. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeLicences, type LockedPackage } from './dependencies/licences.ts';
import { ROOT } from './lib/root.ts';

interface Manifest {
  readonly license?: string | { readonly type?: string };
  readonly licenses?: readonly { readonly type?: string }[];
}

/** Older manifests have objects instead of a name. */
function installedLicence(path: string): string | undefined {
  const file = join(ROOT, path, 'package.json');
  if (!existsSync(file)) return undefined;
  const { license, licenses }: Manifest = JSON.parse(readFileSync(file, 'utf8'));
  return (typeof license === 'string' ? license : license?.type) ?? licenses?.[0]?.type;
}

const lock: { packages: Record<string, LockedPackage> } = JSON.parse(
  readFileSync(join(ROOT, 'package-lock.json'), 'utf8'),
);
const problems = judgeLicences(lock.packages, installedLicence);
for (const problem of problems) console.error(problem);
console.log(`${Object.keys(lock.packages).length - 1} packages, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
