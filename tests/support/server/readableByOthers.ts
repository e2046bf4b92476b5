import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const GROUP_AND_OTHERS = 0o077;

/** The folder and what is in it, as far as another user of the machine could read or write it. */
export function readableByOthers(folder: string): string[] {
  const inside = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  return [folder, ...inside].filter((path) => (statSync(path).mode & GROUP_AND_OTHERS) !== 0);
}
