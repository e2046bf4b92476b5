/** How a stretch of time is shown: whole seconds, which turn at the same moment on every screen. */

const SECOND_MS = 1_000;

/** Counts down to 0 and stays there. A second that has begun counts as whole. */
export function secondsLeft(endsAtMs: number, nowMs: number): number {
  return Math.max(0, Math.ceil((endsAtMs - nowMs) / SECOND_MS));
}

/** How long what {@link secondsLeft} says will hold; undefined once it is 0. */
export function msToNextSecond(endsAtMs: number, nowMs: number): number | undefined {
  const leftMs = endsAtMs - nowMs;
  return leftMs <= 0 ? undefined : leftMs % SECOND_MS || SECOND_MS;
}

/** `4:05`, `1:00:00`. */
export function clockFace(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** The announcements of a timer: the start, a minute before the end, the end. */
export type TimeWord = 'started' | 'minute' | 'over';

/** Below this, "a minute left" would come with the start. */
const LONG_ENOUGH_S = 120;

export function timeWord(lengthMs: number, seconds: number): TimeWord {
  if (seconds === 0) return 'over';
  return seconds <= 60 && lengthMs >= LONG_ENOUGH_S * SECOND_MS ? 'minute' : 'started';
}
