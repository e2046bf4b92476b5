import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeUnless } from '../describeUnless.ts';
import { freePort } from './relayProcess.ts';

/** A PostgreSQL server of its own, from the machine's packages, in a temporary folder. */
export interface PostgresServer {
  /** A new, empty database each time. */
  newDatabase(): string;
  start(): void;
  /** As a crash: no shutdown, no checkpoint. */
  crash(): void;
  remove(): void;
}

const PACKAGES = '/usr/lib/postgresql';

/** The reason is for people: tests that need a server print it and do not run. */
export type FoundPostgres = { readonly bin: string } | { readonly missing: string };

export function findPostgres(): FoundPostgres {
  const versions = existsSync(PACKAGES) ? readdirSync(PACKAGES).sort((a, b) => Number(b) - Number(a)) : [];
  const [newest] = versions;
  if (newest === undefined) return { missing: `no PostgreSQL in ${PACKAGES}` };
  if (process.getuid?.() === 0 && unprivilegedUser() === undefined) {
    return { missing: 'PostgreSQL does not run as root and there is no user postgres or nobody' };
  }
  return { bin: join(PACKAGES, newest, 'bin') };
}

/** Runs the suite against a server, with these settings of its own (`name=value`), or says why there is none. */
export function describeWithPostgres(
  name: string,
  suite: (server: () => PostgresServer) => void,
  settings: readonly string[] = [],
): void {
  const found = findPostgres();
  describeUnless('missing' in found ? found.missing : undefined, name, () => {
    let server: PostgresServer | undefined;
    beforeAll(async () => {
      if ('bin' in found) server = await startPostgres(found.bin, settings);
    }, 60_000);
    afterAll(() => server?.remove());
    suite(() => server ?? unreachable());
  });
}

export async function startPostgres(bin: string, own: readonly string[] = []): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'relay-postgres-'));
  const user = process.getuid?.() === 0 ? unprivilegedUser() : undefined;
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const port = await freePort();
  const run = (program: string, ...args: string[]): void => {
    // pg_ctl leaves the server behind with its output; nobody must wait for that to end.
    execFileSync(join(bin, program), args, { ...user, stdio: 'ignore', cwd: folder });
  };
  const settings = [
    `-p ${port}`,
    ...['listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, 'max_connections=40', ...own].map(
      (setting) => `-c ${setting}`,
    ),
  ].join(' ');
  const start = (): void =>
    run('pg_ctl', '-D', data, '-l', join(folder, 'log'), '-o', settings, '-w', 'start');
  const crash = (): void => run('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop');
  run('initdb', '-D', data, '-U', 'relay', '-A', 'trust', '-N', '--locale=C', '--encoding=UTF8');
  start();
  let databases = 0;
  return {
    start,
    crash,
    newDatabase: () => {
      databases += 1;
      const name = `relay_${databases}`;
      run('createdb', '-h', '127.0.0.1', '-p', String(port), '-U', 'relay', name);
      return `postgres://relay@127.0.0.1:${port}/${name}`;
    },
    remove: () => {
      try {
        crash();
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

/** PostgreSQL does not run as root. */
export function unprivilegedUser(): { uid: number; gid: number } | undefined {
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string): number =>
        Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // Not on this machine.
    }
  }
  return undefined;
}

function unreachable(): never {
  throw new Error('There is no PostgreSQL server.');
}
