/**
 * For tenants that do not let the app read a meeting's members: a signed-in user who knows the meeting's id counts as a member. Teams
 * gives the id to everyone it lets into the meeting, and it cannot be guessed; but a person who leaves the meeting keeps it. There
 * is no organiser and no list of members. The id of a channel meeting consists of the channel and a time, which can be
 * guessed: it proves nothing.
 */
import type { Directory } from './directory.ts';
import { channelNotSupported, channelOfMeeting } from './meetingId.ts';

export function createMeetingIdDirectory(): Directory {
  return {
    async membership({ chatId }) {
      if (channelOfMeeting(chatId)) throw channelNotSupported();
      return { name: '', organiser: false };
    },
    members: async () => undefined,
  };
}
