/**
 * `npm run sbom`: writes dist/sbom.cdx.json, the packages that are delivered as a CycloneDX software bill of materials.
 * The build runs it, and the container image carries the file.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './lib/root.ts';
import { capture } from './lib/run.ts';
import { type Sbom, tidySbom } from './sbom/tidySbom.ts';

const ANSWER_WITHIN_MS = 60_000;
const FILE = join(ROOT, 'dist', 'sbom.cdx.json');

const options = ['--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--omit', 'dev'];
const { exitCode, output } = await capture('npm', ['sbom', '--package-lock-only', ...options], {
  withinMs: ANSWER_WITHIN_MS,
});
try {
  if (exitCode !== 0) throw new Error(`npm sbom ended with ${exitCode}; it takes npm 9.5 or later`);
  const sbom: Sbom = JSON.parse(output.slice(output.indexOf('{')));
  const { name, version, license } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  mkdirSync(dirname(FILE), { recursive: true });
  writeFileSync(FILE, `${JSON.stringify(tidySbom(sbom, { name, version, license }), null, 2)}\n`);
  console.log(`${sbom.components.length} packages in dist/sbom.cdx.json`);
} catch (error) {
  console.error(`The SBOM could not be made: ${error instanceof Error ? error.message : error}.`);
  process.exitCode = 1;
}
