import { actorHash } from './actorHash.ts';
import type { LineSink } from './lineSink.ts';
import type { SecurityEvent, SecurityLog } from './securityLog.ts';

/** How often a program that writes the log tidies it. */
export const TIDY_EVERY_MS = 60_000;
/**
 * The same event again within this time is counted and logged in one line, so that repeated requests cannot fill the
 * log.
 */
export const REPEAT_WINDOW_MS = 60_000;
const MAX_OPEN_WINDOWS = 10_000;
/** More than an ordinary year needs. */
export const MAX_BYTES_A_DAY = 64 * 1024 * 1024;
const DAY_MS = 24 * 60 * 60 * 1000;

export interface SecurityLogOptions {
  readonly sink: LineSink;
  /** Key of the hashes that stand for people; a program without one leaves people out. */
  readonly actorKey?: Uint8Array;
  readonly now: () => number;
  /** A line could not be written, or old ones could not be removed. */
  readonly onProblem: (error: unknown) => void;
}

export interface WritableSecurityLog extends SecurityLog {
  /** Prepares the destination. Throws the file system's errors. */
  open(): void;
  /** Writes due counts and removes old lines. To be called about every minute, and before the process ends. */
  tidy(isClosing?: boolean): void;
}

interface Window {
  readonly line: object;
  readonly endsAtMs: number;
  repeats: number;
}

export function createSecurityLog({
  sink,
  actorKey,
  now,
  onProblem,
}: SecurityLogOptions): WritableSecurityLog {
  /** By event, oldest first. */
  const windows = new Map<string, Window>();
  let day = 0;
  let bytesToday = 0;

  function attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      onProblem(error);
    }
  }

  function write(line: object): void {
    const nowMs = now();
    const today = Math.floor(nowMs / DAY_MS);
    if (today !== day) {
      day = today;
      bytesToday = 0;
    }
    if (bytesToday >= MAX_BYTES_A_DAY) return;
    const at = new Date(nowMs).toISOString();
    const text = toLine({ log: 'security', at, ...line });
    bytesToday += Buffer.byteLength(text);
    const isLast = bytesToday >= MAX_BYTES_A_DAY;
    const end = isLast ? toLine({ log: 'security', at, event: 'logFull', result: 'refused' }) : '';
    attempt(() => sink.write(text + end, nowMs));
  }

  function closeWindows(isDue: (window: Window) => boolean): void {
    for (const [key, window] of windows) {
      if (!isDue(window)) return;
      windows.delete(key);
      if (window.repeats > 0) write({ ...window.line, repeats: window.repeats });
    }
  }

  const closeDue = (): void => {
    const nowMs = now();
    closeWindows(({ endsAtMs }) => endsAtMs <= nowMs);
  };

  return {
    open: () => sink.open(),
    record({ event, result, actor, sessionId, documentId, ...rest }: SecurityEvent) {
      closeDue();
      const line = {
        ...{ event, result },
        ...(actor && actorKey && { actor: actorHash(actorKey, actor) }),
        ...(sessionId !== undefined && { session: sessionId }),
        ...(documentId !== undefined && { document: documentId }),
        ...rest,
      };
      const key = JSON.stringify(line);
      const open = windows.get(key);
      if (open) {
        open.repeats += 1;
        return;
      }
      if (windows.size >= MAX_OPEN_WINDOWS) closeWindows(() => windows.size >= MAX_OPEN_WINDOWS);
      windows.set(key, { line, endsAtMs: now() + REPEAT_WINDOW_MS, repeats: 0 });
      write(line);
    },
    tidy(isClosing = false) {
      if (isClosing) closeWindows(() => true);
      else closeDue();
      attempt(() => sink.prune(now()));
    },
  };
}

const toLine = (fields: object): string => `${JSON.stringify(fields)}\n`;
