import { useEffect, useRef, useState } from 'react';
import type { NotLive } from '../../../fluid/connection.ts';
import { useConnection, useMeetingState } from '../../session/hooks.ts';
import { common } from '../../ui/commonStrings.ts';
import { useStrings } from '../../ui/strings.ts';

/** A shorter interruption is not shown. */
const WORTH_SAYING_AFTER_MS = 1_500;
const MINUTE_MS = 60_000;
/** For so long it says that the connection is back. */
const BACK_MS = 6_000;

/** States for which the text says how long they last. */
const SAYS_HOW_LONG: readonly NotLive[] = ['connecting', 'catchingUp', 'reconnecting', 'closed'];

/**
 * What to say about the connection, if anything: nothing while it is live, or has only just gone. `instead`: of the usual
 * words, as long as there is no saying for how long.
 */
export function useConnectionText(instead: Partial<Record<NotLive, string>> = {}): string | undefined {
  const { connection: texts, awayFor, back } = useStrings(common);
  const connection = useConnection();
  const meeting = useMeetingState();
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

  const isLive = connection.state === 'live';
  // A page that has just been opened was not away.
  const isOpening = connection.state === 'connecting' || connection.state === 'catchingUp';
  const isBack = useIsBack(isLive, awayMs !== undefined && !isOpening);
  if (isLive) return isBack ? back : undefined;
  if (awayMs === undefined) return undefined;
  // A deleted or damaged table does not come back, and that is said already.
  if (meeting.kind === 'open' && (meeting.over?.how === 'deleted' || meeting.stuck)) return undefined;
  const { state } = connection;
  const minutes = Math.floor(awayMs / MINUTE_MS);
  if (minutes > 0 && SAYS_HOW_LONG.includes(state)) return awayFor(minutes);
  return instead[state] ?? texts[state];
}

/** Whether the connection has just come back, after it was said that it is away. */
function useIsBack(isLive: boolean, isSaid: boolean): boolean {
  const wasSaid = useRef(false);
  const [isBack, setIsBack] = useState(false);
  useEffect(() => {
    if (isSaid && !isLive) wasSaid.current = true;
    if (!isLive || !wasSaid.current) return;
    wasSaid.current = false;
    setIsBack(true);
  }, [isLive, isSaid]);
  useEffect(() => {
    if (!isBack) return;
    const over = setTimeout(() => setIsBack(false), BACK_MS);
    return () => clearTimeout(over);
  }, [isBack]);
  return isBack;
}
