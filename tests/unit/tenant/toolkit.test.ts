import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { listEnvironments, readEnvironment } from '../../../scripts/package/environment.ts';

interface Step {
  readonly uses: string;
  readonly with: Readonly<Record<string, string>>;
}
interface Project {
  readonly version: string;
  readonly environmentFolderPath: string;
  readonly provision: readonly Step[];
  readonly publish?: readonly Step[];
}

/** Both were held against the toolkit's own schema; this keeps them true to the rest of the project. */
const FILES = ['m365agents.yml', 'm365agents.local.yml'];
const projects = FILES.map((file) => [file, parse(readFileSync(file, 'utf8')) as Project] as const);
const manifest = readFileSync('appPackage/manifest.json', 'utf8');

describe('[TENANT-3] the Agents Toolkit', () => {
  test.each(projects)(
    'finds in %s the environments, the manifest and the place of the package',
    (_file, project) => {
      expect(project.version).toBe('v1.9');
      expect(project.environmentFolderPath).toBe('./env');
      const steps = [...project.provision, ...(project.publish ?? [])];
      const manifests = steps.flatMap((step) => step.with.manifestPath ?? []);
      const packages = steps.flatMap((step) => step.with.outputZipPath ?? step.with.appPackagePath ?? []);
      expect(new Set(manifests)).toEqual(new Set(['./appPackage/manifest.json']));
      // Where `npm run package` puts it, too.
      expect(new Set(packages).size).toBe(1);
      expect(packages[0]).toMatch(/^\.\/appPackage\/build\/appPackage\.\$\{\{TEAMSFX_ENV\}\}\.zip$/);
    },
  );

  test.each(projects)('runs from %s only scripts that there are', (_file, project) => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    const commands = project.provision.flatMap((step) => (step.uses === 'script' ? step.with.run : []));
    for (const command of commands) {
      expect(Object.keys(scripts)).toContain(/^npm run ([\w-]+) /.exec(command ?? '')?.[1]);
    }
  });
});

describe('[TENANT-3] an environment', () => {
  const names = listEnvironments('.');

  test('has a package of its own: for development, for tests, for production', () => {
    expect(names).toEqual(['dev', 'local', 'prod', 'test']);
    const suffixes = names.map((name) => readEnvironment('.', name)?.values.APP_NAME_SUFFIX);
    expect(new Set(suffixes).size).toBe(names.length);
    expect(readEnvironment('.', 'prod')?.values.APP_NAME_SUFFIX).toBe('');
  });

  test.each(names)('%s has every value that the manifest asks for, by name', (name) => {
    const asked = [...manifest.matchAll(/\$\{\{(\w+)\}\}/g)].map(([, variable]) => variable ?? '');
    expect(readEnvironment('.', name)?.committed).toEqual(expect.arrayContaining(asked));
    expect(readEnvironment('.', name)?.values.TEAMSFX_ENV).toBe(name);
  });
});
