/** Hooks for views beyond the cards. Separate from `hooks.ts`, which every page loads. */
import { useEffect } from 'react';
import type { ConversationView } from '../../domain/table/conversation/view.ts';
import type { Api } from './api.ts';
import { fieldsOf, useMeeting, useMeetingState, useTableSelector } from './hooks.ts';
import type { MeetingSession } from './meetingSession.ts';
import { ServerClock } from './serverClock.ts';

/** Fields of the conversation. */
export function useConversation<Name extends keyof ConversationView>(
  ...names: readonly Name[]
): Pick<ConversationView, Name> {
  return useTableSelector(({ conversation }) => fieldsOf(conversation, names));
}

/** The server's API for this person; undefined while no table is open. */
export function useApi(): Api | undefined {
  const state = useMeetingState();
  return state.kind === 'open' ? state.api : undefined;
}

const clocks = new WeakMap<MeetingSession, ServerClock>();

/** One clock for each page. It knows the server's time once `sync` has resolved. */
export function serverClockOf(meeting: MeetingSession): ServerClock {
  let clock = clocks.get(meeting);
  if (!clock) {
    clock = new ServerClock({
      nowMs: () => Date.now(),
      random: Math.random,
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

/** The server's clock, synchronised when a view first needs it. */
export function useServerClock(): ServerClock {
  const clock = serverClockOf(useMeeting());
  useEffect(() => void clock.sync(), [clock]);
  return clock;
}
