// @ts-check
// Two builds: the client, which Teams shows in its iframes, and the page of the simulated meeting. `npm run dev` makes both in a way
// that is quick to make again.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import HtmlWebpackPlugin from 'html-webpack-plugin';
import MinimizerPlugin from 'minimizer-webpack-plugin';
import webpack from 'webpack';
import packageFile from './package.json' with { type: 'json' };
import { BrowserSupportPlugin } from './scripts/build/browserSupport.ts';
import { BudgetPlugin } from './scripts/build/budget.ts';
import { CompressPlugin } from './scripts/build/compress.ts';
import { LicensePlugin } from './scripts/build/licenses.ts';
import { LatestBuildPlugin } from './scripts/dev/latestBuild.ts';

const root = import.meta.dirname;
const dist = join(root, 'dist');
mkdirSync(dist, { recursive: true });

const CLIENT_BUDGET = {
  initialBytes: 150_000,
  totalBytes: 480_000,
  views: ['stage', 'side-panel', 'configure', 'deck-files', 'outside'],
  // Only where the browser offers no cryptography, that is on plain http: Teams shows https alone.
  optional: ['FluidFramework-HashFallback'],
  leastChunkBytes: 5_000,
  smallChunks: {
    'optional-notes-document': 'comes from the chunk of the table, so as not to carry Fluid a second time',
    'optional-preview': 'comes before the table, whose code is not to be waited for',
    'optional-sealing': 'loaded with the first name or spread, which most tables do not have when they open',
    'optional-paper': 'its library is a chunk beside it, which a new release leaves in the cache',
    'optional-word': 'as optional-paper',
    'optional-read-picture': 'as optional-paper',
  },
};
/** The page for phones, which people open over a slow line. It stands apart from the pages in Teams, and loads nothing later. */
const PHONE_BUDGET = {
  ...{
    initialBytes: 90_000,
    totalBytes: 90_000,
    views: [],
    optional: [],
    leastChunkBytes: 0,
    smallChunks: {},
  },
};
/** What Fluent and Fluid bring along that a page does without; a test holds each against what it stands in for. */
const BUILD_STUBS = [
  { request: /^\.{1,2}\/tokens\.js$/, from: /@fluentui[\\/]tokens[\\/]lib/, stub: 'tokens.ts' },
  { request: /^debug$/, from: /./, stub: 'debug.ts' },
];
const OLDEST_BROWSERS = packageFile.browserslist;
/** Before minifying and gzip. */
const SHARED_CHUNK_BYTES = 40_000;
/** An icon weighs a tenth of what its file does before unused shapes are left out. */
const NO_ICON = /^(?!.*node_modules[\\/]@fluentui[\\/]react-icons)/;
const PACKAGES = /[\\/]node_modules[\\/](?!@fluentui[\\/]react-icons)/;
const MINIFY = { compress: { passes: 4 }, mangle: true, module: true, ecma: 2022 };
/** The older build of pdf.js brings along what browsers lack. */
const ASKS_FIRST = ['pdfjs-dist/legacy'];
/** By name of the page; the server decides which of them an address shows. */
const CLIENT_PAGES = {
  index: clientPage('start'),
  configure: clientPage('start'),
  deckFiles: clientPage('deckFiles'),
  panel: clientPage('panel'),
  recap: clientPage('recap'),
  stage: clientPage('stage'),
};

/** @param {string} name of the folder in dist */
function forProduction(name) {
  return [
    new BrowserSupportPlugin({ browsers: OLDEST_BROWSERS, exceptIn: ASKS_FIRST }),
    new LicensePlugin('licenses.txt'),
    // Beside the served folder: for reading a customer's stack trace, not for the public.
    new webpack.SourceMapDevToolPlugin({ filename: `../maps/${name}/[file].map`, append: false }),
  ];
}

/**
 * @typedef {{ template: string; skeleton?: string; styles?: string }} Page
 * @param {string} skeleton what is painted before any script runs
 * @returns {Page}
 */
function clientPage(skeleton) {
  return {
    template: './src/client/pages/page.ejs',
    skeleton: readFileSync(join(root, 'src/client/pages/skeletons', `${skeleton}.html`), 'utf8'),
    // In the page itself: on a slow line a request of its own delays the first paint by a round trip.
    styles: readFileSync(join(root, 'src/client/pages/page.css'), 'utf8'),
  };
}

/**
 * @param {string} name of the folder in dist
 * @param {string} entry
 * @param {Readonly<Record<string, Page>>} pages by name
 * @param {{ development?: boolean; refresh?: boolean }} react how components are compiled
 * @returns {import('webpack').Configuration & { plugins: import('webpack').WebpackPluginInstance[] }}
 */
function browserBuild(name, entry, pages, react = {}) {
  return {
    name,
    context: root,
    mode: 'production',
    target: 'browserslist',
    entry: { main: entry },
    output: {
      path: join(dist, name),
      // Everything in assets/ carries its contents' hash in its name, so it may be cached for ever.
      filename: 'assets/[name].[contenthash:12].js',
      assetModuleFilename: 'assets/[name].[contenthash:12][ext]',
      publicPath: '/',
      clean: name === 'client' ? { keep: (file) => PHONE_FILES.test(file) } : true,
    },
    resolve: { extensions: ['.ts', '.tsx', '.js'] },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          loader: 'swc-loader',
          options: {
            jsc: {
              parser: { syntax: 'typescript', tsx: true },
              transform: { react: { runtime: 'automatic', ...react } },
            },
            env: { targets: OLDEST_BROWSERS },
          },
        },
        { test: /\.(css|svg|png|woff2)$|oldBrowser\.js$/, type: 'asset/resource' },
      ],
    },
    optimization: {
      // What two chunks share is part of both unless it is worth a request of its own.
      splitChunks: {
        minSize: SHARED_CHUNK_BYTES,
        cacheGroups: {
          defaultVendors: { test: PACKAGES, priority: -10, reuseExistingChunk: true },
          default: { test: NO_ICON, minChunks: 2, priority: -20, reuseExistingChunk: true },
        },
      },
      minimizer: [
        // Licence texts go into a file of their own, see LicensePlugin.
        new MinimizerPlugin({
          minify: MinimizerPlugin.swcMinify,
          // It has to stay readable for the oldest of browsers.
          exclude: /oldBrowser/,
          extractComments: false,
          minimizerOptions: MINIFY,
        }),
      ],
    },
    plugins: [
      ...Object.entries(pages).map(
        ([name, page]) =>
          new HtmlWebpackPlugin({
            filename: `${name}.html`,
            ...page,
            scriptLoading: 'defer',
            inject: 'head',
          }),
      ),
      ...BUILD_STUBS.map(
        ({ request, from, stub }) =>
          new webpack.NormalModuleReplacementPlugin(request, (asked) => {
            if (from.test(asked.context)) asked.request = join(root, 'src/client/buildStubs', stub);
          }),
      ),
    ],
    performance: false,
    stats: 'errors-warnings',
  };
}

const CLIENT_ENTRY = './src/client/main.tsx';
const SIMULATOR_ENTRY = './src/simulator/page/main.tsx';
const SIMULATOR_PAGES = { index: { template: './src/simulator/page/index.html' } };

const client = browserBuild('client', CLIENT_ENTRY, CLIENT_PAGES);
client.plugins.push(...forProduction('client'));
client.plugins.push(new CompressPlugin(), new BudgetPlugin(CLIENT_BUDGET, join(dist, 'budget.json')));

const simulator = browserBuild('simulator', SIMULATOR_ENTRY, SIMULATOR_PAGES);
simulator.plugins.push(...forProduction('simulator'));

// In the client's folder, which one server gives out; each build cleans up what is its own.
const PHONE_FILES = /^(phone\.html|assets[\\/]phone|licenses-phone)/;
const phone = phoneBuild(join(dist, 'client'));
phone.plugins.push(...forProduction('phone').filter((plugin) => !(plugin instanceof LicensePlugin)));
phone.plugins.push(new LicensePlugin('licenses-phone.txt'));
phone.plugins.push(new CompressPlugin(), new BudgetPlugin(PHONE_BUDGET, join(dist, 'budget-phone.json')));

/** @param {string} path of the folder that it is built into, beside the client */
function phoneBuild(path) {
  const build = browserBuild('phone', './src/phone/main.tsx', {
    phone: { template: './src/phone/page/phone.ejs' },
  });
  const files = {
    filename: 'assets/[name].[contenthash:12].js',
    assetModuleFilename: 'assets/phone-[name].[contenthash:12][ext]',
  };
  const entry = { phone: './src/phone/main.tsx' };
  return { ...build, entry, output: { ...build.output, ...files, path, clean: { keep: isOfClient } } };
}

/** @param {string} file */
function isOfClient(file) {
  return !PHONE_FILES.test(file);
}

export default [client, simulator, phone];

/**
 * With source maps beside the scripts, and names that stay the same, so that a page that is loaded again gets what was built last.
 * @param {string} folder for all builds, in folders of their names; the phones' page is in the client's
 */
export function developmentBuilds(folder) {
  return [
    takingChanges(browserBuild('client', CLIENT_ENTRY, CLIENT_PAGES, { development: true, refresh: true })),
    browserBuild('simulator', SIMULATOR_ENTRY, SIMULATOR_PAGES),
    phoneBuild(join(folder, 'client')),
  ].map((build) => ({
    ...build,
    mode: /** @type {const} */ ('development'),
    devtool: /** @type {const} */ (false),
    cache: { type: /** @type {const} */ ('memory') },
    stats: /** @type {const} */ ('errors-only'),
    output: {
      ...build.output,
      path: join(folder, build.name === 'phone' ? 'client' : (build.name ?? '')),
      filename: 'assets/[name].js',
      ...(build.name === 'phone' && { chunkFilename: 'assets/phone-[name].js' }),
      assetModuleFilename: build.name === 'phone' ? 'assets/phone-[name][ext]' : 'assets/[name][ext]',
    },
    // An import names its file with its ending, so it always resolves to the same file. Resolving again would take a quarter of a rebuild.
    module: { ...build.module, unsafeCache: true },
    // Packages apart, which a change does not touch: neither they nor their maps are made again.
    // What does not compile is not written: a page could not go on from it to the next build.
    optimization: { emitOnErrors: false, splitChunks: { chunks: /** @type {const} */ ('all') } },
    plugins: [
      ...build.plugins,
      // In files: the pages' security policy forbids eval.
      new webpack.SourceMapDevToolPlugin({
        filename: '[file].map',
        exclude: /vendors-/,
        module: true,
        columns: false,
        // As debuggers look for it.
        moduleFilenameTemplate: 'webpack:///[resource-path]',
      }),
    ],
  }));
}

/**
 * Pages of this build take a changed view into themselves instead of being loaded again; see scripts/dev/page.
 * @param {ReturnType<typeof browserBuild>} build
 */
function takingChanges(build) {
  return {
    ...build,
    entry: { main: ['./scripts/dev/page/main.ts', CLIENT_ENTRY] },
    output: {
      ...build.output,
      // `_` before the hash: the server lets browsers cache `-` or `.` with a hash for ever, but a build that comes back has the same hash again.
      hotUpdateMainFilename: 'assets/hot/[runtime]_[fullhash].json',
      hotUpdateChunkFilename: 'assets/hot/[id]_[fullhash].js',
    },
    module: {
      rules: [
        ...(build.module?.rules ?? []),
        {
          test: /\.tsx?$/,
          include: join(root, 'src'),
          enforce: /** @type {const} */ ('post'),
          loader: join(root, 'scripts/dev/hotLoader.ts'),
        },
      ],
    },
    plugins: [
      ...build.plugins,
      new webpack.HotModuleReplacementPlugin(),
      new LatestBuildPlugin('assets/hot/latest.txt'),
    ],
  };
}
