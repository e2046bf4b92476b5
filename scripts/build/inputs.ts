import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Inputs of the browser builds. */
const INPUTS = [
  'package.json',
  'package-lock.json',
  'webpack.config.js',
  'scripts/build',
  'src/shared',
  'src/domain',
  'src/fluid',
  'src/host',
  'src/client',
  'src/import',
  'src/paper',
  'src/phone',
  'src/simulator',
  'appPackage/color.svg',
];

/** Changes whenever an input of the build changes. */
export function hashOfInputs(root: string): string {
  const hash = createHash('sha256');
  for (const input of INPUTS) {
    for (const file of filesIn(root, input))
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(root, file)))
        .update('\0');
  }
  return hash.digest('hex');
}

function filesIn(root: string, path: string): string[] {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesIn(root, `${path}/${name}`));
}
