import type { SecurityEvent } from '../../../../src/securityLog/securityLog.ts';
import type { Membership } from '../../../../src/server/directory/directory.ts';
import { createPseudonyms } from '../../../../src/server/identity/pseudonym.ts';
import type { DeletedSession, Registry, SessionRecord } from '../../../../src/server/registry/registry.ts';
import { createAccessControl } from '../../../../src/server/sessions/accessControl.ts';
import { createMeetingIdCipher } from '../../../../src/server/sessions/meetingIdCipher.ts';
import type { Ticket, TicketKind } from '../../../../src/server/tokens/ticket.ts';

const HOUR_MS = 3_600_000;
const NOW_MS = 1_900_000_000_000;
const ANNA = { tenantId: 'tenant', objectId: 'anna', name: 'Anna' };
const CHAT = '19:meeting_one@thread.v2';
const NOT_FOUND = { code: 'not_found' };
const EXPIRED = { code: 'ticket_expired' };

describe('AccessControl', () => {
  const pseudonyms = createPseudonyms(Buffer.from('a key'));
  const meetingIdCipher = createMeetingIdCipher('a key of the server');
  const anna = pseudonyms.ofMember('s', ANNA);
  let session: SessionRecord;
  let deleted: DeletedSession[];
  let membership: Membership | undefined;
  let names: ReadonlyMap<string, string> | undefined;
  let hasViewing: boolean;
  let told: SecurityEvent[];

  const access = createAccessControl({
    registry: {
      findSession: async (id: string) => (id === 's' ? session : undefined),
      listDeleted: async () => deleted,
      conversation: { hasViewing: async (id: string) => id === 'ticket' && hasViewing },
    } as unknown as Registry,
    directory: {
      membership: async ({ chatId, objectId }) =>
        chatId === CHAT && ['anna', 'bo'].includes(objectId) ? membership : undefined,
      members: async () => undefined,
    },
    meetingIdCipher,
    memberNames: { of: async () => names },
    pseudonyms,
    securityLog: { record: (event) => void told.push(event) },
    now: () => NOW_MS,
  });
  const ticketOf = (kind: TicketKind): Ticket => ({
    ...{ kind, id: 'ticket', sessionId: 's', madeBy: anna, deckId: '', expiresAtMs: NOW_MS + HOUR_MS },
  });

  beforeEach(() => {
    session = {
      ...{ id: 's', tenantId: 'tenant', meetingKey: 'key', fluidService: 'main' },
      ...{ startedAtMs: NOW_MS, usedAtMs: NOW_MS },
      encryptedMeetingId: meetingIdCipher.encrypt('tenant', CHAT),
    };
    deleted = [];
    membership = { name: 'Anna', organiser: false };
    names = new Map([[anna, 'Anna']]);
    hasViewing = true;
    told = [];
  });

  test('[ACCESS-7] session: admits a member under the pseudonym of that session', async () => {
    expect(await access.session(ANNA, 's')).toMatchObject({ id: anna, chatId: CHAT, person: ANNA, session });
    expect(told).toEqual([]);
  });

  test('session: answers the same to people of another tenant, outside the meeting, and to an unknown session', async () => {
    const elsewhere = { ...ANNA, tenantId: 'another' };
    await expect(access.session(elsewhere, 's')).rejects.toMatchObject(NOT_FOUND);
    await expect(access.session({ ...ANNA, objectId: 'eve' }, 's')).rejects.toMatchObject(NOT_FOUND);
    await expect(access.session(ANNA, 'unknown')).rejects.toMatchObject(NOT_FOUND);
    expect(told).toMatchObject([
      { event: 'sessionAccess', result: 'refused', actor: elsewhere },
      { event: 'sessionAccess', result: 'refused', actor: { objectId: 'eve' } },
    ]);
  });

  test('running: refuses in an ended session, and only after membership', async () => {
    await expect(access.running(ANNA, 's')).resolves.toMatchObject({ id: anna });
    session = { ...session, endedAtMs: NOW_MS };
    await expect(access.running(ANNA, 's')).rejects.toMatchObject({ code: 'session_ended' });
    membership = undefined;
    await expect(access.running(ANNA, 's')).rejects.toMatchObject(NOT_FOUND);
  });

  test('meeting: refuses what is no meeting, and a meeting that the person is not in', async () => {
    await expect(access.meeting(ANNA, 'nothing')).rejects.toMatchObject({ code: 'bad_request' });
    const meetingId = Buffer.from(`0#${CHAT}#0`).toString('base64');
    expect(await access.meeting(ANNA, meetingId)).toEqual({
      ...{ chatId: CHAT, membership, meetingKey: meetingIdCipher.keyOf('tenant', CHAT) },
    });
    membership = undefined;
    await expect(access.meeting(ANNA, meetingId)).rejects.toMatchObject({ code: 'not_a_member' });
  });

  test('[REMOVE-6] deleted: admits the person who deleted it, within the hour, while they are a member', async () => {
    deleted = [{ ...session, deletedAtMs: NOW_MS - HOUR_MS + 1, deletedBy: anna }];
    expect(await access.deleted(ANNA, 's')).toMatchObject({ id: anna });
    await expect(access.deleted(ANNA, 'another')).rejects.toMatchObject(NOT_FOUND);
    await expect(access.deleted({ ...ANNA, objectId: 'bo' }, 's')).rejects.toMatchObject(NOT_FOUND);
    membership = undefined;
    await expect(access.deleted(ANNA, 's')).rejects.toMatchObject(NOT_FOUND);
    membership = { name: '', organiser: true };
    deleted = [{ ...session, deletedAtMs: NOW_MS - HOUR_MS, deletedBy: anna }];
    await expect(access.deleted(ANNA, 's')).rejects.toMatchObject(NOT_FOUND);
  });

  test.each(['stage', 'recap', 'deck'] as const)(
    '[ACCESS-20] viewer: a ticket for the %s ends when its maker leaves, where the directory lists members',
    async (kind) => {
      await expect(access.viewer(ticketOf(kind))).resolves.toBe(session);
      names = undefined;
      await expect(access.viewer(ticketOf(kind))).resolves.toBe(session);
      names = new Map();
      await expect(access.viewer(ticketOf(kind))).rejects.toMatchObject(EXPIRED);
      await expect(access.viewer({ ...ticketOf(kind), madeBy: '' })).resolves.toBe(session);
      await expect(access.viewer({ ...ticketOf(kind), sessionId: 'gone' })).rejects.toMatchObject(EXPIRED);
    },
  );

  test('[ACCESS-11] viewer: a ticket for the stage ends with its sharing and its session, one for the recap does not', async () => {
    hasViewing = false;
    await expect(access.viewer(ticketOf('stage'))).rejects.toMatchObject(EXPIRED);
    await expect(access.viewer(ticketOf('recap'))).resolves.toBe(session);
    hasViewing = true;
    session = { ...session, endedAtMs: NOW_MS };
    await expect(access.viewer(ticketOf('stage'))).rejects.toMatchObject(EXPIRED);
    await expect(access.viewer(ticketOf('recap'))).resolves.toBe(session);
  });

  test('[ACCESS-14] viewer: a ticket for the stage is good for an hour and a half after a member was there', async () => {
    session = { ...session, usedAtMs: NOW_MS - 1.5 * HOUR_MS };
    await expect(access.viewer(ticketOf('stage'))).resolves.toBe(session);
    session = { ...session, usedAtMs: NOW_MS - 1.5 * HOUR_MS - 1 };
    await expect(access.viewer(ticketOf('stage'))).rejects.toMatchObject(EXPIRED);
    await expect(access.viewer(ticketOf('recap'))).resolves.toBe(session);
  });
});
