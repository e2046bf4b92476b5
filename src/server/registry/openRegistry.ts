/** Opens the registry where the settings say; every failure is a {@link StartupError}. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseAddress } from '../../shared/databaseAddress.ts';
import { NewerSchemaError } from '../../sql/migrations.ts';
import { errorField } from '../errorField.ts';
import { StartupError } from '../startupError.ts';
import { openSqlRegistry } from './openSqlRegistry.ts';
import type { Registry } from './registry.ts';

export const REGISTRY_FILE = 'registry.sqlite';
/** Only the server's own user has access. */
const FOLDER_MODE = 0o700;

/** SQLite's primary result codes, https://sqlite.org/rescode.html. */
const SQLITE_REASONS: Readonly<Record<number, string>> = {
  5: 'another process keeps it locked',
  8: 'it cannot be written to',
  10: 'the disk does not answer as it should',
  11: 'the file is damaged: put a backup in its place',
  13: 'the disk is full',
  14: 'it cannot be opened or written to',
  26: 'the file is no SQLite database: put a backup in its place',
};

const SYSTEM_REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'it is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'it is a file, not a folder',
};

/** PostgreSQL's states, https://www.postgresql.org/docs/current/errcodes-appendix.html, and what befalls the way there. */
const POSTGRES_REASONS: Readonly<Record<string, string>> = {
  '28000': 'it does not let this user in',
  '28P01': 'it does not take this user or password',
  '3D000': 'there is no such database on that server',
  '42501': 'this user may not make or change its tables',
  '53100': 'its disk is full',
  '53300': 'it has no connection to spare',
  '57P03': 'it is starting or stopping',
  ECONNREFUSED: 'nothing answers at its address',
  ENOTFOUND: 'the name of its host is not known',
  EAI_AGAIN: 'the name of its host cannot be looked up now',
  ENOENT: 'a certificate or socket that it names is missing',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is signed by nobody who is trusted here',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by nobody who is trusted here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is signed by nobody who is trusted here',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
  MANAGED_IDENTITY: 'this machine’s managed identity gets no token for it',
};

export interface RegistryPlace {
  readonly dataDir: string;
  /** Instead of a file in the data folder. Holds a password: never to be told. */
  readonly databaseUrl?: string;
  /** Instead of the one in the address. */
  readonly databasePassword?: DatabaseAddress['password'];
}

export async function openRegistry({
  dataDir,
  databaseUrl,
  databasePassword,
}: RegistryPlace): Promise<Registry> {
  return databaseUrl === undefined ? openInFolder(dataDir) : openInDatabase(databaseUrl, databasePassword);
}

/** Makes the folder and the file if need be. */
async function openInFolder(dataDir: string): Promise<Registry> {
  try {
    mkdirSync(dataDir, { recursive: true, mode: FOLDER_MODE });
    return await openSqlRegistry({ sqliteFile: join(dataDir, REGISTRY_FILE) });
  } catch (error) {
    throw new StartupError(
      'storage',
      `The data folder ${dataDir} (DATA_DIR) cannot be used: ${reason(error)}.`,
    );
  }
}

async function openInDatabase(url: string, password: RegistryPlace['databasePassword']): Promise<Registry> {
  try {
    return await openSqlRegistry({ url, ...(password && { password }) });
  } catch (error) {
    throw new StartupError(
      'storage',
      `The database (DATABASE_URL) cannot be used: ${postgresReason(error)}.`,
    );
  }
}

/** Exported for tests: a full disk is hard to come by. */
export function reason(error: unknown): string {
  if (error instanceof NewerSchemaError) return NEWER;
  const sqliteCode = errorField(error, 'errcode');
  // Extended result codes carry the primary code in their low byte.
  if (typeof sqliteCode === 'number') return SQLITE_REASONS[sqliteCode & 0xff] ?? `SQLite says ${sqliteCode}`;
  const systemCode = errorField(error, 'code') ?? 'the reason is unknown';
  return SYSTEM_REASONS[systemCode] ?? String(systemCode);
}

/** Never the driver's own words: they may name what is in the address. */
export function postgresReason(error: unknown): string {
  if (error instanceof NewerSchemaError) return NEWER;
  const code = errorField(error, 'code') ?? 'it does not answer';
  return POSTGRES_REASONS[code] ?? String(code);
}

const NEWER = 'it was written by a newer version of the app';
