/** Builds the gallery of all views, for screenshots and checks by eye and by axe; see `shots.ts`. */
import { join, resolve } from 'node:path';
import HtmlWebpackPlugin from 'html-webpack-plugin';
import type { Configuration } from 'webpack';

const root = resolve(import.meta.dirname, '../../..');

export const config = {
  context: root,
  mode: 'development',
  devtool: false,
  target: ['web', 'es2022'],
  entry: './tests/support/gallery/gallery.tsx',
  output: { path: join(root, 'node_modules/.cache/gallery'), publicPath: '/', clean: true },
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
      { test: /\.(css|svg|png|woff2)$/, type: 'asset/resource' },
    ],
  },
  plugins: [new HtmlWebpackPlugin({ template: './tests/support/gallery/gallery.html' })],
  cache: { type: 'filesystem', cacheDirectory: join(root, 'node_modules/.cache/gallery-webpack') },
  // A view that is not written yet breaks only itself.
  optimization: { emitOnErrors: true },
  performance: false,
  stats: 'errors-warnings',
} satisfies Configuration;
