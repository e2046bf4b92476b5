import { useEffect, useState } from 'react';

/** Long enough for the animation, and for a finger that was on its way to where something else lies now. */
const SETTLE_MS = 500;

/** True for a moment after `key` has changed: clicks that were meant for the picture before are not taken for ours. */
export function useSettling(key: string | undefined): boolean {
  const [settled, setSettled] = useState(key);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(key), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [key]);
  return settled !== key;
}
