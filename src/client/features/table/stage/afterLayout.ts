/**
 * Calls back in the next frame, after the browser has laid the page out and before it paints: to read where things lie
 * costs nothing there, and what is begun is in the same picture. Also from within a frame's own callbacks, where
 * `requestAnimationFrame` would mean the frame after. A page that is hidden calls back once it is shown.
 *
 * @returns a function that cancels it
 */
export function afterLayout(element: Element, run: () => void): () => void {
  // An observer is told of what it begins to observe, whether that changes or not.
  const observer = new ResizeObserver(() => {
    observer.disconnect();
    run();
  });
  observer.observe(element);
  return () => observer.disconnect();
}
