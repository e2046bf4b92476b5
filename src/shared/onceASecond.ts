const LIFE_MS = 1_000;

/**
 * Calls `ask` at most once a second; calls in between get the last answer. `ask` must not reject. `elapsedMs` is from
 * a monotonic clock.
 */
export function onceASecond<T>(
  ask: () => Promise<T>,
  elapsedMs: () => number = () => performance.now(),
): () => Promise<T> {
  let last: { readonly answer: Promise<T>; readonly askedAtMs: number } | undefined;
  return () => {
    const nowMs = elapsedMs();
    if (!last || nowMs - last.askedAtMs >= LIFE_MS) last = { answer: ask(), askedAtMs: nowMs };
    return last.answer;
  };
}
