/** Builds the gallery and serves its files on this machine. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import webpack from 'webpack';
import { config } from './webpack.gallery.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface ServedGallery {
  readonly url: string;
  close(): Promise<void>;
}

/** @param name of its own for each that is built at the same time */
export async function serveGallery(name = 'alone'): Promise<ServedGallery> {
  const root = join(config.output.path, name);
  await build(root, name);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://gallery');
    const file = pathname === '/' ? '/index.html' : pathname;
    try {
      const content = readFileSync(join(root, file));
      response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
      // Their names tell their contents.
      if (extname(file) === '.js') response.setHeader('cache-control', 'max-age=3600');
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function build(path: string, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const output = { ...config.output, path };
    const compiler = webpack({ ...config, output, cache: { ...config.cache, name } });
    compiler.run((error, stats) => {
      const broken = stats?.hasErrors()
        ? new Error(stats.toString({ all: false, errors: true, errorDetails: false }))
        : undefined;
      compiler.close(() => (error || broken ? reject(error ?? broken) : resolve()));
    });
  });
}
