import { OpenFailed } from './openFailure.ts';

/** The work's result; after the timeout, or once `left` is aborted, throws `service_unavailable` and discards a later result. */
export async function withTimeout<T>(
  timeoutMs: number,
  work: Promise<T>,
  discard: (late: T) => void,
  left?: AbortSignal,
): Promise<T> {
  let giveUp: () => void = () => undefined;
  const late = new Promise<never>((_, reject) => {
    giveUp = () => {
      work.then(discard).catch(() => undefined);
      reject(new TimedOut('service_unavailable'));
    };
  });
  const timer = setTimeout(giveUp, timeoutMs);
  left?.addEventListener('abort', giveUp);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    left?.removeEventListener('abort', giveUp);
  }
}

/** A timeout says nothing about the request itself: the connection is the likely cause. */
export class TimedOut extends OpenFailed {}
