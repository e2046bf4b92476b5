import { add, type Client, isConnected, words } from './clients.ts';

/** Keeps writing words of its own until it is stopped, whether the relay is there or not. */
export interface Writer {
  readonly client: Client;
  readonly written: ReadonlySet<string>;
  stop(): void;
}

const EDIT_EVERY_MS = 30;
/**
 * Edits made while disconnected. A tree rebases each of them over everything that came in, so that without an end to them
 * clients that share a slow machine are busy with themselves for minutes, whatever the relay does.
 */
const OFFLINE_EDITS_MAX = 20;

export function startWriter(client: Client, prefix: string, everyMs = EDIT_EVERY_MS): Writer {
  const written = new Set<string>();
  let offline = 0;
  const timer = setInterval(() => {
    offline = isConnected(client) ? 0 : offline + 1;
    if (offline > OFFLINE_EDITS_MAX) return;
    const word = `${prefix}-${written.size}`;
    add(client, word);
    written.add(word);
  }, everyMs);
  return { client, written, stop: () => clearInterval(timer) };
}

/** What one of the writers wrote and another one has seen: the relay sent it out, so it was acknowledged. */
export function acknowledged(writers: readonly Writer[]): string[] {
  return writers.flatMap((writer) => {
    const seenByOthers = new Set(
      writers.filter((other) => other !== writer).flatMap((other) => words(other.client)),
    );
    return [...writer.written].filter((word) => seenByOthers.has(word));
  });
}
