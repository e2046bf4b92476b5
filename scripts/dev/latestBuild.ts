import type { Compiler } from 'webpack';

/** Writes the build's hash into a file, by which a page knows whether it has taken every change. */
export class LatestBuildPlugin {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  apply(compiler: Compiler): void {
    const { RawSource } = compiler.webpack.sources;
    compiler.hooks.thisCompilation.tap('LatestBuild', (compilation) => {
      compilation.hooks.processAssets.tap('LatestBuild', () =>
        compilation.emitAsset(this.#file, new RawSource(compilation.hash ?? '')),
      );
    });
  }
}
