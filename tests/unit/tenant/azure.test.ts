import { readFileSync } from 'node:fs';
import { readConfig, SETTING_NAMES } from '../../../src/server/config.ts';

const template = readFileSync('infra/main.bicep', 'utf8');
const EU_REGIONS = [
  'francecentral',
  'germanywestcentral',
  'italynorth',
  'northeurope',
  'polandcentral',
  'spaincentral',
  'swedencentral',
  'westeurope',
];
/** `{ name: 'APP_ORIGIN', value: … }` and `SECRET_SERVER_KEY: 'server-key'`. */
const plain = [...template.matchAll(/\{ name: '([A-Z_]+)', value: /g)].map(([, name = '']) => name);
const secrets = [...template.matchAll(/^ {2}(SECRET_[A-Z_]+): '([a-z-]+)'$/gm)].map(([, name = '']) => name);

describe('[TENANT-8] the installation on Azure', () => {
  test('lies in one region of the EU', () => {
    const [, listed = ''] = /@allowed\(\[\n([^\]]+)\]\)\nparam location /.exec(template) ?? [];
    expect([...listed.matchAll(/'(\w+)'/g)].map(([, region]) => region)).toEqual(EU_REGIONS);
    const places = [...template.matchAll(/^ *location: (.+)$/gm)].map(([, place]) => place);
    expect(new Set(places)).toEqual(new Set(['location', "'global'"]));
    expect(template).toContain("geoRedundantBackup: 'Disabled'");
  });

  test('gives the server settings that it knows, and all that it asks for', () => {
    expect([...plain, ...secrets].filter((name) => !SETTING_NAMES.includes(name))).toEqual([]);
    const problems = readConfig({
      APP_ORIGIN: 'https://dialogkort.example.dk',
      ENTRA_TENANT_IDS: '11111111-1111-4111-8111-111111111111',
      ENTRA_CLIENT_ID: 'cccccccc-cccc-4ccc-8ccc-cccccccccccc',
      AZURE_CLIENT_ID: 'dddddddd-dddd-4ddd-8ddd-dddddddddddd',
      MANAGED_IDENTITY_FOR: 'entra,database',
      DATABASE_URL: 'postgres://dialogkort-app@db.example.dk:5432/dialogkort',
      TRUST_PROXY: 'true',
      IDENTITY_ENDPOINT: 'http://localhost:42356/msi/token',
      IDENTITY_HEADER: 'set by the platform',
      ...Object.fromEntries(secrets.map((name, at) => [name, `${at}`.repeat(40)])),
    });
    expect(problems).toHaveProperty('config');
    for (const name of [
      'APP_ORIGIN',
      'ENTRA_TENANT_IDS',
      'ENTRA_CLIENT_ID',
      'AZURE_CLIENT_ID',
      'MANAGED_IDENTITY_FOR',
      'DATABASE_URL',
      'TRUST_PROXY',
    ]) {
      expect(plain).toContain(name);
    }
  });

  test('has no password: neither in a parameter nor in a setting nor in an output', () => {
    expect(template).not.toMatch(/@secure|administratorLogin|listKeys|sharedKey|adminUserEnabled: true/);
    expect(template).toContain("passwordAuth: 'Disabled'");
    expect(plain.filter((name) => name.startsWith('SECRET_'))).toEqual([]);
    const outputs = [...template.matchAll(/^output \w+ string = (.+)$/gm)].map(([, value]) => value);
    expect(outputs.filter((value) => /secret|vaultUri|key/i.test(value ?? ''))).toEqual([]);
  });

  test('runs one server at a time, asked for its health where the server answers', () => {
    expect(template).toContain('scale: { minReplicas: 1, maxReplicas: 1 }');
    expect(template).toContain("activeRevisionsMode: 'Multiple'");
    expect([...template.matchAll(/path: '(\/\w+)', port: 3000/g)].map(([, path]) => path)).toEqual([
      '/healthz',
      '/healthz',
      '/readyz',
    ]);
    expect(template).toContain("publicNetworkAccess: 'Disabled'");
  });

  test('keeps its probes within what Container Apps takes', () => {
    // What Azure's API of 2025-01-01 says of ContainerAppProbe. Its types have no maximum, so no compiler sees it.
    const most = { initialDelaySeconds: 60, periodSeconds: 240, timeoutSeconds: 240, failureThreshold: 10 };
    const beyond = Object.entries(most).flatMap(([name, maximum]) =>
      [...template.matchAll(new RegExp(`\\b${name}: (\\d+)`, 'g'))]
        .filter(([, value]) => Number(value) < 1 || Number(value) > maximum)
        .map(([line]) => line),
    );
    expect(beyond).toEqual([]);
  });
});
