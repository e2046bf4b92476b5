import { useEffect, useState } from 'react';
import { useConnection } from '../session/hooks.ts';
import { common } from '../strings/common.ts';
import { useStrings } from '../strings/strings.ts';

/** A connection that is back before this is nobody's concern. */
const WORTH_SAYING_AFTER_MS = 1_500;
const MINUTE_MS = 60_000;

/** What to say about the connection, if anything: nothing while it is live, or has only just gone. */
export function useConnectionText(): string | undefined {
  const { connection: texts } = useStrings(common);
  const connection = useConnection();
  const away = connection.state !== 'live';
  const [awayMs, setAwayMs] = useState<number>();

  useEffect(() => {
    if (!away) return;
    const goneMs = Date.now();
    const tell = () => setAwayMs(Date.now() - goneMs);
    const first = setTimeout(tell, WORTH_SAYING_AFTER_MS);
    const later = setInterval(tell, MINUTE_MS);
    return () => {
      clearTimeout(first);
      clearInterval(later);
      setAwayMs(undefined);
    };
  }, [away]);

  if (connection.state === 'live' || awayMs === undefined) return undefined;
  return texts[connection.state](Math.floor(awayMs / MINUTE_MS));
}
