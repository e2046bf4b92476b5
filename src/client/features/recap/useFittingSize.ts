import { type RefObject, useLayoutEffect, useRef } from 'react';

/** Parts of the stage's base size. What does not fit at the smallest is scrolled. */
const SIZES = [2, 1.75, 1.5, 1.3, 1.15, 1] as const;

/**
 * Writes what stands in an element as large as it fits, anew for each `content` and size of the element. Without `isOn` the
 * element is as high as what stands in it.
 */
export function useFittingSize<T extends HTMLElement>(content: string, isOn: boolean): RefObject<T | null> {
  const ref = useRef<T>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other content is measured anew
  useLayoutEffect(() => {
    const room = ref.current;
    if (!room) return undefined;
    room.style.fontSize = '';
    if (!isOn) return undefined;
    const resize = () => {
      for (const size of SIZES) {
        room.style.fontSize = `${size}em`;
        if (room.scrollHeight <= room.clientHeight && room.scrollWidth <= room.clientWidth) return;
      }
    };
    resize();
    const watcher = new ResizeObserver(resize);
    watcher.observe(room);
    return () => watcher.disconnect();
  }, [content, isOn]);
  return ref;
}
