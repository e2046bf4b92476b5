import { serverClockOf } from '../../../session/conversationHooks.ts';
import type { MeetingSession } from '../../../session/meetingSession.ts';
import type { TableSession } from '../../../session/tableSession.ts';

const MINUTE_MS = 60_000;

/** Starts the timer at one press, as soon as the server's time is known. */
export async function setTimeAside(
  meeting: MeetingSession,
  session: TableSession,
  minutes: number,
): Promise<void> {
  const clock = serverClockOf(meeting);
  await clock.sync();
  session.verbs.startTimer(minutes * MINUTE_MS, clock.nowMs());
}
