import { type RefObject, useCallback, useLayoutEffect, useReducer, useRef } from 'react';
import { flushSync } from 'react-dom';

export interface Box {
  /** Pixels, without padding's share of the fraction. */
  readonly width: number;
  readonly height: number;
}

/**
 * What was measured last, by what the place is called. Taken for the size of a place that has just been laid out anew,
 * so that a turned card is in the document at once and the page is laid out once instead of twice. Should the place have
 * changed meanwhile, it is put right before anything is painted.
 */
const remembered = new Map<string, Box>();

/**
 * The inner size of an element, whose own size must not depend on what is put into it. Undefined before the first
 * layout. `place`: names what is measured, and differs between pictures in which its size differs.
 */
export function useBox<T extends HTMLElement>(
  place: string,
): readonly [RefObject<T | null>, Box | undefined] {
  const ref = useRef<T>(null);
  const drawnFor = useRef<Box>(undefined);
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  const box = remembered.get(place);

  const measure = useCallback(() => {
    if (!ref.current) return;
    const { clientWidth: width, clientHeight: height } = ref.current;
    // A window that is hidden has no size; shown again it is as it was.
    if (width === 0 && height === 0 && remembered.has(place)) return;
    const known = drawnFor.current;
    if (known && known.width === width && known.height === height) return;
    drawnFor.current = { width, height };
    remembered.set(place, drawnFor.current);
    drawAgain();
  }, [place]);

  // A size that is known is not measured here: the browser would have to lay the page out at once, and again after the rest
  // of the rendering. The observer looks once the page is laid out, and puts right before it is painted.
  useLayoutEffect(() => {
    drawnFor.current = box;
    if (box === undefined) measure();
  });
  useLayoutEffect(() => {
    if (!ref.current) return;
    const observer = new ResizeObserver(() => flushSync(measure));
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [measure]);
  return [ref, box];
}
