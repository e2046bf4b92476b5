import { chatOfMeeting } from '../../../src/server/directory/meetingId.ts';
import { createPseudonyms } from '../../../src/server/identity/pseudonym.ts';
import { deriveKey } from '../../../src/server/keys.ts';
import { createMeetingVault } from '../../../src/server/sessions/meetingVault.ts';

const CHAT = '19:meeting_MjdhNjM4YzUtYzExZi00OTFkLTkzZTA@thread.v2';
const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('a meeting’s id', () => {
  test('holds the meeting’s chat', () => {
    expect(chatOfMeeting(base64(`0#${CHAT}#0`))).toBe(CHAT);
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

describe('what is kept of a meeting', () => {
  const vault = createMeetingVault('a key of the server that is long enough');

  test('finds the meeting again, in its tenant only', () => {
    expect(vault.keyOf('tenant', CHAT)).toBe(vault.keyOf('tenant', CHAT));
    expect(vault.keyOf('tenant', CHAT)).not.toBe(vault.keyOf('another', CHAT));
    expect(vault.keyOf('a', 'bc')).not.toBe(vault.keyOf('ab', 'c'));
  });

  test('can be unsealed by this server, for this tenant', () => {
    const sealed = vault.seal('tenant', CHAT);
    expect(vault.open('tenant', sealed)).toBe(CHAT);
    expect(vault.open('another', sealed)).toBeUndefined();
    expect(createMeetingVault('another key that is long enough, too').open('tenant', sealed)).toBeUndefined();
  });

  test('is never sealed the same way twice, and notices every change', () => {
    const sealed = vault.seal('tenant', CHAT);
    expect(vault.seal('tenant', CHAT)).not.toBe(sealed);
    const bytes = Buffer.from(sealed, 'base64url');
    for (const at of [0, 12, 28, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(vault.open('tenant', changed.toString('base64url'))).toBeUndefined();
    }
    for (const broken of ['', 'AAAA']) expect(vault.open('tenant', broken)).toBeUndefined();
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
