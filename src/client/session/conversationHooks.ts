/** What views beyond the cards read and call. Kept apart from `hooks.ts`, which every page loads. */
import { useEffect, useState } from 'react';
import type { ConversationView } from '../../domain/table/conversation/view.ts';
import type { Api } from './api.ts';
import type { ConversationVerbs } from './conversationVerbs.ts';
import { useMeeting, useMeetingState, useTable, useTableSession } from './hooks.ts';
import type { MeetingSession } from './meetingSession.ts';
import { ServerClock } from './serverClock.ts';

export function useConversation(): ConversationView {
  return useTable().conversation;
}

/** What could not be loaded for want of a network is asked for again this often. */
const RETRY_MS = 3_000;

/**
 * Suspends until the verbs are there, as a view that is loaded late does: there is a `Suspense` above. A network that is
 * away delays them and takes nothing else with it.
 */
export function useConversationVerbs(): ConversationVerbs {
  const session = useTableSession();
  const verbs = session.conversation();
  if (verbs instanceof Promise) {
    throw verbs.catch(() => new Promise((resolve) => setTimeout(resolve, RETRY_MS)));
  }
  return verbs;
}

/** The server as this person reaches it; undefined while no table is open. */
export function useApi(): Api | undefined {
  const state = useMeetingState();
  return state.kind === 'open' ? state.api : undefined;
}

const clocks = new WeakMap<MeetingSession, ServerClock>();

/** One for the page. It knows the server's time once `sync` has resolved. */
export function serverClockOf(meeting: MeetingSession): ServerClock {
  let clock = clocks.get(meeting);
  if (!clock) {
    clock = new ServerClock({
      nowMs: () => Date.now(),
      askServer: async () => {
        const state = meeting.state.get();
        if (state.kind !== 'open') throw new Error('no table is open');
        return (await state.api.time()).nowMs;
      },
    });
    clocks.set(meeting, clock);
  }
  return clock;
}

/** The server's clock, asked as soon as a view needs it. */
export function useServerClock(): ServerClock {
  const clock = serverClockOf(useMeeting());
  useEffect(() => void clock.sync(), [clock]);
  return clock;
}

/** The server's time, read anew every `everyMs` while `active`. */
export function useServerNow(everyMs: number, active = true): number {
  const clock = useServerClock();
  const [nowMs, setNowMs] = useState(() => clock.nowMs());
  useEffect(() => {
    if (!active) return undefined;
    const read = () => {
      void clock.sync();
      setNowMs(clock.nowMs());
    };
    read();
    const timer = setInterval(read, everyMs);
    const stop = clock.offsetMs.subscribe(read);
    // A tab that was asleep shows the right time at once.
    document.addEventListener('visibilitychange', read);
    return () => {
      clearInterval(timer);
      stop();
      document.removeEventListener('visibilitychange', read);
    };
  }, [clock, everyMs, active]);
  return nowMs;
}
