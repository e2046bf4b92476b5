/**
 * What each version of the package held, as hashes in `appPackage/versions.json`: Teams takes a changed package only
 * under a higher version, and the same version must mean the same package everywhere.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const FOLDER = 'appPackage';
const FILE = `${FOLDER}/versions.json`;
/** Of the package as it is before the environment's values are filled in. */
const PARTS = ['manifest.json', 'en.json', 'color.png', 'outline.png'];

const recordShape = z.record(z.string(), z.string());
const manifestShape = z.looseObject({ version: z.string() });

/** A problem if the package differs from what its version held before, or if the version is new and not recorded. */
export function versionProblems(root: string): readonly string[] {
  const { version, hash } = packageNow(root);
  const held = readRecord(root)[version];
  if (held === hash) return [];
  return [
    held === undefined
      ? `${FILE}: version ${version} is new. Record what it holds: npm run package -- --record.`
      : `${FOLDER}: differs from what version ${version} held. Expected: a higher version in package.json and ${FOLDER}/manifest.json.`,
  ];
}

/** Records what a new version holds. The problems if the version is known with other contents. */
export function recordVersion(root: string): readonly string[] {
  const { version, hash } = packageNow(root);
  const record = readRecord(root);
  if (record[version] !== undefined) return versionProblems(root);
  writeFileSync(join(root, FILE), `${JSON.stringify({ ...record, [version]: hash }, null, 2)}\n`);
  return [];
}

function packageNow(root: string): { readonly version: string; readonly hash: string } {
  const hash = createHash('sha256');
  let version = '';
  for (const name of PARTS) {
    const bytes = readFileSync(join(root, FOLDER, name));
    if (name !== 'manifest.json') {
      hash.update(bytes);
      continue;
    }
    const { version: own, ...rest } = manifestShape.parse(JSON.parse(bytes.toString('utf8')));
    version = own;
    hash.update(JSON.stringify(rest));
  }
  return { version, hash: hash.digest('hex') };
}

function readRecord(root: string): Readonly<Record<string, string>> {
  const file = join(root, FILE);
  return existsSync(file) ? recordShape.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
}
