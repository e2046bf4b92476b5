import { useEffect, useState } from 'react';
import { useServerClock } from '../../session/conversationHooks.ts';

const EVERY_MS = 15_000;

/** The server's time, looked at now and then: minutes are what counts. */
export function useMinuteNow(): number {
  const clock = useServerClock();
  const [nowMs, setNowMs] = useState(() => clock.nowMs());
  useEffect(() => {
    const look = setInterval(() => setNowMs(clock.nowMs()), EVERY_MS);
    return () => clearInterval(look);
  }, [clock]);
  return nowMs;
}
