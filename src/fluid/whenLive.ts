import type { LiveDocument } from './sharedDocument.ts';

/** Resolves when the document is up to date, or false after `timeoutMs`. */
export function whenLive(document: Pick<LiveDocument, 'connection'>, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const check = () => {
      const { state } = document.connection.get();
      if (state === 'live' || state === 'closed') finish(state === 'live');
    };
    const finish = (live: boolean) => {
      clearTimeout(timer);
      stop();
      resolve(live);
    };
    const stop = document.connection.subscribe(check);
    const timer = setTimeout(() => finish(false), timeoutMs);
    check();
  });
}
