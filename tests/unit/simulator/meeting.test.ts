import { Meeting, MeetingError } from '../../../src/simulator/server/meeting.ts';

const NOW = new Date('2026-11-23T09:00:00Z');
const SETTINGS = { contentUrl: '/panel', entityId: 'table', name: 'Dialogkort' };

function staffMeeting() {
  const meeting = new Meeting(NOW, ['colleague', 'guest']);
  const [leader, colleague, guest] = meeting.people;
  if (leader === undefined || colleague === undefined || guest === undefined) throw new Error('three people');
  return { meeting, leader, colleague, guest };
}

test('[SIM-1] a new meeting has its leader as organiser and an id as Teams writes it', () => {
  const { meeting, leader } = staffMeeting();
  expect(leader.role).toBe('organiser');
  expect(meeting.organiser).toEqual(leader);
  expect(Buffer.from(meeting.meetingId, 'base64').toString()).toBe(`0#${meeting.chatId}#0`);
  expect(meeting.chatId).toMatch(/^19:meeting_[\w-]+@thread\.v2$/);
  expect(new Meeting(NOW, []).chatId).not.toBe(meeting.chatId);
});

test('[SIM-31] a channel meeting is a thread of its channel, and a call has a chat alone', () => {
  const channelMeeting = new Meeting(NOW, [], { kind: 'channel' });
  expect(channelMeeting.chatId).toBe(`${channelMeeting.channel?.channelId};messageid=${NOW.getTime()}`);
  expect(channelMeeting.channel?.channelId).toMatch(/^19:[0-9a-f]+@thread\.tacv2$/);
  const call = new Meeting(NOW, [], { kind: 'call' });
  expect(call.meetingId).toBe('');
  expect(call.chatId).toMatch(/^19:[0-9a-f]+@thread\.v2$/);
});

test('[SIM-2] each person has a unique first name, even in a large meeting', () => {
  const meeting = new Meeting(NOW, [
    ...Array<'colleague'>(14).fill('colleague'),
    ...Array<'guest'>(6).fill('guest'),
  ]);
  const first = meeting.people.map(({ name }) => name.split(' ')[0]);
  expect(new Set(first).size).toBe(21);
});

test('[SIM-3] a person who leaves stays in the chat, and takes what they share off the stage', () => {
  const { meeting, colleague } = staffMeeting();
  meeting.addApp(SETTINGS);
  meeting.putOnStage({ url: '/stage', by: colleague.id });
  meeting.change(colleague.id, { present: false });
  expect(meeting.share).toBeNull();
  expect(meeting.people).toHaveLength(3);
});

test('[SIM-3] the organiser cannot be removed, a colleague can', () => {
  const { meeting, leader, colleague } = staffMeeting();
  meeting.remove(colleague.id);
  expect(meeting.people).not.toContainEqual(colleague);
  expect(() => meeting.remove(leader.id)).toThrow(MeetingError);
});

test.each([
  ['an attendee', { role: 'attendee' }],
  ['somebody whom Teams refuses', { sharing: 'denied' }],
  ['somebody who has left', { present: false }],
] as const)('[SIM-4] %s cannot share to the stage', (_who, change) => {
  const { meeting, colleague } = staffMeeting();
  meeting.change(colleague.id, change);
  expect(() => meeting.putOnStage({ url: '/stage', by: colleague.id })).toThrow(MeetingError);
  expect(meeting.share).toBeNull();
});

test('[SIM-4] a guest cannot share to the stage or be made a presenter', () => {
  const { meeting, guest } = staffMeeting();
  expect(() => meeting.putOnStage({ url: '/stage', by: guest.id })).toThrow(MeetingError);
  expect(() => meeting.change(guest.id, { role: 'presenter' })).toThrow(MeetingError);
});

test('[SIM-4] the last person to share has the stage', () => {
  const { meeting, leader, colleague } = staffMeeting();
  meeting.putOnStage({ url: '/stage?a', by: leader.id });
  meeting.putOnStage({ url: '/stage?b', by: colleague.id });
  expect(meeting.share).toEqual({ url: '/stage?b', by: colleague.id });
});
