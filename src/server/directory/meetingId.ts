const MAX_ENCODED_CHARS = 1_000;
/** `0#<chat id>#0`, base64. Meeting ids of Teams are not documented further, so the middle is taken loosely. */
const DECODED = /^\d+#(19:[A-Za-z0-9_.+=-]{1,400}@[A-Za-z0-9.]{1,60})#\d+$/;

/** The meeting's chat from Teams' `context.meeting.id`; nothing if it is no such id. */
export function chatOfMeeting(meetingId: string): string | undefined {
  if (meetingId.length > MAX_ENCODED_CHARS) return undefined;
  return DECODED.exec(Buffer.from(meetingId, 'base64').toString('utf8'))?.[1];
}
