import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import MinimizerPlugin from 'minimizer-webpack-plugin';
import webpack from 'webpack';
import { ROOT } from '../lib/root.ts';

/**
 * Packages of thousands of files. Jest reads all of them anew for each test file: 1.8 s for Fluent with its icons, 0.5 s for Fluid.
 * As one file each, bundled as the product's are, they take a tenth. Packages of one bundle share their modules: what uses Fluid's
 * client is in its bundle.
 */
export const BUNDLES = {
  fluent: ['@fluentui/react-components'],
  fluid: [
    '@fluidframework/azure-client',
    '@fluidframework/container-definitions/internal',
    '@fluidframework/container-definitions/legacy',
    '@fluidframework/container-loader/legacy',
    '@fluidframework/container-runtime/legacy',
    '@fluidframework/driver-definitions/legacy',
    '@fluidframework/fluid-static/internal',
    '@fluidframework/routerlicious-driver/internal',
    'fluid-framework',
    'fluid-framework/alpha',
    'fluid-framework/beta',
  ],
} as const;

/** What tests import and patch, and what there may be one of only. */
const SHARED = /^(react|react-dom|scheduler|socket\.io-client|engine\.io-client)(\/|$)/;

const CACHE = join(ROOT, '.cache', 'packages');

/** For Jest's `moduleNameMapper`: where the bundled packages are. Bundles them when a package, or this file, has changed. */
export async function bundledPackages(): Promise<Record<string, string>> {
  const folder = join(CACHE, versions());
  if (!existsSync(folder)) await bundleInto(folder);
  const packages = Object.values(BUNDLES).flat();
  return Object.fromEntries(packages.map((name) => [`^${name}$`, join(folder, fileOf(name))]));
}

function versions(): string {
  const hash = createHash('sha256');
  for (const file of [join(ROOT, 'package-lock.json'), import.meta.filename]) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

function fileOf(name: string): string {
  return `${name.replaceAll('/', '+')}.cjs`;
}

/** Bundles beside the folder and renames it: another process may do the same at the same time. */
async function bundleInto(folder: string): Promise<void> {
  process.stderr.write('Bundling the largest packages for the tests, once …\n');
  mkdirSync(CACHE, { recursive: true });
  const draft = mkdtempSync(join(CACHE, 'draft-'));
  for (const [bundle, packages] of Object.entries(BUNDLES)) {
    writeFileSync(join(draft, `${bundle}.entry.mjs`), entryOf(packages));
    for (const [at, name] of packages.entries()) {
      writeFileSync(join(draft, fileOf(name)), `module.exports = require('./${bundle}.cjs').of${at};\n`);
    }
  }
  await run(draft);
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
}

function entryOf(packages: readonly string[]): string {
  return packages.map((name, at) => `export * as of${at} from '${name}';\n`).join('');
}

async function run(folder: string): Promise<void> {
  const compiler = webpack({
    mode: 'production',
    target: 'node',
    devtool: false,
    context: folder,
    entry: Object.fromEntries(
      Object.keys(BUNDLES).map((bundle) => [bundle, join(folder, `${bundle}.entry.mjs`)]),
    ),
    output: {
      path: folder,
      filename: '[name].cjs',
      chunkFilename: '[name].cjs',
      library: { type: 'commonjs2' },
    },
    externals: [
      ({ request = '' }, done) => (SHARED.test(request) ? done(undefined, `commonjs ${request}`) : done()),
      // Optional parts of `ws`, which does without.
      { bufferutil: 'commonjs bufferutil', 'utf-8-validate': 'commonjs utf-8-validate' },
    ],
    optimization: {
      // As the tests run, not as this bundling does.
      nodeEnv: false,
      minimizer: [
        new MinimizerPlugin({
          minify: MinimizerPlugin.swcMinify,
          extractComments: false,
          // Names stay, for a failing test's stack.
          minimizerOptions: { compress: true, mangle: false },
        }),
      ],
    },
    performance: false,
  });
  const stats = await promisify(compiler.run.bind(compiler))();
  await promisify(compiler.close.bind(compiler))();
  if (!stats || stats.hasErrors()) {
    rmSync(folder, { recursive: true });
    throw new Error(`The packages cannot be bundled:\n${stats?.toString({ all: false, errors: true })}`);
  }
}
