import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is in all files below a data folder, or in those whose name begins so. */
export function dataFiles(dataDir: string, beginning = ''): Buffer[] {
  return readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.startsWith(beginning))
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name)));
}
