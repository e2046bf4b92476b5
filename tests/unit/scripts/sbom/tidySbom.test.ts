import { type Sbom, tidySbom } from '../../../../scripts/sbom/tidySbom.ts';

const product = { name: 'dialogkort-for-teams', version: '1.2.3', license: 'MIT' };

const written = (serial: string, time: string): Sbom => ({
  bomFormat: 'CycloneDX',
  serialNumber: serial,
  metadata: { timestamp: time, component: { name: 'folder', type: 'library' }, lifecycles: [] },
  components: [{ name: 'zod' }],
});

test('[CHECK-9] SBOM: two builds of one commit give the same file, which names the product', () => {
  const first = tidySbom(written('urn:uuid:1', '2026-01-01T00:00:00Z'), product);
  expect(first).toEqual(tidySbom(written('urn:uuid:2', '2026-02-02T00:00:00Z'), product));
  expect(first.metadata.component).toMatchObject({ name: 'dialogkort-for-teams', type: 'application' });
  expect(first.components).toEqual([{ name: 'zod' }]);
});
