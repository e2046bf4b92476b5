import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/lib/root.ts';

/** Builds the product once, so that the workers that start one each find it built. */
export default function globalSetup(): void {
  execFileSync(process.execPath, [join(ROOT, 'scripts/build/main.ts'), '--if-stale'], { stdio: 'inherit' });
}
