/** What people may do with sessions. Knows no HTTP; every refusal is a `Failure`. */
import type {
  DeleteReply,
  FluidService,
  SessionSummary,
  SessionView,
  ViewingTicketReply,
} from '../../shared/api.ts';
import { Failure } from '../failure.ts';
import type { Principal } from '../identity/identity.ts';
import type { Pseudonyms } from '../identity/pseudonym.ts';
import type { Registry, SessionRecord } from '../registry/registry.ts';
import type { Ticket, Tickets } from '../tokens/ticket.ts';
import type { Documents } from './documents.ts';
import type { Entrance, Member } from './entrance.ts';
import type { MeetingVault } from './meetingVault.ts';
import type { Names } from './names.ts';
import type { Pace } from './pace.ts';
import { ended, notAllowed, notFound } from './refusals.ts';
import { REOPEN_WITHIN_MS, type Removal } from './removal.ts';

export interface SessionsOptions {
  readonly registry: Registry;
  readonly entrance: Entrance;
  readonly documents: Documents;
  readonly removal: Removal;
  readonly vault: MeetingVault;
  readonly pseudonyms: Pseudonyms;
  readonly names: Names;
  readonly tickets: Tickets;
  readonly fluid: FluidService;
  readonly now: () => number;
  readonly newSessionId: () => string;
  /** Of new sessions. */
  readonly pace: Pace;
}

export interface Sessions {
  /** The meeting's latest session; a new one if there is none, or if the latest has ended and `beginNew` is said. */
  open(person: Principal, meetingId: string, beginNew: boolean): Promise<SessionView>;
  list(person: Principal, meetingId: string): Promise<readonly SessionSummary[]>;
  view(person: Principal, sessionId: string): Promise<SessionView>;
  end(person: Principal, sessionId: string): Promise<SessionSummary>;
  reopen(person: Principal, sessionId: string): Promise<SessionSummary>;
  remove(person: Principal, sessionId: string): Promise<DeleteReply>;
  /** Whose session it is, for what is kept by meeting. */
  meetingOf(person: Principal, sessionId: string): Promise<Pick<SessionRecord, 'tenantId' | 'meetingKey'>>;
  viewingTicket(person: Principal, sessionId: string): Promise<ViewingTicketReply>;
  /** Whoever watches with this ticket does so no longer. A ticket that is none is no error. */
  endViewing(person: Principal, sessionId: string, ticket: string): Promise<void>;
  /** Nobody watches the stage any longer, whoever shared it. */
  endViewings(person: Principal, sessionId: string): Promise<void>;
  recapTicket(person: Principal, sessionId: string): Promise<ViewingTicketReply>;
  watch(ticket: Ticket): Promise<SessionView>;
  /** Throws if the ticket's session or sharing has ended. */
  checkTicket(ticket: Ticket): Promise<void>;
}

export function createSessions(options: SessionsOptions): Sessions {
  const { registry, entrance, documents, removal, vault, pseudonyms, names, tickets, fluid, now } = options;

  async function viewFor(
    session: SessionRecord,
    me: SessionView['me'],
    nameKey: string | undefined,
  ): Promise<SessionView> {
    const documentId = await documents.find(session.id, 'table');
    const notesDocumentId = me.noteTaker ? await documents.find(session.id, 'notes') : undefined;
    return {
      session: toSummary(session),
      ...(documentId !== undefined && { documentId }),
      ...(notesDocumentId !== undefined && { notesDocumentId }),
      me,
      fluid,
      ...(nameKey !== undefined && { nameKey }),
    };
  }

  async function viewForMember({
    session,
    membership,
    id,
    person,
  }: Pick<Member, 'session' | 'membership' | 'id' | 'person'>): Promise<SessionView> {
    const { noteTakers } = await registry.conversation.listRoles(session.id);
    const me = {
      id,
      name: person.name || membership.name,
      role: 'member',
      organiser: membership.organiser,
      noteTaker: noteTakers.includes(id),
    } as const;
    return viewFor(session, me, names.keyOf(session.id));
  }

  /** Throws unless the person is facilitator or organises the meeting. */
  async function demandLead({ session, membership, id }: Member): Promise<void> {
    if (membership.organiser) return;
    const { facilitators } = await registry.conversation.listRoles(session.id);
    if (!facilitators.includes(id)) throw notAllowed();
  }

  return {
    async open(person, meetingId, beginNew) {
      const { chatId, meetingKey, membership } = await entrance.meeting(person, meetingId);
      const { tenantId } = person;
      const [latest] = beginNew ? [] : await registry.listSessions(tenantId, meetingKey);
      if (!latest) options.pace(person);
      const session =
        latest ??
        (await registry.findOrCreateCurrent({
          id: options.newSessionId(),
          tenantId,
          meetingKey,
          sealedMeeting: vault.seal(tenantId, chatId),
          startedAtMs: now(),
          usedAtMs: now(),
        }));
      const id = pseudonyms.ofMember(session.id, person);
      return viewForMember({ session, membership, id, person });
    },

    async list(person, meetingId) {
      const { meetingKey } = await entrance.meeting(person, meetingId);
      return (await registry.listSessions(person.tenantId, meetingKey)).map(toSummary);
    },

    async view(person, sessionId) {
      return viewForMember(await entrance.session(person, sessionId));
    },

    async end(person, sessionId) {
      await entrance.session(person, sessionId);
      const session = await registry.endSession(sessionId, now());
      if (!session) throw notFound();
      return toSummary(session);
    },

    async reopen(person, sessionId) {
      await entrance.session(person, sessionId);
      const outcome = await registry.reopenSession(sessionId, now() - REOPEN_WITHIN_MS);
      if ('session' in outcome) return toSummary(outcome.session);
      if (outcome.refused === 'unknown_session') throw notFound();
      throw outcome.refused === 'too_late'
        ? ended()
        : new Failure('not_allowed', 'The meeting’s next session goes on.');
    },

    async remove(person, sessionId) {
      await demandLead(await entrance.session(person, sessionId));
      const removed = await removal.removeSession(sessionId);
      if (!removed) throw notFound();
      return { done: removed.isDone };
    },

    async meetingOf(person, sessionId) {
      const { session } = await entrance.session(person, sessionId);
      return { tenantId: session.tenantId, meetingKey: session.meetingKey };
    },

    async viewingTicket(person, sessionId) {
      const { session } = await entrance.running(person, sessionId);
      const { ticket, id, expiresAtMs } = await tickets.issue('stage', session.id);
      const viewing = { id, sessionId: session.id, endsAtMs: expiresAtMs };
      if (!(await registry.conversation.addViewing(viewing))) throw ended();
      return { ticket, expiresAt: iso(expiresAtMs) };
    },

    async endViewing(person, sessionId, ticket) {
      const { session } = await entrance.session(person, sessionId);
      const viewing = await tickets.verify(ticket).catch(() => undefined);
      if (viewing?.sessionId === session.id) await registry.conversation.removeViewing(viewing.id);
    },

    async endViewings(person, sessionId) {
      const member = await entrance.session(person, sessionId);
      await demandLead(member);
      await registry.conversation.removeViewings(member.session.id);
    },

    async recapTicket(person, sessionId) {
      const { session } = await entrance.session(person, sessionId);
      const { ticket, expiresAtMs } = await tickets.issue('recap', session.id);
      return { ticket, expiresAt: iso(expiresAtMs) };
    },

    async watch(ticket) {
      const session = await entrance.viewer(ticket);
      const me = {
        id: pseudonyms.ofViewer(),
        name: '',
        role: 'viewer',
        organiser: false,
        noteTaker: false,
      } as const;
      // A link to the recap is handed on more easily than a place at the stage, and the key opens every name in the log.
      return viewFor(session, me, ticket.kind === 'stage' ? names.keyOf(session.id) : undefined);
    },

    async checkTicket(ticket) {
      await entrance.viewer(ticket);
    },
  };
}

function toSummary({ id, startedAtMs, endedAtMs }: SessionRecord): SessionSummary {
  return { id, startedAt: iso(startedAtMs), ...(endedAtMs !== undefined && { endedAt: iso(endedAtMs) }) };
}

const iso = (ms: number): string => new Date(ms).toISOString();
