import { readFileSync } from 'node:fs';
import { readDevSettings } from '../../../../scripts/dev/devSettings.ts';
import { Reloader } from '../../../../scripts/dev/reloader.ts';
import { tenantPart } from '../../../../scripts/dev/tenantPart.ts';
import { partOf } from '../../../../scripts/dev/watchSources.ts';
import { readConfig } from '../../../../src/server/config.ts';
import { ProjectCopy } from '../../package/project-copy.ts';

let copy: ProjectCopy;
beforeEach(() => {
  copy = new ProjectCopy();
});
afterEach(() => copy.remove());

describe('npm run dev', () => {
  test.each([
    ['src/server/http/health.ts', 'app server'],
    ['src/domain/table/gate.ts', 'app server'],
    ['src/client/pages/page.ejs', 'app server'],
    ['decks/digitale-kompetencer.json', 'app server'],
    ['src/simulator/server/api.ts', 'meeting simulator'],
    ['src/simulator/page/views/Header.tsx', undefined],
    ['src/client/main.tsx', undefined],
  ])('[DEV-2] %s concerns %s', (file, part) => {
    expect(partOf(file)).toBe(part);
  });

  test('[DEV-2] pages are loaded again once all that changed together is there, and not when it failed', () => {
    const reloads: string[][] = [];
    const reloader = new Reloader((changed) => reloads.push([...changed]));
    reloader.begins('client');
    reloader.begins('app server');
    reloader.ends('client');
    expect(reloads).toEqual([]);
    reloader.ends('app server');
    expect(reloads).toEqual([['client', 'app server']]);
    reloader.begins('client');
    reloader.ends('client', false);
    expect(reloads).toHaveLength(1);
    reloader.begins('simulator');
    reloader.ends('simulator');
    expect(reloads.at(-1)).toEqual(['simulator']);
  });

  test('[DEV-3] says everything that an environment lacks for a real tenant, and no secret', () => {
    copy.replace('env/.env.dev', 'TAB_ENDPOINT=', 'TAB_ENDPOINT=http://kort.example');
    const read = () => readDevSettings({}, ['--env', 'dev'], copy.root);
    expect(read).toThrow(/TAB_ENDPOINT is "http:\/\/kort.example"/);
    expect(read).toThrow(/ENTRA_CLIENT_ID is empty/);
    expect(read).toThrow(/ENTRA_TENANT_IDS is missing. `npm run entra -- --env dev --secret` writes it/);
    expect(() => readDevSettings({}, ['--env', 'nope'], copy.root)).toThrow(
      /There are: dev, local, prod, test/,
    );
    expect(() => readDevSettings({}, ['--environment'], copy.root)).toThrow(/is not understood/);
  });

  test('[DEV-3] gives the server of a tenant settings that it can start with', () => {
    copy.write(
      'env/.env.dev.user',
      [
        'TAB_ENDPOINT=https://x-3001.euw.devtunnels.ms',
        'TAB_DOMAIN=x-3001.euw.devtunnels.ms',
        'ENTRA_CLIENT_ID=b3a9d6e0-47c2-4b0f-8a35-1d7e5c94f206',
        'ENTRA_TENANT_IDS=6f0b1c7e-52d4-4c9a-9b1e-3a7d2f4c8e10',
        'SECRET_ENTRA_CLIENT_SECRET=hush',
      ].join('\n'),
    );
    const settings = readDevSettings({}, ['--env', 'dev'], copy.root);
    if (!settings.tenant) throw new Error('no tenant');
    const { env } = tenantPart(settings.tenant, {
      settings,
      port: 3001,
      data: { path: '/data', folder: (name) => `/data/${name}`, release: () => undefined },
      secrets: { entraClientSecret: '', fluidKey: 'f'.repeat(32), serverKey: 's'.repeat(32) },
      builds: { client: '/data/build/client', simulator: '' },
    });
    expect(readConfig(env)).toMatchObject({
      config: {
        appOrigin: 'https://x-3001.euw.devtunnels.ms',
        trustProxy: true,
        clientDir: '/data/build/client',
      },
    });
  });

  test('[DEV-4] the editor’s launch configurations name commands and files that there are', () => {
    const { configurations, compounds } = JSON.parse(readFileSync('.vscode/launch.json', 'utf8'));
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const names = configurations.map(({ name }: { name: string }) => name);
    for (const { configurations: parts } of compounds) expect(names).toEqual(expect.arrayContaining(parts));
    const commands = configurations.flatMap(({ command }: { command?: string }) =>
      command === undefined ? [] : [command],
    );
    for (const command of commands)
      expect(scripts).toHaveProperty(/npm run ([\w-]+)/.exec(command)?.[1] ?? '?');
    expect(readFileSync('docs/develop.md', 'utf8')).toContain(compounds[0].name);
  });
});
