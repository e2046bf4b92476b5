import { OpenFailed } from './openFailure.ts';

/**
 * The work's result; after the timeout throws `service_unavailable` and discards a later result. With `left` aborted there is no
 * timeout any more.
 */
export async function withTimeout<T>(
  timeoutMs: number,
  work: Promise<T>,
  discard: (late: T) => void,
  left?: AbortSignal,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      work.then(discard).catch(() => undefined);
      reject(new TimedOut('service_unavailable'));
    }, timeoutMs);
    left?.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A timeout says nothing about the request itself: the connection is the likely cause. */
export class TimedOut extends OpenFailed {}
