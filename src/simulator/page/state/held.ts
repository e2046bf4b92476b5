import { useRef } from 'react';

/** The value, or while it is held the previous one. */
export function useHeld<T>(value: T, held: boolean): T {
  const last = useRef(value);
  if (!held) last.current = value;
  return last.current;
}
