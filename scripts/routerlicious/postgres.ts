/** PostgreSQL for FerretDB, in a folder of its own. */
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unprivilegedUser } from '../../tests/support/relay/postgresServer.ts';
import type { Command } from './supervised.ts';

const HOST = '127.0.0.1';
const USER = 'ferretdb';

export interface Postgres {
  readonly command: Command;
  /** Of the database that it comes with. */
  readonly url: string;
  isReady(): Promise<boolean>;
}

/** @param bin folder of PostgreSQL's programs */
export function preparePostgres(bin: string, folder: string, port: number): Postgres {
  const user = process.getuid?.() === 0 ? unprivilegedUser() : undefined;
  mkdirSync(folder);
  if (user) {
    // It has to get through to its own folder.
    chmodSync(dirname(folder), 0o711);
    chownSync(folder, user.uid, user.gid);
  }
  const data = join(folder, 'data');
  const run = (program: string, ...args: readonly string[]): void => {
    execFileSync(join(bin, program), args, { ...user, stdio: 'pipe', cwd: folder });
  };
  run('initdb', '-D', data, '-U', USER, '-A', 'trust', '-N', '--locale=C', '--encoding=UTF8');
  const settings = [
    ...[`port=${port}`, `listen_addresses=${HOST}`, `unix_socket_directories=${folder}`],
    'max_connections=100',
    // Nothing of it is kept.
    ...['fsync=off', 'full_page_writes=off', 'synchronous_commit=off'],
  ].flatMap((setting) => ['-c', setting]);
  return {
    command: { program: join(bin, 'postgres'), args: ['-D', data, ...settings], cwd: folder, ...user },
    url: `postgres://${USER}@${HOST}:${port}/postgres`,
    isReady: async () => {
      run('pg_isready', '--quiet', '--host', HOST, '--port', String(port));
      return true;
    },
  };
}
