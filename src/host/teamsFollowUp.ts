/** What a person does after the meeting: the link to the meeting's tab and Teams' own calendar. Loaded with the recap. */
import { type app, calendar } from '@microsoft/teams-js';
import type { MeetingDraft } from './host.ts';

const ENTITY_LINK = 'https://teams.microsoft.com/l/entity';

/**
 * Deep link to the app's tab in this meeting, as Microsoft documents it for tabs in chats and channels; undefined where
 * Teams does not say which app or chat this is.
 */
export function tabLinkOf({ app: { appId }, page, chat, channel }: app.Context): string | undefined {
  const where = channel ? { channelId: channel.id } : chat && { chatId: chat.id, contextType: 'chat' };
  if (appId === undefined || !where || page.id === '') return undefined;
  const query = new URLSearchParams({ context: JSON.stringify(where) });
  return `${ENTITY_LINK}/${encodeURIComponent(String(appId))}/${encodeURIComponent(page.id)}?${query}`;
}

export const hasCalendar = (): boolean => calendar.isSupported();

export function composeMeeting({ subject, body, day }: MeetingDraft): Promise<void> {
  // teams-js wants MM/DD/YYYY HH:MM:SS.
  const [year, month, date] = day.split('-');
  const at = (time: string) => `${month}/${date}/${year} ${time}`;
  return calendar.composeMeeting({
    subject,
    content: body,
    startTime: at('09:00:00'),
    endTime: at('09:30:00'),
  });
}
