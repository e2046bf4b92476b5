/** Builds the gallery of all views, for screenshots and checks by eye and by axe; see `shots.ts`. */
import { join, resolve } from 'node:path';
import HtmlWebpackPlugin from 'html-webpack-plugin';
import type { Configuration } from 'webpack';

const root = resolve(import.meta.dirname, '../../..');

export const config = {
  context: root,
  // As people have it, but readable.
  mode: 'production',
  devtool: false,
  target: ['web', 'es2022'],
  entry: {
    gallery: './tests/support/gallery/gallery.tsx',
    phone: './tests/support/gallery/phone.tsx',
  },
  output: {
    path: join(root, 'node_modules/.cache/gallery'),
    filename: '[name].[contenthash:8].js',
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
      { test: /\.(css|svg|png|woff2)$/, type: 'asset/resource' },
    ],
  },
  plugins: [
    new HtmlWebpackPlugin({ template: './tests/support/gallery/gallery.html', chunks: ['gallery'] }),
    new HtmlWebpackPlugin({
      template: './src/phone/page/phone.ejs',
      filename: 'phone.html',
      chunks: ['phone'],
    }),
  ],
  cache: { type: 'filesystem', cacheDirectory: join(root, 'node_modules/.cache/gallery-webpack') },
  optimization: { minimize: false },
  performance: false,
  stats: 'errors-warnings',
} satisfies Configuration;
