/** Whom a session lets in. The directory is asked anew each time: who leaves the meeting loses its sessions. */
import type { Directory, Membership } from '../directory/directory.ts';
import { chatOfMeeting } from '../directory/meetingId.ts';
import { Failure } from '../failure.ts';
import type { Principal } from '../identity/identity.ts';
import type { Pseudonyms } from '../identity/pseudonym.ts';
import type { Registry, SessionRecord } from '../registry/registry.ts';
import { type Ticket, ticketExpired } from '../tokens/ticket.ts';
import type { MeetingVault } from './meetingVault.ts';
import { ended, notFound } from './refusals.ts';

/** Who asks: somebody signed in, or the holder of a ticket. */
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

export interface Entrance {
  /** Throws `Failure` with `bad_request` or `not_a_member`. */
  meeting(person: Principal, meetingId: string): Promise<Meeting>;
  /** Throws `Failure` with `not_found`, also for what is not theirs. */
  session(person: Principal, sessionId: string): Promise<Member>;
  /** The same for what is done in a session that goes on: throws `session_ended`, too. */
  running(person: Principal, sessionId: string): Promise<Member>;
  /** Throws `Failure` with `ticket_expired`. */
  viewer(ticket: Ticket): Promise<SessionRecord>;
}

export interface EntranceOptions {
  readonly registry: Registry;
  readonly directory: Directory;
  readonly vault: MeetingVault;
  readonly pseudonyms: Pseudonyms;
  readonly now: () => number;
}

/**
 * Viewers look on while somebody with an account is at the table, whose page asks for a token once an hour. A panel that
 * tells of the sharing's end may be closed by then.
 */
const VIEWERS_ALONE_MS = 90 * 60 * 1000;

export function createEntrance(options: EntranceOptions): Entrance {
  const { registry, directory, vault, pseudonyms, now } = options;

  async function session(person: Principal, sessionId: string): Promise<Member> {
    const found = await registry.findSession(sessionId);
    const { tenantId, objectId } = person;
    if (found?.tenantId !== tenantId) throw notFound();
    const chatId = vault.open(tenantId, found.sealedMeeting);
    if (chatId === undefined) throw notFound();
    const membership = await directory.membership({ tenantId, chatId, objectId });
    if (!membership) throw notFound();
    return { session: found, membership, id: pseudonyms.ofMember(found.id, person), person, chatId };
  }

  return {
    session,
    async meeting(person, meetingId) {
      const chatId = chatOfMeeting(meetingId);
      if (chatId === undefined) throw new Failure('bad_request', 'meetingId is not a meeting’s id.');
      const { tenantId, objectId } = person;
      const membership = await directory.membership({ tenantId, chatId, objectId });
      if (!membership) throw new Failure('not_a_member', 'You are not in this meeting.');
      return { chatId, meetingKey: vault.keyOf(tenantId, chatId), membership };
    },
    async running(person, sessionId) {
      const member = await session(person, sessionId);
      if (member.session.endedAtMs !== undefined) throw ended();
      return member;
    },
    async viewer(ticket) {
      const found = await registry.findSession(ticket.sessionId);
      if (!found) throw ticketExpired();
      if (ticket.kind === 'recap') return found;
      if (found.endedAtMs !== undefined || now() - found.usedAtMs > VIEWERS_ALONE_MS) throw ticketExpired();
      if (!(await registry.conversation.hasViewing(ticket.id))) throw ticketExpired();
      return found;
    },
  };
}
