/** Backup and restore of the installation in a server room; a stand-in for Docker records what it is asked. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

jest.setTimeout(60_000);

const DUMP = 'a dump with what people wrote';

describe('[TENANT-16] backup of the installation in a server room', () => {
  let folder: string;
  const at = (...names: string[]) => join(folder, ...names);
  const kept = () => readdirSync(at('backups'));
  const asked = () => readFileSync(at('asked'), 'utf8').trim().split('\n');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dialogkort-compose-'));
    for (const name of ['deploy', 'bin', 'backups']) mkdirSync(at(name));
    for (const name of ['backup.sh', 'restore.sh']) cpSync(join('deploy', name), at('deploy', name));
    execFileSync('openssl', ['genpkey', '-algorithm', 'X25519', '-out', at('private.pem')]);
    const publicKey = at('deploy', 'backup-key.pub.pem');
    execFileSync('openssl', ['pkey', '-in', at('private.pem'), '-pubout', '-out', publicKey]);
    // The product's own encryption runs for real.
    writeFileSync(
      at('bin', 'docker'),
      `#!/bin/sh
echo "$*" >> ${at('asked')}
case "$*" in
  *pg_dump*) [ -e ${at('database-away')} ] && exit 1; printf '%s' '${DUMP}' ;;
  *pg_restore*) [ -e ${at('database-away')} ] && exit 1; cat > ${at('restored')} ;;
  *backup.ts*) exec ${process.execPath} ${join(process.cwd(), 'src/server/backup.ts')} encrypt --for ${publicKey} ;;
esac
`,
    );
    chmodSync(at('bin', 'docker'), 0o755);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function run(script: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } {
    const env = { PATH: `${at('bin')}:${process.env.PATH ?? ''}`, NODE_NO_WARNINGS: '1' };
    return spawnSync('sh', [at('deploy', script), ...args], { env, encoding: 'utf8' });
  }
  const decrypted = (file: string): string =>
    execFileSync(process.execPath, ['src/server/backup.ts', 'decrypt', '--key', at('private.pem')], {
      input: readFileSync(file),
      encoding: 'utf8',
    });

  test('is encrypted for the public key, and for its owner alone', () => {
    const { status, stdout, stderr } = run('backup.sh', at('backups'));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const [name = '', ...others] = kept();
    expect(others).toEqual([]);
    expect(stdout.trim()).toBe(at('backups', name));
    expect(name).toMatch(/^dialogkort-\d{4}-\d\d-\d\dT\d{6}Z\.dump\.encrypted$/);
    expect(readFileSync(at('backups', name)).includes(DUMP)).toBe(false);
    expect(decrypted(at('backups', name))).toBe(DUMP);
    expect(statSync(at('backups', name)).mode & 0o077).toBe(0);
  });

  test('removes old ones only once there is a new one', () => {
    const old = at('backups', 'dialogkort-2020-01-01T000000Z.dump.encrypted');
    writeFileSync(old, 'old');
    utimesSync(old, new Date('2020-01-01'), new Date('2020-01-01'));
    writeFileSync(at('database-away'), '');
    const failed = run('backup.sh', at('backups'));
    expect([failed.status, failed.stderr]).toEqual([
      1,
      'There is no backup: the database could not be dumped.\n',
    ]);
    expect(kept()).toEqual(['dialogkort-2020-01-01T000000Z.dump.encrypted']);
    rmSync(at('database-away'));
    expect(run('backup.sh', at('backups')).status).toBe(0);
    expect(kept()).toHaveLength(1);
    expect(kept()).not.toContain('dialogkort-2020-01-01T000000Z.dump.encrypted');
  });

  test('says what it lacks', () => {
    expect(run('backup.sh')).toMatchObject({ status: 2, stderr: 'Usage: ./backup.sh <folder>\n' });
    rmSync(at('deploy', 'backup-key.pub.pem'));
    expect(run('backup.sh', at('backups'))).toMatchObject({
      ...{ status: 2, stderr: expect.stringContaining('backup-key.pub.pem is missing') },
    });
  });

  test('is restored with the app stopped, in one transaction, and only when that is said', () => {
    writeFileSync(at('dialogkort.dump'), DUMP);
    expect(run('restore.sh', at('dialogkort.dump')).status).toBe(2);
    expect(run('restore.sh', at('dialogkort.dump'), '--replace').status).toBe(0);
    expect(readFileSync(at('restored'), 'utf8')).toBe(DUMP);
    const calls = asked();
    expect(calls[0]).toBe('compose stop app proxy');
    expect(calls[1]).toContain('--single-transaction --clean --if-exists');
    expect(calls.at(-1)).toBe('compose up --detach --wait');
  });

  test('starts the app again when a backup cannot be read in', () => {
    writeFileSync(at('dialogkort.dump'), DUMP);
    writeFileSync(at('database-away'), '');
    const { status, stderr } = run('restore.sh', at('dialogkort.dump'), '--replace');
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'Nothing was restored: the backup could not be read in, and the database is as it was.\n',
    });
    expect(asked().at(-1)).toBe('compose up --detach --wait');
  });

  test('comes each night, by units that name a script that there is', () => {
    const service = readFileSync('deploy/systemd/dialogkort-backup.service', 'utf8');
    const [, script = ''] = /^ExecStart=\/opt\/dialogkort\/(\S+) \/\S+$/m.exec(service) ?? [];
    expect(statSync(script).mode & 0o111).not.toBe(0);
    const timer = readFileSync('deploy/systemd/dialogkort-backup.timer', 'utf8');
    expect(timer).toMatch(/^OnCalendar=\*-\*-\* 02:30$/m);
    expect(timer).toMatch(/^WantedBy=timers\.target$/m);
  });
});
