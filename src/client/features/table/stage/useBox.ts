import { type RefObject, useCallback, useEffect, useLayoutEffect, useReducer, useRef } from 'react';

const USUAL_EM_PX = 16;

export interface Box {
  /** Pixels, without padding's share of the fraction. */
  readonly width: number;
  readonly height: number;
  /** The size of type there. */
  readonly em: number;
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
    const em = Number.parseFloat(getComputedStyle(ref.current).fontSize) || USUAL_EM_PX;
    const known = drawnFor.current;
    if (known && known.width === width && known.height === height && known.em === em) return;
    drawnFor.current = { width, height, em };
    remembered.set(place, drawnFor.current);
    drawAgain();
  }, [place]);

  // After every rendering, so that what is laid out anew is right in the same frame; the observer sees the rest.
  useLayoutEffect(() => {
    drawnFor.current = box;
    measure();
  });
  useEffect(() => {
    if (!ref.current) return;
    const observer = new ResizeObserver(measure);
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [measure]);
  return [ref, box];
}
