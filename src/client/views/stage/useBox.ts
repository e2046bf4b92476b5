import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

export interface Box {
  /** Pixels, without padding's share of the fraction. */
  readonly width: number;
  readonly height: number;
  /** The size of type there. */
  readonly em: number;
}

/** The inner size of an element, whose own size must not depend on what is put into it. Undefined before it is laid out. */
export function useBox<T extends HTMLElement>(): readonly [RefObject<T>, Box | undefined] {
  const ref = useRef<T>(null);
  const [box, setBox] = useState<Box>();
  const last = useRef<Box>(undefined);

  const measure = useCallback(() => {
    if (!ref.current) return;
    const { clientWidth: width, clientHeight: height } = ref.current;
    const em = Number.parseFloat(getComputedStyle(ref.current).fontSize);
    const known = last.current;
    if (known && known.width === width && known.height === height && known.em === em) return;
    last.current = { width, height, em };
    setBox(last.current);
  }, []);

  // After every rendering, so that what is laid out anew is right in the same frame; the observer sees the rest.
  useLayoutEffect(measure);
  useEffect(() => {
    if (!ref.current) return;
    const observer = new ResizeObserver(measure);
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [measure]);
  return [ref, box];
}
