import { useEffect, useState } from 'react';
import type { NotLive } from '../../fluid/connection.ts';
import { useConnection } from '../session/hooks.ts';
import { common } from '../strings/common.ts';
import { useStrings } from '../strings/strings.ts';

/** A connection that is back before this is nobody's concern. */
const WORTH_SAYING_AFTER_MS = 1_500;
const MINUTE_MS = 60_000;

/** A line that is away says for how long; what the service has said stands as it is. */
const SAYS_HOW_LONG: readonly NotLive[] = ['connecting', 'catchingUp', 'reconnecting', 'closed'];

/**
 * What to say about the connection, if anything: nothing while it is live, or has only just gone. `instead`: of the usual
 * words, as long as there is no saying for how long.
 */
export function useConnectionText(instead: Partial<Record<NotLive, string>> = {}): string | undefined {
  const { connection: texts, awayFor } = useStrings(common);
  const connection = useConnection();
  const sinceMs = connection.state === 'live' ? undefined : connection.sinceMs;
  const [awayMs, setAwayMs] = useState<number>();

  useEffect(() => {
    if (sinceMs === undefined) return;
    const tell = () => setAwayMs(Date.now() - sinceMs);
    const first = setTimeout(tell, sinceMs + WORTH_SAYING_AFTER_MS - Date.now());
    const later = setInterval(tell, MINUTE_MS);
    return () => {
      clearTimeout(first);
      clearInterval(later);
      setAwayMs(undefined);
    };
  }, [sinceMs]);

  if (connection.state === 'live' || awayMs === undefined) return undefined;
  const { state } = connection;
  const minutes = Math.floor(awayMs / MINUTE_MS);
  if (minutes > 0 && SAYS_HOW_LONG.includes(state)) return awayFor(minutes);
  return instead[state] ?? texts[state];
}
