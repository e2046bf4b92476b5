import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUNDLES } from '../../../../scripts/test/packageBundles.ts';

const ROOT = join(__dirname, '../../../..');
const FILES = { cwd: ROOT };
const IMPORT = /^(?!import type).*\bfrom '([^']+)'/gm;
/** Of Fluid's server, which shares nothing with its client but types. */
const APART = /^@fluidframework\/(?:server-|protocol-definitions$|gitresources$)/;

const importedBy = (file: string): string[] =>
  [...readFileSync(join(ROOT, file), 'utf8').matchAll(IMPORT)].map(([, name = '']) => name);

it('everything that imports Fluid’s client imports it from the one bundle: of two copies, one would not know the other’s objects', () => {
  const files = [...globSync('src/**/*.{ts,tsx}', FILES), ...globSync('tests/**/*.{ts,tsx}', FILES)];
  const imported = new Set(
    files.flatMap(importedBy).filter((name) => /^(@fluidframework\/|fluid-framework)/.test(name)),
  );
  const bundled: readonly string[] = BUNDLES.fluid;
  expect(imported).toContain('fluid-framework');
  expect([...imported].filter((name) => !APART.test(name) && !bundled.includes(name))).toEqual([]);
});
