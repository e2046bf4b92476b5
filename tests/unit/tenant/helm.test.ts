/** deploy/helm: what Kubernetes is told. */
import { execFileSync } from 'node:child_process';
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

describeUnless(missing(), 'the Helm chart', () => {
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

function missing(): string | undefined {
  try {
    helm('version');
    return undefined;
  } catch {
    return 'no helm on this machine';
  }
}
