/**
 * Node accepts one connection in a turn of the event loop. When many come at once, the last one waits for as many turns, so
 * these have to be short: queues of work stand back meanwhile, for all web servers of the process.
 */
import type { Server } from 'node:http';

/**
 * So many wait to be accepted, as far as the system allows (`net.core.somaxconn`). Linux drops those beyond, and their clients try
 * again after a second: Node's 511 are over when a meeting comes back after a restart.
 */
export const LISTEN_BACKLOG = 4096;
/** While connections come, a queue has a turn so often only. */
const TURN_EVERY_MS = 20;
/** Whatever runs in the same turn, before or after, sees that a connection came. */
const TURNS_SEEN = 2;

let turnsLeft = 0;
let isTicking = false;

function tick(): void {
  turnsLeft -= 1;
  isTicking = turnsLeft > 0;
  if (isTicking) setImmediate(tick);
}

function accepted(): void {
  turnsLeft = TURNS_SEEN;
  if (!isTicking) setImmediate(tick);
  isTicking = true;
}

export function watchAccepting(server: Server): void {
  server.on('connection', accepted);
}

/** For one queue, which asks at the beginning of each of its turns: whether it leaves this one to connections. */
export function standsBack(now: () => number = () => performance.now()): () => boolean {
  let turnAtMs = Number.NEGATIVE_INFINITY;
  return () => {
    const nowMs = now();
    if (turnsLeft > 0 && nowMs - turnAtMs < TURN_EVERY_MS) return true;
    turnAtMs = nowMs;
    return false;
  };
}
