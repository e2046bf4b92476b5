import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../lib/root.ts';

/** The path of a file in the folder of results; removes the last run's file. */
export function freshResult(name: string): string {
  const file = join(ROOT, 'test-results', name);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return file;
}
