/**
 * What somebody reads who has the server's key and a copy of everything that was ever on the disk: each commit to the registry, in
 * order, out of the write-ahead log, with encrypted records opened.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { deriveKey } from '../../../src/server/keys.ts';
import { createTextCipher } from '../../../src/server/textCipher.ts';
import { SERVER_KEY } from './appServer.ts';

/** One commit: rows of tables as they were after it (SQLite), or what it changed (PostgreSQL). */
export type Commit = Readonly<Record<string, unknown>>;

export interface Insider {
  /** Of the server that is watched. */
  readonly settings: Readonly<Record<string, string>>;
  /** Copies everything as it is now. */
  take(dataDir: string): Promise<void>;
  /** Everything that was copied, in order. */
  commits(): Promise<readonly Commit[]>;
  /** All bytes of it. */
  raw(): Promise<string>;
  close(): Promise<void>;
}

const cipher = createTextCipher(deriveKey(SERVER_KEY, 'box-seal'));

/** An encrypted record as the server's key opens it. */
export function openRecord(sessionId: string, name: string, body: string): unknown {
  return JSON.parse(cipher.decrypt(JSON.stringify([sessionId, name]), body) ?? '"cannot be opened"');
}

interface DiskCopy {
  readonly files: ReadonlyMap<string, Buffer>;
}

export function insiderOfSqlite(): Insider {
  const copies: DiskCopy[] = [];
  const known = new Set<string>();
  const commits: Commit[] = [];
  return {
    settings: {},
    async take(dataDir) {
      const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((entry) =>
        entry.isFile(),
      );
      const copy = {
        files: new Map(files.map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name))])),
      };
      const seen = commitsOf(copy, known);
      // The start of the server is over by the first copy, and how much of it the log still has depends on its pace.
      commits.push(...(copies.length === 0 ? seen.slice(-1) : seen));
      copies.push(copy);
    },
    commits: async () => commits,
    async raw() {
      return copies
        .flatMap(({ files }) => [...files.values()].map((bytes) => bytes.toString('latin1')))
        .join('\n');
    },
    close: async () => undefined,
  };
}

const REGISTRY = 'registry.sqlite';
const LOG_HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;

/** https://sqlite.org/fileformat2.html#walformat: the log cut after each commit that is not known yet, by its checksum. */
function commitsOf({ files }: DiskCopy, known: Set<string>): Commit[] {
  const database = files.get(REGISTRY) ?? Buffer.alloc(0);
  const log = files.get(`${REGISTRY}-wal`) ?? Buffer.alloc(0);
  if (log.length < LOG_HEADER_BYTES) return [rowsIn(database, Buffer.alloc(0))];
  const frameBytes = FRAME_HEADER_BYTES + log.readUInt32BE(8);
  const salts = log.subarray(16, 24);
  const commits: Commit[] = [];
  for (let at = LOG_HEADER_BYTES; at + frameBytes <= log.length; at += frameBytes) {
    if (!log.subarray(at + 8, at + 16).equals(salts)) break;
    const isCommit = log.readUInt32BE(at + 4) !== 0;
    const id = log.subarray(at + 8, at + FRAME_HEADER_BYTES).toString('hex');
    if (isCommit && !known.has(id)) commits.push(rowsIn(database, log.subarray(0, at + frameBytes)));
    if (isCommit) known.add(id);
  }
  return commits;
}

function rowsIn(database: Buffer, log: Buffer): Commit {
  const folder = mkdtempSync(join(tmpdir(), 'dialogkort-insider-'));
  writeFileSync(join(folder, REGISTRY), database);
  writeFileSync(join(folder, `${REGISTRY}-wal`), log);
  const db = new DatabaseSync(join(folder, REGISTRY));
  try {
    const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).all();
    return Object.fromEntries(
      tables.map(({ name }) => [String(name), db.prepare(`SELECT * FROM ${name}`).all().map(opened)]),
    );
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function opened(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { body, ...rest } = row;
  if (typeof body !== 'string') return { ...row };
  return { ...rest, body: openRecord(String(rest.session_id), String(rest.name), body) };
}

const SLOT = 'insider';

/** Reads PostgreSQL's write-ahead log through its own decoder: the server needs `wal_level=logical`. */
export async function insiderOfPostgres(url: string): Promise<Insider> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`SELECT pg_create_logical_replication_slot('${SLOT}', 'test_decoding')`);
  const decoded = async () =>
    (
      await client.query<{ data: string }>(
        `SELECT data FROM pg_logical_slot_peek_changes('${SLOT}', NULL, NULL)`,
      )
    ).rows;
  return {
    settings: { DATABASE_URL: url },
    take: async () => undefined,
    async commits() {
      return (await decoded()).flatMap(({ data }) => changeIn(data));
    },
    async raw() {
      return (await decoded()).map(({ data }) => data).join('\n');
    },
    async close() {
      await client.query(`SELECT pg_drop_replication_slot('${SLOT}')`);
      await client.end();
    },
  };
}

const CHANGE = /^table public\.(registry_\w+): (\w+): (.*)$/s;
const COLUMN = /(\w+)\[[^\]]+\]:(?:'((?:[^']|'')*)'|(\S+))/gs;

function changeIn(line: string): Commit[] {
  const [, table = '', what = '', columns = ''] = CHANGE.exec(line) ?? [];
  if (table === '') return [];
  const row = Object.fromEntries(
    [...columns.matchAll(COLUMN)].map(([, name = '', text, bare]) => [
      name,
      text === undefined ? bareValue(bare) : text.replaceAll("''", "'"),
    ]),
  );
  return [{ table, what, row: opened(row) }];
}

const bareValue = (bare = ''): unknown => (/^-?\d+$/.test(bare) ? Number(bare) : bare);
