/**
 * Teams' deep links to the meeting's tab and to a new meeting. Loaded with the recap. It calls nothing of teams-js: a second
 * module that does would keep the build from leaving out what is not called.
 */
import type { app } from '@microsoft/teams-js';
import type { HostReply, MeetingDraft } from './host.ts';

const ENTITY_LINK = 'https://teams.microsoft.com/l/entity';
const NEW_MEETING_LINK = 'https://teams.microsoft.com/l/meeting/new';

/**
 * Deep link to the app's tab in this meeting, as Microsoft documents it for tabs in chats and channels. Refused where Teams
 * does not say which app or chat this is.
 */
export function tabLinkOf({ app: { appId }, page, chat, channel }: app.Context): HostReply<string> {
  const where = channel ? { channelId: channel.id } : chat && { chatId: chat.id, contextType: 'chat' };
  if (appId === undefined || !where || page.id === '') return { refused: 'notSupported' };
  const query = new URLSearchParams({ context: JSON.stringify(where) });
  return {
    ok: `${ENTITY_LINK}/${encodeURIComponent(String(appId))}/${encodeURIComponent(page.id)}?${query}`,
  };
}

/** Opens Teams' dialogue for a new meeting, as Microsoft documents it. */
export function newMeetingLinkOf({ subject, body, day }: MeetingDraft): string {
  const query = new URLSearchParams({
    subject,
    content: body,
    // Without an offset: by the clock of the person who reads it.
    startTime: `${day}T09:00:00`,
    endTime: `${day}T09:30:00`,
  });
  // Teams' links do not take + for a blank.
  return `${NEW_MEETING_LINK}?${query}`.replaceAll('+', '%20');
}
