import { readFileSync } from 'node:fs';
import { type MeetingView, type PersonView, STATIC_TAB } from '../../../src/simulator/contract.ts';
import { fillPlaceholders, teamsContext, withinApp } from '../../../src/simulator/page/host/context.ts';

const PERSON: PersonView = {
  id: 'ec2b714d-fd45-410f-b62e-b0b81f337d05',
  name: 'Mette Lindholm',
  role: 'organiser',
  language: 'da',
  theme: 'dark',
  panelWidth: 320,
  phone: false,
  present: true,
  online: true,
  sharing: 'allowed',
  saysShared: false,
  origin: 'http://127.0.0.1:41001',
  userPrincipalName: 'mette.lindholm@solby.example',
};
const GUEST: PersonView = {
  ...PERSON,
  role: 'guest',
  userPrincipalName: '',
  origin: 'http://127.0.0.1:41002',
};
const MEETING: MeetingView = {
  kind: 'meeting',
  tab: 'static',
  meetingId: 'MCM=',
  chatId: '19:meeting_x@thread.v2',
  tenantId: 'tenant',
  title: 'Personalemøde',
  startsAt: '2026-11-23T09:00:00Z',
  endsAt: '2026-11-23T10:00:00Z',
  people: [PERSON, GUEST],
  phones: [],
  app: null,
  share: null,
  channel: null,
};

test('[SIM-6] the app gets theme, language, meeting and person as from Teams', () => {
  expect(teamsContext(MEETING, PERSON, 'sidePanel', 's')).toMatchObject({
    theme: 'dark',
    locale: 'da-dk',
    frameContext: 'sidePanel',
    hostClientType: 'desktop',
    meetingId: 'MCM=',
    chatId: '19:meeting_x@thread.v2',
    tid: 'tenant',
    userObjectId: PERSON.id,
  });
});

test('[SIM-31] in a channel meeting the app learns its team, in a call only the chat', () => {
  const channel = { groupId: 'group', channelId: '19:x@thread.tacv2' };
  expect(teamsContext({ ...MEETING, kind: 'channel', channel }, PERSON, 'sidePanel', 's')).toMatchObject({
    meetingId: 'MCM=',
    channelId: '19:x@thread.tacv2',
    groupId: 'group',
  });
  const inCall = teamsContext({ ...MEETING, kind: 'call', meetingId: '' }, PERSON, 'sidePanel', 's');
  expect(inCall).toMatchObject({ meetingId: undefined, chatId: '19:meeting_x@thread.v2' });
  expect(inCall).not.toHaveProperty('channelId');
});

test("[SIM-31] the static tab is the manifest's", () => {
  const { staticTabs } = JSON.parse(readFileSync('appPackage/manifest.json', 'utf8'));
  const [{ contentUrl, entityId, name }] = staticTabs;
  expect({ contentUrl: contentUrl.replace(/^.*\}\}/, ''), entityId, name }).toEqual(STATIC_TAB);
});

test('[SIM-6] a guest is anonymous to the app', () => {
  const context = teamsContext(MEETING, GUEST, 'meetingStage', 's');
  expect(context.userLicenseType).toBe('Anonymous');
  expect(context.userObjectId).toBeUndefined();
  expect(context.userPrincipalName).toBeUndefined();
});

test('[SIM-7] placeholders of an address are filled in, others left alone', () => {
  const context = teamsContext(MEETING, PERSON, 'sidePanel', 's');
  expect(fillPlaceholders('/panel?theme={theme}&locale=%7Blocale%7D&x={other}', context)).toBe(
    '/panel?theme=dark&locale=da-dk&x={other}',
  );
});

test('[SIM-7] an address is stored without its origin, so that each person gets it on their own', () => {
  expect(withinApp('http://127.0.0.1:41002/stage?ticket=a%2Bb&theme={theme}#x', MEETING.people)).toBe(
    '/stage?ticket=a%2Bb&theme={theme}#x',
  );
});

test.each(['https://example.com/stage', '/stage', 'javascript:alert(1)', undefined, 7])(
  "[SIM-7] %s is outside the app's domains",
  (address) => {
    expect(withinApp(address, MEETING.people)).toBeUndefined();
  },
);
