import { OpenFailed } from './openFailure.ts';

/**
 * The work's result, unless it takes longer: then `service_unavailable` is thrown, and what comes after all is discarded.
 */
export async function withinTime<T>(
  timeoutMs: number,
  work: Promise<T>,
  discard: (late: T) => void,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      work.then(discard).catch(() => undefined);
      reject(new TookTooLong('service_unavailable'));
    }, timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Nobody said no: that is a matter of the line, and not of what was asked for. */
export class TookTooLong extends OpenFailed {}
