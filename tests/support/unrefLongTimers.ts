/**
 * Fluid's clients keep timers of two seconds to two minutes after they are disposed of. Such timers must not keep Jest from ending, so that
 * `npm test` needs no `--forceExit` and a socket, server or process that a test forgets is seen: Jest then does not end.
 */
import { promisify } from 'node:util';

const LONG_MS = 2_000;
const { setTimeout: start } = globalThis;

function startTimeout(callback: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): NodeJS.Timeout {
  const timer = start(callback, ms, ...args);
  if (ms >= LONG_MS) timer.unref();
  return timer;
}

globalThis.setTimeout = Object.assign(startTimeout, {
  [promisify.custom]: start[promisify.custom as unknown as keyof typeof start],
}) as unknown as typeof setTimeout;
