/** deploy/helm: what Kubernetes is told. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { describeUnless } from '../../support/describeUnless.ts';

const CHART = join(import.meta.dirname, '..', '..', '..', 'deploy', 'helm');
const VALUES = [
  ...['--kube-version', '1.31.0', '--set', 'image.repository=registry.example.dk/dialogkort'],
  ...['--set', 'host=kort.example.dk', '--set', 'secretName=dialogkort-secrets'],
  ...['--set', 'settings.ENTRA_TENANT_IDS=tenant', '--set', 'settings.ENTRA_CLIENT_ID=client'],
];

const helm = (...args: string[]): string =>
  execFileSync('helm', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

// biome-ignore lint/suspicious/noExplicitAny: the shape is Kubernetes' own
const rendered = (...more: string[]): Record<string, any> =>
  Object.fromEntries(
    parseAllDocuments(helm('template', 'kort', CHART, ...VALUES, ...more))
      .map((document) => document.toJS())
      .map((resource) => [resource.kind, resource]),
  );

describeUnless(missing('helm'), 'the Helm chart', () => {
  test('passes lint', () => {
    expect(helm('lint', '--strict', CHART, ...VALUES)).toContain('0 chart(s) failed');
  });

  test('[OPS-23] runs one replica, and ends it before another one starts', () => {
    const { spec } = rendered().Deployment;
    expect(spec).toMatchObject({ replicas: 1, strategy: { type: 'Recreate' } });
    expect(spec.template.spec.terminationGracePeriodSeconds).toBe(30);
  });

  test('takes secrets from a secret, and writes no setting twice', () => {
    const { env } = rendered().Deployment.spec.template.spec.containers[0];
    const names = env.map(({ name }: { name: string }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, value, valueFrom } of env) {
      const isSecret = /^SECRET_|^DATABASE_URL$/.test(name);
      expect([name, valueFrom?.secretKeyRef?.name]).toEqual([
        name,
        isSecret ? 'dialogkort-secrets' : undefined,
      ]);
      expect(value === undefined).toBe(isSecret);
    }
    expect(names).toEqual(
      expect.arrayContaining(['APP_ORIGIN', 'TRUST_PROXY', 'SECRET_SERVER_KEY', 'DATABASE_URL']),
    );
  });

  test('gives the container no privilege and a read-only file system', () => {
    const { securityContext, containers } = rendered().Deployment.spec.template.spec;
    expect(securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000, fsGroup: 1000 });
    expect(containers[0].securityContext).toEqual({
      ...{ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true },
      capabilities: { drop: ['ALL'] },
    });
  });

  test('keeps the volume of SQLite when the release goes', () => {
    expect(rendered().PersistentVolumeClaim).toBeUndefined();
    const { metadata, spec } = rendered('--set', 'persistence.enabled=true').PersistentVolumeClaim;
    expect(metadata.annotations['helm.sh/resource-policy']).toBe('keep');
    expect(spec.accessModes).toEqual(['ReadWriteOnce']);
  });

  test('does not install without a name, an image and a secret', () => {
    for (const missing of ['host', 'image.repository', 'secretName']) {
      expect(() => rendered('--set', `${missing}=`)).toThrow(`${missing}:`);
    }
  });
});

/** Python's `kubernetes-validate` has the schemas of Kubernetes' releases in its package. */
describeUnless(missing('helm', 'kubernetes-validate'), 'what the Helm chart renders', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dialogkort-chart-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  function validate(manifest: string, version: string): string {
    const file = join(folder, 'chart.yaml');
    writeFileSync(file, manifest);
    const args = ['--strict', '--kubernetes-version', version, file];
    return execFileSync('kubernetes-validate', args, { encoding: 'utf8', stdio: 'pipe' });
  }

  const manifest = () => helm('template', 'kort', CHART, ...VALUES, '--set', 'persistence.enabled=true');

  test.each(['1.25', '1.31', '1.37'])('[OPS-27] fits the schemas of Kubernetes %s', (version) => {
    expect(validate(manifest(), version).match(/ passed for resource /g)).toHaveLength(4);
  });

  test('[OPS-27] would not fit with a field that Kubernetes does not know', () => {
    const misspelt = manifest().replace('  replicas: 1', '  replicas: 1\n  replica: 1');
    expect(() => validate(misspelt, '1.37')).toThrow();
  });
});

function missing(...programs: readonly string[]): string | undefined {
  // Helm has a command for its version, Python's programs an option.
  const isHere = (program: string) =>
    ['version', '--version'].some((word) => spawnSync(program, [word]).status === 0);
  const absent = programs.find((program) => !isHere(program));
  return absent && `no ${absent} on this machine`;
}
