import { useEffect, useState } from 'react';
import { useServerClock } from '../../session/conversationHooks.ts';
import { msToNextSecond, secondsLeft } from './countdown.ts';

/** By the server's clock, so that all screens agree however their own clocks go. */
export function useSecondsLeft(endsAtMs: number): number {
  const clock = useServerClock();
  const [seconds, setSeconds] = useState(() => secondsLeft(endsAtMs, clock.nowMs()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      clearTimeout(timer);
      void clock.sync();
      const nowMs = clock.nowMs();
      setSeconds(secondsLeft(endsAtMs, nowMs));
      const waitMs = msToNextSecond(endsAtMs, nowMs);
      if (waitMs !== undefined) timer = setTimeout(tick, waitMs);
    };
    tick();
    const stop = clock.offsetMs.subscribe(tick);
    // A page that was asleep shows the right time at once.
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearTimeout(timer);
      stop();
      document.removeEventListener('visibilitychange', tick);
    };
  }, [clock, endsAtMs]);
  return seconds;
}
