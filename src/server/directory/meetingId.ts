/**
 * The meeting as the directory is asked about it, from the id that the page was given: the chat's id, such as
 * `19:meeting_…@thread.v2`; of a channel meeting its team and the thread, `<team id>/19:…@thread.tacv2;messageid=…`.
 */
import { Failure } from '../failure.ts';

const MAX_ENCODED_CHARS = 1_000;
/** `0#<chat id>#0`, base64. Meeting ids of Teams are not documented further, so the middle is taken loosely. */
const DECODED = /^\d+#(19:[A-Za-z0-9_.+=-]{1,400}@[A-Za-z0-9.]{1,60}(?:;messageid=\d{1,20})?)#\d+$/;
/** Behind the id of a channel meeting the page names the team, which Teams tells it apart from the id. */
const WITH_TEAM = /^([^.]+)\.([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/i;
/** Threads of channels; those of older teams are `thread.skype`. */
const BASE64 = /^[A-Za-z0-9+/_-]+=*$/;
const CHANNEL = /^(?:([0-9a-f-]{36})\/)?(19:[^;/]+@thread\.(?:tacv2|skype))(?:;messageid=\d+)?$/;

/** Nothing if it is no such id. */
export function chatOfMeeting(meetingId: string): string | undefined {
  if (meetingId.length > MAX_ENCODED_CHARS) return undefined;
  const [, encoded = meetingId, teamId] = WITH_TEAM.exec(meetingId) ?? [];
  if (!BASE64.test(encoded)) return undefined;
  const thread = DECODED.exec(Buffer.from(encoded, 'base64').toString('utf8'))?.[1];
  if (thread === undefined) return undefined;
  const isChannel = CHANNEL.test(thread);
  // One meeting has one name: a team's id or a message's belongs to a channel only.
  if (!isChannel) return teamId === undefined && !thread.includes(';') ? thread : undefined;
  return teamId === undefined ? thread : `${teamId.toLowerCase()}/${thread}`;
}

export interface MeetingChannel {
  /** Missing when the page was not told the team: then the channel's members cannot be read. */
  readonly teamId?: string;
  readonly channelId: string;
}

/** Of a channel meeting; nothing for every other. */
export function channelOfMeeting(chatId: string): MeetingChannel | undefined {
  const [, teamId, channelId] = CHANNEL.exec(chatId) ?? [];
  return channelId === undefined ? undefined : { channelId, ...(teamId !== undefined && { teamId }) };
}

/** The server does not say which of the reasons it is: the page tells people all of them, and what to do instead. */
export const channelNotSupported = (): Failure =>
  new Failure(
    'channel_not_supported',
    'Meetings in this channel have no table: it is private or shared, its team is too large, or the server does not allow it.',
  );
