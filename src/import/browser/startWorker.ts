/** In a file of its own, since nothing but a bundler understands it. */
export function startWorker(): Worker {
  return new Worker(/* webpackChunkName: "optional-import-worker" */ new URL('./worker.ts', import.meta.url));
}
