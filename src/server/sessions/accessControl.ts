/**
 * Decides who has access to a session. The directory is asked each time: a person who leaves the meeting loses access to its
 * sessions.
 */
import type { SecurityLog } from '../../securityLog/securityLog.ts';
import type { Directory, Membership } from '../directory/directory.ts';
import { chatOfMeeting } from '../directory/meetingId.ts';
import { Failure } from '../failure.ts';
import type { Principal } from '../identity/identity.ts';
import type { Pseudonyms } from '../identity/pseudonym.ts';
import type { Registry, SessionRecord } from '../registry/registry.ts';
import { type Ticket, ticketExpired } from '../tokens/ticket.ts';
import type { MeetingIdCipher } from './meetingIdCipher.ts';
import type { MemberNames } from './memberNames.ts';
import { ended, notFound } from './refusals.ts';
import { UNDO_WITHIN_MS } from './removal.ts';

/** A person who is signed in, or the holder of a ticket. */
export type Caller =
  | { readonly kind: 'person'; readonly person: Principal }
  | { readonly kind: 'viewer'; readonly ticket: Ticket };

export interface Member {
  readonly session: SessionRecord;
  readonly membership: Membership;
  /** The person's pseudonym in this session. */
  readonly id: string;
  readonly person: Principal;
  readonly chatId: string;
}

export interface Meeting {
  readonly chatId: string;
  readonly meetingKey: string;
  readonly membership: Membership;
}

export interface AccessControl {
  /** Throws `Failure` with `bad_request` or `not_a_member`. */
  meeting(person: Principal, meetingId: string): Promise<Meeting>;
  /** Throws `Failure` with `not_found`, also for what is not theirs. */
  session(person: Principal, sessionId: string): Promise<Member>;
  /** The same for one that the person deleted and can still take back. */
  deleted(person: Principal, sessionId: string): Promise<Member>;
  /** The same for what is done in a session that goes on: throws `session_ended`, too. */
  running(person: Principal, sessionId: string): Promise<Member>;
  /** Throws `Failure` with `ticket_expired`. */
  viewer(ticket: Ticket): Promise<SessionRecord>;
}

export interface AccessControlOptions {
  readonly registry: Registry;
  readonly directory: Directory;
  readonly meetingIdCipher: MeetingIdCipher;
  readonly memberNames: MemberNames;
  readonly pseudonyms: Pseudonyms;
  readonly securityLog: SecurityLog;
  readonly now: () => number;
}

/**
 * Viewers have access while a person with an account is at the table, whose page asks for a token once an hour. A panel that
 * tells of the sharing's end may be closed by then.
 */
const VIEWERS_ALONE_MS = 90 * 60 * 1000;

export function createAccessControl(options: AccessControlOptions): AccessControl {
  const { registry, directory, meetingIdCipher, memberNames, pseudonyms, securityLog, now } = options;

  async function session(person: Principal, sessionId: string): Promise<Member> {
    const found = await registry.findSession(sessionId);
    if (!found) throw notFound();
    return memberOf(person, found);
  }

  async function memberOf(person: Principal, found: SessionRecord): Promise<Member> {
    const { tenantId, objectId } = person;
    const sessionId = found.id;
    const chatId =
      found.tenantId === tenantId ? meetingIdCipher.decrypt(tenantId, found.encryptedMeetingId) : undefined;
    const membership = chatId && (await directory.membership({ tenantId, chatId, objectId }));
    if (!chatId || !membership) {
      securityLog.record({ event: 'sessionAccess', result: 'refused', actor: person, sessionId });
      throw notFound();
    }
    return { session: found, membership, id: pseudonyms.ofMember(found.id, person), person, chatId };
  }

  /** A ticket is good while its maker is in the meeting, as far as the directory can tell. */
  async function isStillIn(session: SessionRecord, madeBy: string): Promise<boolean> {
    if (madeBy === '') return true;
    const chatId = meetingIdCipher.decrypt(session.tenantId, session.encryptedMeetingId);
    if (chatId === undefined) return false;
    return (await memberNames.of(session, chatId))?.has(madeBy) ?? true;
  }

  return {
    session,
    async deleted(person, sessionId) {
      const found = (await registry.listDeleted()).find(({ id }) => id === sessionId);
      if (!found || found.deletedAtMs <= now() - UNDO_WITHIN_MS) throw notFound();
      if (found.deletedBy !== pseudonyms.ofMember(sessionId, person)) throw notFound();
      return memberOf(person, found);
    },
    async meeting(person, meetingId) {
      const chatId = chatOfMeeting(meetingId);
      if (chatId === undefined) throw new Failure('bad_request', 'meetingId is not a meeting’s id.');
      const { tenantId, objectId } = person;
      const membership = await directory.membership({ tenantId, chatId, objectId });
      if (!membership) throw new Failure('not_a_member', 'You are not in this meeting.');
      return { chatId, meetingKey: meetingIdCipher.keyOf(tenantId, chatId), membership };
    },
    async running(person, sessionId) {
      const member = await session(person, sessionId);
      if (member.session.endedAtMs !== undefined) throw ended();
      return member;
    },
    async viewer(ticket) {
      const found = await registry.findSession(ticket.sessionId);
      if (!found) throw ticketExpired();
      if (!(await isStillIn(found, ticket.madeBy))) throw ticketExpired();
      if (ticket.kind !== 'stage') return found;
      if (found.endedAtMs !== undefined || now() - found.usedAtMs > VIEWERS_ALONE_MS) throw ticketExpired();
      if (!(await registry.conversation.hasViewing(ticket.id))) throw ticketExpired();
      return found;
    },
  };
}
