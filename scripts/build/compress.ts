import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Compiler } from 'webpack';

const WORTH_IT = /\.(js|css|svg|txt)$/;
const FORMATS = [
  { ending: '.gz', compress: (data: Buffer) => gzipSync(data, { level: constants.Z_BEST_COMPRESSION }) },
  { ending: '.br', compress: (data: Buffer) => brotliCompressSync(data) },
];

/** Writes `main.js.gz` and `main.js.br` beside `main.js`, so that the server does not compress at each request. */
export class CompressPlugin {
  apply(compiler: Compiler): void {
    const { Compilation, sources } = compiler.webpack;
    compiler.hooks.thisCompilation.tap(CompressPlugin.name, (compilation) => {
      compilation.hooks.processAssets.tap(
        { name: CompressPlugin.name, stage: Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_TRANSFER },
        () => {
          for (const { name, source } of compilation.getAssets()) {
            if (!WORTH_IT.test(name)) continue;
            for (const { ending, compress } of FORMATS) {
              compilation.emitAsset(`${name}${ending}`, new sources.RawSource(compress(source.buffer())));
            }
          }
        },
      );
    });
  }
}
