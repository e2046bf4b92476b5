/** A page that is hidden, or covered by another, draws no frames. */
const WITHOUT_FRAMES_MS = 60;

/** Calls back before the page draws next, or soon where it does not draw. Returns a function that cancels it. */
export function atNextFrame(run: () => void): () => void {
  const draws = typeof requestAnimationFrame === 'function' && !document.hidden;
  const frame = draws ? requestAnimationFrame(() => finish()) : undefined;
  const timer = setTimeout(() => finish(), draws ? WITHOUT_FRAMES_MS : 0);
  const cancel = () => {
    clearTimeout(timer);
    if (frame !== undefined) cancelAnimationFrame(frame);
  };
  const finish = () => {
    cancel();
    run();
  };
  return cancel;
}
