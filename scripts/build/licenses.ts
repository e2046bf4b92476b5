import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Compiler, Module } from 'webpack';

interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
}

const LICENSE_FILE = /^(licen[cs]e|notice|copying)/i;
const IN_A_PACKAGE = /[\\/]node_modules[\\/]/;

/** Writes the licence texts of all packages in the bundle into one file beside it. */
export class LicensePlugin {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  apply(compiler: Compiler): void {
    const { Compilation, sources } = compiler.webpack;
    compiler.hooks.thisCompilation.tap(LicensePlugin.name, (compilation) => {
      let folders = new Set<string>();
      // Later, modules are merged and lose their origin.
      compilation.hooks.finishModules.tap(LicensePlugin.name, (modules) => {
        folders = packageFolders(modules);
      });
      compilation.hooks.processAssets.tap(
        { name: LicensePlugin.name, stage: Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL },
        () => compilation.emitAsset(this.#file, new sources.RawSource(licenseTexts(folders))),
      );
    });
  }
}

function packageFolders(modules: Iterable<Module>): Set<string> {
  const folders = new Set<string>();
  for (const module of modules) {
    const file = module.nameForCondition() ?? '';
    if (IN_A_PACKAGE.test(file)) folders.add(packageFolder(dirname(file)));
  }
  return folders;
}

/** The nearest folder upwards with a manifest that names a package; some packages have nameless manifests inside. */
function packageFolder(folder: string): string {
  const file = join(folder, 'package.json');
  return existsSync(file) && readManifest(folder).version ? folder : packageFolder(dirname(folder));
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/** Each text once, under the names of its packages. */
function licenseTexts(folders: Iterable<string>): string {
  const packagesByText = new Map<string, string[]>();
  for (const folder of [...folders].sort()) {
    const { name, version, license } = readManifest(folder);
    const file = readdirSync(folder).find((entry) => LICENSE_FILE.test(entry));
    const text = file ? readFileSync(join(folder, file), 'utf8').trim() : `Licence: ${license}`;
    packagesByText.set(text, [...(packagesByText.get(text) ?? []), `${name} ${version}`]);
  }
  return [...packagesByText]
    .map(([text, packages]) => `${packages.join('\n')}\n\n${text}\n`)
    .join(`\n${'-'.repeat(80)}\n\n`);
}
