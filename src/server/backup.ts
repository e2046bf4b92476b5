/**
 * A copy of the data folder (`DATA_DIR`), also while the server runs, and encryption of any backup.
 *
 *   node src/server/backup.ts <new folder> [--for <public key>]                  encrypted for that key
 *   node src/server/backup.ts restore <backup> <new folder> --key <private key>  the files of an encrypted one
 *   node src/server/backup.ts encrypt --for <public key>                         standard input to standard output
 *   node src/server/backup.ts decrypt --key <private key>
 *
 * Exit codes: 0, 2 for what was asked wrongly, 4 for a folder or database that cannot be read or written, or a backup that is broken.
 */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { EXIT_CODES } from '../shared/exitCodes.ts';
import { BrokenBackupError, decryption, encryption, isBackupKey } from './backupCipher.ts';
import { copyDatabase } from './copyDatabase.ts';
import { RELAY_FILE } from './ownRelay.ts';
import { REGISTRY_FILE, reason } from './registry/openRegistry.ts';

const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;
const ENCRYPTED = '.encrypted';
const UNFINISHED = '.part';
/** In the data folder: what is not encrypted stays where it is not encrypted already. One backup at a time. */
const PLAIN_FOLDER = '.backup';
/**
 * In this order: each document in the registry was in the relay before, so none is missing in a copy that is made after. A
 * relay elsewhere has backups of its own.
 */
const FILES = [
  { name: REGISTRY_FILE, isRequired: true },
  { name: RELAY_FILE, isRequired: false },
] as const;

const USAGE = `Say which folder the backup goes to: npm run backup -- <new folder> [--for <public key>]
Or: npm run backup -- restore <backup> <new folder> --key <private key>
    npm run --silent backup -- encrypt --for <public key>
    npm run --silent backup -- decrypt --key <private key>`;

const COMMANDS = ['restore', 'encrypt', 'decrypt'];

interface Call {
  readonly words: readonly string[];
  readonly for?: string | undefined;
  readonly key?: string | undefined;
}

async function main(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const call = readCall(args);
  const [first, second, third, ...others] = call.words;
  const isFor = call.for !== undefined && call.key === undefined;
  const isKey = call.key !== undefined && call.for === undefined;
  if (first === 'encrypt' && second === undefined && isFor) {
    return pipeline(process.stdin, encryption(publicKey(call.for)), process.stdout);
  }
  if (first === 'decrypt' && second === undefined && isKey) {
    return pipeline(process.stdin, decryption(privateKey(call.key)), process.stdout);
  }
  if (first === 'restore' && second !== undefined && third !== undefined && others.length === 0 && isKey) {
    return restore(second, third, privateKey(call.key));
  }
  if (first === undefined || COMMANDS.includes(first) || second !== undefined || call.key !== undefined) {
    return giveUp(USAGE, EXIT_CODES.settings);
  }
  return backUp(first, env, call.for === undefined ? undefined : publicKey(call.for));
}

function readCall(args: readonly string[]): Call {
  try {
    const text = { type: 'string' } as const;
    const options = { for: text, key: text };
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    return { words: positionals, ...values };
  } catch {
    return giveUp(USAGE, EXIT_CODES.settings);
  }
}

async function backUp(folder: string, env: NodeJS.ProcessEnv, recipient?: KeyObject): Promise<void> {
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
  const plain = join(dataDir, PLAIN_FOLDER);
  try {
    makeEmpty(folder);
    if (recipient) rmSync(plain, { recursive: true, force: true });
    if (recipient) mkdirSync(plain, { mode: FOLDER_MODE });
    for (const { name } of FILES.filter((file) => existsSync(join(dataDir, file.name)))) {
      if (!recipient) {
        tell(join(folder, name), copyDatabase(join(dataDir, name), join(folder, name)));
        continue;
      }
      copyDatabase(join(dataDir, name), join(plain, name));
      const encrypted = join(folder, name + ENCRYPTED);
      tell(encrypted, await through(join(plain, name), encrypted, encryption(recipient)));
      rmSync(join(plain, name));
    }
  } catch (error) {
    rmSync(plain, { recursive: true, force: true });
    giveUp(
      `The backup failed: ${reason(error)}. Nothing in ${folder} is to be relied on.`,
      EXIT_CODES.storage,
    );
  }
  rmSync(plain, { recursive: true, force: true });
}

async function restore(backup: string, folder: string, key: KeyObject): Promise<void> {
  try {
    const names = readdirSync(backup).filter((name) => name.endsWith(ENCRYPTED));
    if (names.length === 0) giveUp(`There is no encrypted backup in ${backup}.`, EXIT_CODES.storage);
    makeEmpty(folder);
    for (const name of names) {
      const file = join(folder, name.slice(0, -ENCRYPTED.length));
      tell(file, await through(join(backup, name), file, decryption(key)));
    }
  } catch (error) {
    const why = error instanceof BrokenBackupError ? error.message : `${reason(error)}.`;
    giveUp(`The backup cannot be restored: ${why}`, EXIT_CODES.storage);
  }
}

function makeEmpty(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: FOLDER_MODE });
  if (readdirSync(folder).length > 0) {
    giveUp(`${folder} is not empty; a backup goes to a folder of its own.`, EXIT_CODES.settings);
  }
}

/** What stands under the target's name is whole and on disk. Returns its size in bytes. */
async function through(source: string, target: string, work: ReturnType<typeof encryption>): Promise<number> {
  const unfinished = target + UNFINISHED;
  try {
    const into = createWriteStream(unfinished, { mode: FILE_MODE, flush: true });
    await pipeline(createReadStream(source), work, into);
    renameSync(unfinished, target);
    return statSync(target).size;
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

const publicKey = (file: string): KeyObject => keyIn(file, createPublicKey);
const privateKey = (file: string): KeyObject => keyIn(file, createPrivateKey);

function keyIn(file: string, read: (pem: Buffer) => KeyObject): KeyObject {
  try {
    const key = read(readFileSync(file));
    if (isBackupKey(key)) return key;
  } catch {
    // Said below, whatever it is: the file may be another secret.
  }
  return giveUp(`${file} is no such key: docs/operation.md says how to make one.`, EXIT_CODES.settings);
}

function tell(file: string, bytes: number): void {
  process.stdout.write(`${file}: ${bytes} bytes\n`);
}

function giveUp(sentence: string, exitCode: number): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(exitCode);
}

// What the process writes is for its own user alone: databases, their logs, copies.
process.umask(0o077);
try {
  await main(process.argv.slice(2), process.env);
} catch (error) {
  const why = error instanceof BrokenBackupError ? error.message : reason(error);
  giveUp(`It failed, and what came out is not to be used: ${why}`, EXIT_CODES.storage);
}
