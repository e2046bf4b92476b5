import type { HostRefusal, HostRefusalReason, HostReply } from './host.ts';

/**
 * Turns any call of a host's SDK into a reply: it may throw, reject, or never settle. A result after `limitMs` is
 * dropped.
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

/** An error's message, for technical details. */
export function detailOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  return typeof error === 'string' ? error : JSON.stringify(error) || 'no details';
}
