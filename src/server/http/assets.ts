/** The build's other files. Names with a hash never change their contents and are kept by browsers for good. */
import { readdirSync } from 'node:fs';
import { basename, extname } from 'node:path';
import express, { type RequestHandler, Router } from 'express';

const HASHED_NAME = /[.-][0-9a-f]{8,}\./;
const HASHED_LIFE_S = 365 * 24 * 60 * 60;

/** Of a script that runs as a worker: it may load the app's other scripts, and has no way out. Elsewhere it says nothing. */
const WORKER_POLICY = "default-src 'none'; script-src 'self'";
const SCRIPT = /\.js(\.br|\.gz)?$/;

/** Best first. */
const ENCODINGS = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const;

export function serveAssets(clientDir: string): RequestHandler {
  const router = Router({ caseSensitive: true });
  router.use(hideTemplates, offerPrecompressed(clientDir));
  router.use(
    express.static(clientDir, {
      index: false,
      redirect: false,
      setHeaders: (response, file) => {
        if (SCRIPT.test(file)) response.setHeader('Content-Security-Policy', WORKER_POLICY);
        response.setHeader(
          'Cache-Control',
          HASHED_NAME.test(basename(file)) ? `public, max-age=${HASHED_LIFE_S}, immutable` : 'no-cache',
        );
      },
    }),
  );
  return router;
}

/** Pages go out filled in, with their policy, or not at all. */
const hideTemplates: RequestHandler = (request, _response, next) =>
  next(request.path.toLowerCase().endsWith('.html') ? 'router' : undefined);

/** Sends `main.js.br` for `main.js` if the build made one and the browser takes it. */
function offerPrecompressed(clientDir: string): RequestHandler {
  const files = new Set(
    readdirSync(clientDir, { recursive: true, encoding: 'utf8' }).map(
      (file) => `/${file.replaceAll('\\', '/')}`,
    ),
  );
  return (request, response, next) => {
    const { path } = request;
    const offered = ENCODINGS.filter(({ ending }) => files.has(path + ending));
    if (offered.length > 0) {
      response.vary('Accept-Encoding');
      const accepted = request.acceptsEncodings(offered.map(({ name }) => name));
      const encoding = offered.find(({ name }) => name === accepted);
      if (encoding) {
        response.setHeader('Content-Encoding', encoding.name);
        response.type(extname(path));
        request.url = path + encoding.ending;
      }
    }
    next();
  };
}
