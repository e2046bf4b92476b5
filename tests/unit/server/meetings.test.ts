import { channelOfMeeting, chatOfMeeting } from '../../../src/server/directory/meetingId.ts';
import { createPseudonyms } from '../../../src/server/identity/pseudonym.ts';
import { deriveKey } from '../../../src/server/keys.ts';
import { createMeetingIdCipher } from '../../../src/server/sessions/meetingIdCipher.ts';

const CHAT = '19:meeting_MjdhNjM4YzUtYzExZi00OTFkLTkzZTA@thread.v2';
const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('a meeting’s id', () => {
  test('holds the meeting’s chat', () => {
    expect(chatOfMeeting(base64(`0#${CHAT}#0`))).toBe(CHAT);
  });

  const TEAM = '7d2a1b3c-4e5f-4a6b-8c7d-9e0f1a2b3c4d';
  const THREAD = '19:49683807ffce4318ad6d@thread.tacv2;messageid=1681988550516';

  test('[CHANNEL-1] of a channel meeting holds its team and thread, of which the channel is a part', () => {
    const id = `${base64(`0#${THREAD}#0`)}.${TEAM.toUpperCase()}`;
    expect(chatOfMeeting(id)).toBe(`${TEAM}/${THREAD}`);
    expect(channelOfMeeting(`${TEAM}/${THREAD}`)).toEqual({
      teamId: TEAM,
      channelId: '19:49683807ffce4318ad6d@thread.tacv2',
    });
    expect(channelOfMeeting(CHAT)).toBeUndefined();
    expect(channelOfMeeting('19:a_b@unq.gbl.spaces')).toBeUndefined();
  });

  test('[CHANNEL-1] of a channel without its team is known for what it is', () => {
    const chat = chatOfMeeting(base64(`0#${THREAD}#0`)) ?? '';
    expect(channelOfMeeting(chat)).toEqual({ channelId: '19:49683807ffce4318ad6d@thread.tacv2' });
  });

  test.each([
    `${base64(`0#${CHAT}#0`)}.${TEAM}`,
    `${base64(`0#${THREAD}#0`)}.not-a-team`,
    `${base64(`0#${THREAD}#0`)}.${TEAM}.${TEAM}`,
    base64(`0#${CHAT};messageid=1#0`),
    base64(`0#${THREAD}/../x#0`),
    base64(`0#${TEAM}/${THREAD}#0`),
  ])('[CHANNEL-1] has one form only, and is not %s', (id) => {
    expect(chatOfMeeting(id)).toBeUndefined();
  });

  test.each([
    '',
    'no base64!',
    CHAT,
    base64(CHAT),
    base64(`0#${CHAT}`),
    base64('0#19:meeting_a/../../users@thread.v2#0'),
    base64('0#19:meeting_a?$expand=x@thread.v2#0'),
    base64(`0#19:meeting_${'a'.repeat(2000)}@thread.v2#0`),
  ])('is not %s', (id) => {
    expect(chatOfMeeting(id)).toBeUndefined();
  });
});

describe('stored data of a meeting', () => {
  const meetingIdCipher = createMeetingIdCipher('a key of the server that is long enough');

  test('finds the meeting again, in its tenant only', () => {
    expect(meetingIdCipher.keyOf('tenant', CHAT)).toBe(meetingIdCipher.keyOf('tenant', CHAT));
    expect(meetingIdCipher.keyOf('tenant', CHAT)).not.toBe(meetingIdCipher.keyOf('another', CHAT));
    expect(meetingIdCipher.keyOf('a', 'bc')).not.toBe(meetingIdCipher.keyOf('ab', 'c'));
  });

  test('can be unsealed by this server, for this tenant', () => {
    const sealed = meetingIdCipher.encrypt('tenant', CHAT);
    expect(meetingIdCipher.decrypt('tenant', sealed)).toBe(CHAT);
    expect(meetingIdCipher.decrypt('another', sealed)).toBeUndefined();
    expect(
      createMeetingIdCipher('another key that is long enough, too').decrypt('tenant', sealed),
    ).toBeUndefined();
  });

  test('is never sealed the same way twice, and notices every change', () => {
    const sealed = meetingIdCipher.encrypt('tenant', CHAT);
    expect(meetingIdCipher.encrypt('tenant', CHAT)).not.toBe(sealed);
    const bytes = Buffer.from(sealed, 'base64url');
    for (const at of [0, 12, 28, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(meetingIdCipher.decrypt('tenant', changed.toString('base64url'))).toBeUndefined();
    }
    for (const broken of ['', 'AAAA']) expect(meetingIdCipher.decrypt('tenant', broken)).toBeUndefined();
  });
});

describe('a pseudonym', () => {
  const ANNA = { tenantId: 'tenant', objectId: 'anna', name: 'Anna' };
  const pseudonyms = createPseudonyms(deriveKey('a key of the server', 'pseudonym'));

  test('[ACCESS-7] is the same for a person in a session, whatever the name', () => {
    const first = pseudonyms.ofMember('session', ANNA);
    expect(pseudonyms.ofMember('session', { ...ANNA, name: 'Anna Ager' })).toBe(first);
    expect(pseudonyms.ofMember('another', ANNA)).not.toBe(first);
    expect(pseudonyms.ofMember('session', { ...ANNA, tenantId: 'another' })).not.toBe(first);
    expect(createPseudonyms(deriveKey('another key', 'pseudonym')).ofMember('session', ANNA)).not.toBe(first);
  });

  test('[ACCESS-7] of a viewer is never the same', () => {
    expect(pseudonyms.ofViewer()).not.toBe(pseudonyms.ofViewer());
  });

  test('each use of the server’s key has a key of its own', () => {
    expect(deriveKey('key', 'pseudonym')).not.toEqual(deriveKey('key', 'viewing-ticket'));
    expect(deriveKey('key', 'pseudonym')).toHaveLength(32);
  });
});
