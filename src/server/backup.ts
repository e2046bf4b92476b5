/**
 * `node src/server/backup.ts <new folder>`: a copy of the data folder (`DATA_DIR`), also while the server runs.
 * Exit codes: 0, 2 for what was asked wrongly, 4 for a folder or database that cannot be read or written.
 */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { copyDatabase } from './copyDatabase.ts';
import { RELAY_FILE } from './ownRelay.ts';
import { REGISTRY_FILE, reason } from './registry/openRegistry.ts';
import { EXIT_CODES } from './startupError.ts';

const FOLDER_MODE = 0o700;
/**
 * In this order: each document in the registry was in the relay before, so none is missing in a copy that is made after. A
 * relay elsewhere has backups of its own.
 */
const FILES = [
  { name: REGISTRY_FILE, isRequired: true },
  { name: RELAY_FILE, isRequired: false },
] as const;

function main([folder, ...others]: readonly string[], env: NodeJS.ProcessEnv): void {
  if (folder === undefined || others.length > 0) {
    giveUp('Say which folder the backup goes to: npm run backup -- <new folder>', EXIT_CODES.settings);
  }
  if (env.DATABASE_URL) {
    giveUp(
      'The data is in PostgreSQL (DATABASE_URL): use pg_dump, as docs/operation.md says.',
      EXIT_CODES.settings,
    );
  }
  const dataDir = env.DATA_DIR || './data';
  const missing = FILES.find(({ name, isRequired }) => isRequired && !existsSync(join(dataDir, name)));
  if (missing) {
    giveUp(
      `There is no ${missing.name} in ${dataDir}: set DATA_DIR as the server has it.`,
      EXIT_CODES.storage,
    );
  }
  try {
    mkdirSync(folder, { recursive: true, mode: FOLDER_MODE });
    if (readdirSync(folder).length > 0) {
      giveUp(`${folder} is not empty; a backup goes to a folder of its own.`, EXIT_CODES.settings);
    }
    for (const { name } of FILES.filter((file) => existsSync(join(dataDir, file.name)))) {
      const bytes = copyDatabase(join(dataDir, name), join(folder, name));
      process.stdout.write(`${join(folder, name)}: ${bytes} bytes\n`);
    }
  } catch (error) {
    giveUp(
      `The backup failed: ${reason(error)}. Nothing in ${folder} is to be relied on.`,
      EXIT_CODES.storage,
    );
  }
}

function giveUp(sentence: string, exitCode: number): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(exitCode);
}

main(process.argv.slice(2), process.env);
