import type { MeetingView, PersonView } from '../../../src/simulator/contract.ts';
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
  shareRefused: false,
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
  meetingId: 'MCM=',
  chatId: '19:meeting_x@thread.v2',
  tenantId: 'tenant',
  title: 'Personalemøde',
  startsAt: '2026-11-23T09:00:00Z',
  endsAt: '2026-11-23T10:00:00Z',
  people: [PERSON, GUEST],
  app: null,
  share: null,
};

test('[SIM-6] the app learns theme, language, meeting and person as Teams tells them', () => {
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

test("[SIM-7] an address on anybody's origin is kept without it, so that each gets it on their own", () => {
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
