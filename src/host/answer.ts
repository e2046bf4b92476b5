import type { HostRefusal, HostRefusalReason, HostReply } from './host.ts';

/**
 * Makes any call of a host's SDK into a reply: it may throw at once, reject, or never settle at all.
 * An outcome that comes after `limitMs` is dropped.
 */
export function answerWithin<T, Reason = HostRefusalReason>(
  limitMs: number,
  call: () => Promise<T>,
  refusalOf: (error: unknown) => HostRefusal<Reason>,
): Promise<HostReply<T, Reason | 'noAnswer'>> {
  return new Promise((resolve) => {
    const timer = setTimeout(
      () => resolve({ refused: 'noAnswer', detail: `no answer within ${limitMs} ms` }),
      limitMs,
    );
    const settle = (reply: HostReply<T, Reason>): void => {
      clearTimeout(timer);
      resolve(reply);
    };
    const started = (async () => call())();
    started.then(
      (ok) => settle({ ok }),
      (error) => settle(refusalOf(error)),
    );
  });
}

/** What an error says of itself, for technical details. */
export function detailOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  return typeof error === 'string' ? error : JSON.stringify(error) || 'no details';
}
