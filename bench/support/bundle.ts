/** Builds the bench's pages as the product's own: a baseline that is not minified would flatter us. */
import { join } from 'node:path';
import MinimizerPlugin from 'minimizer-webpack-plugin';
import webpack from 'webpack';
import { CompressPlugin } from '../../scripts/build/compress.ts';
import { ROOT } from '../../scripts/lib/root.ts';

const CLIENT = './bench/page/client';
export const BENCH_PAGES_DIR = join(ROOT, 'dist', 'bench');

export async function buildBenchPages(): Promise<void> {
  const stats = await new Promise<webpack.Stats>((resolve, reject) => {
    webpack(
      {
        context: ROOT,
        mode: 'production',
        target: ['web', 'es2022'],
        entry: {
          host: `${CLIENT}/host.ts`,
          bareFluid: `${CLIENT}/bareFluid.ts`,
          echo: `${CLIENT}/echo.ts`,
        },
        output: { path: BENCH_PAGES_DIR, filename: '[name].js', publicPath: '/', clean: true },
        resolve: { extensions: ['.ts', '.js'] },
        module: {
          rules: [
            {
              test: /\.ts$/,
              exclude: /node_modules/,
              loader: 'swc-loader',
              options: { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } },
            },
          ],
        },
        optimization: {
          minimizer: [
            new MinimizerPlugin({
              minify: MinimizerPlugin.swcMinify,
              extractComments: false,
              minimizerOptions: { compress: { passes: 4 }, mangle: true, module: true, ecma: 2022 },
            }),
          ],
        },
        plugins: [new CompressPlugin()],
        performance: false,
      },
      (error, result) => (result ? resolve(result) : reject(error)),
    );
  });
  if (stats.hasErrors()) throw new Error(stats.toString('errors-only'));
}
