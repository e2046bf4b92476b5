// @ts-check
// Two builds: the client, which Teams shows in its iframes, and the page of the simulated meeting.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import HtmlWebpackPlugin from 'html-webpack-plugin';
import MinimizerPlugin from 'minimizer-webpack-plugin';
import webpack from 'webpack';
import { BudgetPlugin } from './scripts/build/budget.ts';
import { CompressPlugin } from './scripts/build/compress.ts';
import { LicensePlugin } from './scripts/build/licenses.ts';

const root = import.meta.dirname;
const dist = join(root, 'dist');
mkdirSync(dist, { recursive: true });

const CLIENT_BUDGET = {
  initialBytes: 150_000,
  totalBytes: 430_000,
  views: ['stage', 'side-panel', 'configure', 'outside'],
  // Only where the browser offers no cryptography, that is on plain http: Teams shows https alone.
  optional: ['FluidFramework-HashFallback'],
};
/** What Fluent and Fluid bring along that a page does without; a test holds each against what it stands in for. */
const LEAN = [
  { request: /^\.{1,2}\/tokens\.js$/, from: /@fluentui[\\/]tokens[\\/]lib/, instead: 'tokens.ts' },
  { request: /^debug$/, from: /./, instead: 'debug.ts' },
];
const MINIFY = { compress: { passes: 4 }, mangle: true, module: true, ecma: 2022 };
/** Template by name of the page; the server decides which of them an address shows. */
const CLIENT_PAGES = {
  index: './src/client/pages/outside.html',
  configure: './src/client/pages/configure.html',
  panel: './src/client/pages/panel.html',
  recap: './src/client/pages/recap.html',
  stage: './src/client/pages/stage.html',
};

/**
 * @param {string} name of the folder in dist
 * @param {string} entry
 * @param {Readonly<Record<string, string>>} pages template by name of the page
 * @returns {import('webpack').Configuration & { plugins: import('webpack').WebpackPluginInstance[] }}
 */
function browserBuild(name, entry, pages) {
  return {
    name,
    context: root,
    mode: 'production',
    target: ['web', 'es2022'],
    entry: { main: entry },
    output: {
      path: join(dist, name),
      // Everything in assets/ carries its contents' hash in its name, so it may be cached for ever.
      filename: 'assets/[name].[contenthash:12].js',
      assetModuleFilename: 'assets/[name].[contenthash:12][ext]',
      publicPath: '/',
      clean: true,
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
              transform: { react: { runtime: 'automatic' } },
              target: 'es2022',
            },
          },
        },
        // The pages' skeletons link their stylesheet: it is painted before any script runs.
        { test: /\.(css|svg|png|woff2)$/, type: 'asset/resource' },
      ],
    },
    optimization: {
      minimizer: [
        // Licence texts go into a file of their own, see LicensePlugin.
        new MinimizerPlugin({
          minify: MinimizerPlugin.swcMinify,
          extractComments: false,
          minimizerOptions: MINIFY,
        }),
      ],
    },
    plugins: [
      ...Object.entries(pages).map(
        ([page, template]) =>
          new HtmlWebpackPlugin({
            filename: `${page}.html`,
            template,
            scriptLoading: 'defer',
            inject: 'head',
          }),
      ),
      ...LEAN.map(
        ({ request, from, instead }) =>
          new webpack.NormalModuleReplacementPlugin(request, (asked) => {
            if (from.test(asked.context)) asked.request = join(root, 'src/client/lean', instead);
          }),
      ),
      new LicensePlugin('licenses.txt'),
      // Beside the served folder: for reading a customer's stack trace, not for the public.
      new webpack.SourceMapDevToolPlugin({ filename: `../maps/${name}/[file].map`, append: false }),
    ],
    performance: false,
    stats: 'errors-warnings',
  };
}

const client = browserBuild('client', './src/client/main.tsx', CLIENT_PAGES);
client.plugins.push(new CompressPlugin(), new BudgetPlugin(CLIENT_BUDGET, join(dist, 'budget.json')));

const simulator = browserBuild('simulator', './src/simulator/page/main.tsx', {
  index: './src/simulator/page/index.html',
});

export default [client, simulator];
