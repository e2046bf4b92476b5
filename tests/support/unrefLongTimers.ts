/**
 * Fluid's clients keep timers of up to two minutes after they are disposed of. Such timers must not keep Jest from
 * ending, so that `npm test` needs no `--forceExit` and a socket, server or process that a test forgets is seen: Jest then does
 * not end. Jest's own timers of a few seconds stay: they end a test that waits for nothing.
 */
import { promisify } from 'node:util';

const LONG_MS = 60_000;
/** As long as Jest waits for a worker to end. A long timer that was begun anew runs for what is left of it. */
const LONG_FOR_FLUID_MS = 500;
const { setTimeout: start } = globalThis;

function startTimeout(callback: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): NodeJS.Timeout {
  const timer = start(callback, ms, ...args);
  // With a DOM a timer is a number.
  if (ms >= LONG_MS || (ms >= LONG_FOR_FLUID_MS && isFluids())) timer.unref?.();
  return timer;
}

/** In its packages, or in the bundle of them; see scripts/test/packageBundles.ts. */
function isFluids(): boolean {
  return /@fluidframework|\.cache\/packages\/\w+\/fluid\.cjs/.test(new Error().stack ?? '');
}

globalThis.setTimeout = Object.assign(startTimeout, {
  [promisify.custom]: start[promisify.custom as unknown as keyof typeof start],
}) as unknown as typeof setTimeout;
