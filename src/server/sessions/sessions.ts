/** What people may do with sessions. Knows no HTTP; every refusal is a `Failure`. */
import type {
  FluidService,
  FluidTokenReply,
  RegisterDocumentReply,
  SessionSummary,
  SessionView,
  ViewingTicketReply,
} from '../../shared/api.ts';
import type { Directory, Membership } from '../directory/directory.ts';
import { chatOfMeeting } from '../directory/meetingId.ts';
import { Failure } from '../failure.ts';
import type { Principal } from '../identity/identity.ts';
import type { Pseudonyms } from '../identity/pseudonym.ts';
import type { Registry, SessionRecord } from '../registry/registry.ts';
import type { FluidAccess, FluidTokens } from '../tokens/fluid.ts';
import { ticketExpired, type ViewingTicket, type ViewingTickets } from '../tokens/ticket.ts';
import type { MeetingVault } from './meetingVault.ts';

/** Who asks: somebody signed in, or the holder of a viewing ticket. */
export type Caller =
  | { readonly kind: 'person'; readonly person: Principal }
  | { readonly kind: 'viewer'; readonly ticket: ViewingTicket };

export interface SessionsOptions {
  readonly registry: Registry;
  readonly directory: Directory;
  readonly vault: MeetingVault;
  readonly pseudonyms: Pseudonyms;
  readonly fluidTokens: FluidTokens;
  readonly tickets: ViewingTickets;
  readonly fluid: FluidService;
  readonly now: () => number;
  readonly newSessionId: () => string;
}

export interface Sessions {
  /** The meeting's latest session; a new one if there is none, or if the latest has ended and `beginNew` is said. */
  open(person: Principal, meetingId: string, beginNew: boolean): Promise<SessionView>;
  list(person: Principal, meetingId: string): Promise<readonly SessionSummary[]>;
  view(person: Principal, sessionId: string): Promise<SessionView>;
  registerTable(person: Principal, sessionId: string, documentId: string): Promise<RegisterDocumentReply>;
  /** Without a document: a token to make the session's table. */
  fluidToken(caller: Caller, sessionId: string, documentId: string | undefined): Promise<FluidTokenReply>;
  end(person: Principal, sessionId: string): Promise<SessionSummary>;
  /** Whose session it is, for what is kept by meeting. */
  meetingOf(person: Principal, sessionId: string): Promise<Pick<SessionRecord, 'tenantId' | 'meetingKey'>>;
  viewingTicket(person: Principal, sessionId: string): Promise<ViewingTicketReply>;
  watch(ticket: ViewingTicket): Promise<SessionView>;
  /** Throws if the ticket's session has ended. */
  checkTicket(ticket: ViewingTicket): Promise<void>;
}

interface MemberOf {
  readonly session: SessionRecord;
  readonly membership: Membership;
}

export function createSessions(options: SessionsOptions): Sessions {
  const { registry, directory, vault, pseudonyms, fluidTokens, tickets, fluid, now, newSessionId } = options;

  async function enterMeeting(person: Principal, meetingId: string) {
    const chatId = chatOfMeeting(meetingId);
    if (chatId === undefined) throw new Failure('bad_request', 'meetingId is not a meeting’s id.');
    const { tenantId, objectId } = person;
    const membership = await directory.membership({ tenantId, chatId, objectId });
    if (!membership) throw new Failure('not_a_member', 'You are not in this meeting.');
    return { chatId, meetingKey: vault.keyOf(tenantId, chatId), membership };
  }

  /** The directory is asked anew each time: who leaves the meeting loses its sessions. */
  async function enterSession(person: Principal, sessionId: string): Promise<MemberOf> {
    const session = await registry.findSession(sessionId);
    const { tenantId, objectId } = person;
    if (session?.tenantId !== tenantId) throw notFound();
    const chatId = vault.open(tenantId, session.sealedMeeting);
    const membership = chatId && (await directory.membership({ tenantId, chatId, objectId }));
    if (!membership) throw notFound();
    return { session, membership };
  }

  async function enterAsViewer(ticket: ViewingTicket): Promise<SessionRecord> {
    const session = await registry.findSession(ticket.sessionId);
    if (!session || session.endedAtMs !== undefined) throw ticketExpired();
    return session;
  }

  /** The first table. Further tables and notes have a place in the registry already, and no caller yet. */
  async function tableOf(sessionId: string): Promise<string | undefined> {
    const documents = await registry.listDocuments(sessionId);
    return documents.find(({ kind, table }) => kind === 'table' && table === 0)?.documentId;
  }

  const nameOf = (person: Principal, membership: Membership): string => person.name || membership.name;

  async function viewFor(session: SessionRecord, me: SessionView['me']): Promise<SessionView> {
    const documentId = await tableOf(session.id);
    return { session: toSummary(session), ...(documentId !== undefined && { documentId }), me, fluid };
  }

  function viewForMember(person: Principal, { session, membership }: MemberOf): Promise<SessionView> {
    return viewFor(session, {
      id: pseudonyms.ofMember(session.id, person),
      name: nameOf(person, membership),
      role: 'member',
      organiser: membership.organiser,
      noteTaker: false,
    });
  }

  async function memberGrant(person: Principal, sessionId: string) {
    const { session, membership } = await enterSession(person, sessionId);
    const access: FluidAccess = session.endedAtMs === undefined ? 'write' : 'read';
    return {
      access,
      user: { id: pseudonyms.ofMember(session.id, person), name: nameOf(person, membership) },
    };
  }

  async function viewerGrant(ticket: ViewingTicket, sessionId: string) {
    const session = await enterAsViewer(ticket);
    if (session.id !== sessionId) throw notFound();
    const user = { id: pseudonyms.ofViewer(), name: '' };
    return { access: 'read' as FluidAccess, user, notAfterMs: ticket.expiresAtMs };
  }

  return {
    async open(person, meetingId, beginNew) {
      const { chatId, meetingKey, membership } = await enterMeeting(person, meetingId);
      const { tenantId } = person;
      const [latest] = beginNew ? [] : await registry.listSessions(tenantId, meetingKey);
      if (latest) return viewForMember(person, { session: latest, membership });
      const session = await registry.findOrCreateCurrent({
        id: newSessionId(),
        tenantId,
        meetingKey,
        sealedMeeting: vault.seal(tenantId, chatId),
        startedAtMs: now(),
      });
      return viewForMember(person, { session, membership });
    },

    async list(person, meetingId) {
      const { meetingKey } = await enterMeeting(person, meetingId);
      return (await registry.listSessions(person.tenantId, meetingKey)).map(toSummary);
    },

    async view(person, sessionId) {
      return viewForMember(person, await enterSession(person, sessionId));
    },

    async registerTable(person, sessionId, documentId) {
      await enterSession(person, sessionId);
      const place = { sessionId, kind: 'table', table: 0 } as const;
      const outcome = await registry.registerDocument({ ...place, documentId, registeredAtMs: now() });
      if ('document' in outcome) return { documentId: outcome.document.documentId };
      if (outcome.refused === 'session_ended') throw ended();
      // Whether it belongs to another session or to none is not for the caller to know.
      throw outcome.refused === 'taken' ? taken() : notFound();
    },

    async fluidToken(caller, sessionId, documentId) {
      const isViewer = caller.kind === 'viewer';
      const grant = isViewer
        ? await viewerGrant(caller.ticket, sessionId)
        : await memberGrant(caller.person, sessionId);
      const table = await tableOf(sessionId);
      if (documentId === undefined) {
        if (isViewer) throw new Failure('not_a_member', 'Viewers cannot make a document.');
        if (grant.access === 'read') throw ended();
        if (table !== undefined) throw taken();
      } else if (documentId !== table) throw notFound();
      const { token, expiresAtMs } = await fluidTokens.issue({ documentId: documentId ?? '', ...grant });
      return { token, expiresAt: iso(expiresAtMs) };
    },

    async end(person, sessionId) {
      await enterSession(person, sessionId);
      const session = await registry.endSession(sessionId, now());
      if (!session) throw notFound();
      return toSummary(session);
    },

    async meetingOf(person, sessionId) {
      const { session } = await enterSession(person, sessionId);
      return { tenantId: session.tenantId, meetingKey: session.meetingKey };
    },

    async viewingTicket(person, sessionId) {
      const { session } = await enterSession(person, sessionId);
      if (session.endedAtMs !== undefined) throw ended();
      const { ticket, expiresAtMs } = await tickets.issue(session.id);
      return { ticket, expiresAt: iso(expiresAtMs) };
    },

    async watch(ticket) {
      const session = await enterAsViewer(ticket);
      return viewFor(session, {
        id: pseudonyms.ofViewer(),
        name: '',
        role: 'viewer',
        organiser: false,
        noteTaker: false,
      });
    },

    async checkTicket(ticket) {
      await enterAsViewer(ticket);
    },
  };
}

function toSummary({ id, startedAtMs, endedAtMs }: SessionRecord): SessionSummary {
  return { id, startedAt: iso(startedAtMs), ...(endedAtMs !== undefined && { endedAt: iso(endedAtMs) }) };
}

const iso = (ms: number): string => new Date(ms).toISOString();
const notFound = (): Failure => new Failure('not_found', 'There is no such session or document for you.');
const ended = (): Failure => new Failure('session_ended', 'The session has ended.');
const taken = (): Failure => new Failure('document_taken', 'There is a document already.');
