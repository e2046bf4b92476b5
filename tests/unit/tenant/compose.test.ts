import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { parse } from 'yaml';
import { readConfig, SETTING_NAMES } from '../../../src/server/config.ts';
import { withSecretFiles } from '../../../src/shared/secretFiles.ts';

interface Service {
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly networks: readonly string[];
  readonly ports?: readonly string[];
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly logging?: { readonly options: Readonly<Record<string, string>> };
}
interface Compose {
  readonly services: Readonly<Record<'app' | 'database' | 'proxy', Service>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
}

const { services, secrets, networks } = parse(readFileSync('deploy/compose.yaml', 'utf8')) as Compose;
const settings = services.app.environment ?? {};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dialogkort-deploy-'));
  cpSync('deploy/make-secrets.sh', join(folder, 'make-secrets.sh'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const make = (): string =>
  execFileSync('sh', [join(folder, 'make-secrets.sh')], { stdio: ['ignore', 'pipe', 'pipe'] }).toString();
const secret = (name: string): string => readFileSync(join(folder, 'secrets', name), 'utf8');

describe('[TENANT-5] the installation in a server room', () => {
  test('passes settings that the server knows', () => {
    const example = parseEnv(readFileSync('deploy/app.env.example', 'utf8'));
    const names = [...Object.keys(settings), ...Object.keys(example)].map((name) =>
      name.replace(/_FILE$/, ''),
    );
    expect(names.filter((name) => !SETTING_NAMES.includes(name))).toEqual([]);
  });

  test('bounds what every program logs', () => {
    for (const { logging } of Object.values(services)) {
      expect(logging?.options).toEqual({ 'max-size': '10m', 'max-file': '5' });
    }
  });

  test('has every secret made or asked for, once, and prints none', () => {
    const first = make();
    const made = readdirSync(join(folder, 'secrets')).sort();
    expect(made).toEqual(Object.keys(secrets).sort());
    expect(Object.values(secrets).map(({ file }) => file)).toEqual(
      Object.keys(secrets).map((name) => `./secrets/${name}`),
    );
    const before = made.map(secret);
    const second = make();
    expect(made.map(secret)).toEqual(before);
    expect(first + second).toBe('');
    const random = ['database-password', 'database-app-password', 'server-key', 'fluid-key', 'metrics-token'];
    expect(new Set(random.map(secret)).size).toBe(5);
    expect(statSync(join(folder, 'secrets')).mode & 0o077).toBe(0);
    // Read by another user in the container, written by whoever installs.
    expect(made.map((name) => statSync(join(folder, 'secrets', name)).mode & 0o777)).toEqual(
      made.map(() => 0o644),
    );
  });

  test('is complete with the tenant, the registration and its secret filled in', () => {
    make();
    writeFileSync(join(folder, 'entra-client-secret'), 'a secret\n');
    const environment: Record<string, string> = {
      ...settings,
      APP_ORIGIN: 'https://dialogkort.example.dk',
      ENTRA_TENANT_IDS: '11111111-1111-4111-8111-111111111111',
      ENTRA_CLIENT_ID: 'cccccccc-cccc-4ccc-8ccc-cccccccccccc',
    };
    const read = (file: string): string => {
      const name = file.replace('/run/secrets/', '');
      return name === 'entra-client-secret' ? readFileSync(join(folder, name), 'utf8') : secret(name);
    };
    const complete = withSecretFiles(environment, read);
    expect(complete.problems).toEqual([]);
    expect(readConfig(complete.environment)).toHaveProperty('config');
  });

  test('gives each part the secrets that it needs, and does not expose the database', () => {
    const files = Object.values(settings).filter((value) => value.startsWith('/run/secrets/'));
    expect(files.map((file) => file.replace('/run/secrets/', '')).sort()).toEqual(
      [...(services.app.secrets ?? [])].sort(),
    );
    expect(services.database.secrets).toEqual(['database-password', 'database-app-password']);
    expect(services.database.networks.map((name) => networks[name]?.internal)).toEqual([true]);
    expect(services.database.ports ?? services.app.ports).toBeUndefined();
  });

  test('has file systems that are read only and no privileges', () => {
    expect(Object.values(services).map((service) => service.read_only)).toEqual([true, true, true]);
    expect(services.app.cap_drop).toEqual(['ALL']);
    expect(readFileSync('.gitignore', 'utf8')).toContain('deploy/secrets/');
  });
});
