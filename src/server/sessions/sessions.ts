/** What people may do with sessions. Knows no HTTP; every refusal is a `Failure`. */
import type { SecurityEventName, SecurityLog } from '../../securityLog/securityLog.ts';
import type { NamesReply } from '../../shared/contract/schemas/roles.ts';
import type {
  DeletedSessionSummary,
  DeleteReply,
  ReplaceReply,
  SessionSummary,
  SessionView,
} from '../../shared/contract/schemas/sessions.ts';
import type { StageSharesReply, ViewingTicketReply } from '../../shared/contract/schemas/viewing.ts';
import { Failure } from '../failure.ts';
import type { FluidPlacement } from '../fluidPlacement.ts';
import type { FluidPresence } from '../fluidPresence.ts';
import type { FluidServices } from '../fluidServices.ts';
import type { Principal } from '../identity/identity.ts';
import { isViewerId, type Pseudonyms } from '../identity/pseudonym.ts';
import type { Registry, SessionRecord } from '../registry/registry.ts';
import type { Ticket, Tickets } from '../tokens/ticket.ts';
import type { AccessControl, Member } from './accessControl.ts';
import type { Documents } from './documents.ts';
import type { Expulsion } from './expulsion.ts';
import type { MeetingIdCipher } from './meetingIdCipher.ts';
import type { Names } from './names.ts';
import type { PersonQuota } from './personQuota.ts';
import type { Phones } from './phones.ts';
import { demandStill, ended, notAllowed, notFound } from './refusals.ts';
import { REOPEN_WITHIN_MS, UNDO_WITHIN_MS } from './removal.ts';
import type { SealKeys } from './seals.ts';
import type { TableConditions } from './tableConditions.ts';
import type { TablePreviews } from './tablePreviews.ts';

export interface SessionsOptions {
  readonly registry: Registry;
  readonly accessControl: AccessControl;
  readonly documents: Documents;
  readonly expulsion: Expulsion;
  readonly conditions: TableConditions;
  readonly phones: Pick<Phones, 'sessionEnded'>;
  readonly tablePreviews: Pick<TablePreviews, 'find' | 'forget'>;
  /** Of a Fluid service in this process. */
  readonly presence: FluidPresence | undefined;
  readonly meetingIdCipher: MeetingIdCipher;
  readonly pseudonyms: Pseudonyms;
  readonly names: Names;
  readonly sealKeys: Pick<SealKeys, 'publicKeyOf'>;
  readonly tickets: Tickets;
  readonly fluidServices: FluidServices;
  readonly fluidPlacement: Pick<FluidPlacement, 'choose'>;
  readonly securityLog: SecurityLog;
  readonly now: () => number;
  readonly newSessionId: () => string;
  /** Of new sessions. */
  readonly creationQuota: PersonQuota;
}

export interface Sessions {
  /** The meeting's latest session; a new one if there is none, or if the latest has ended and `beginNew` is said. */
  open(person: Principal, meetingId: string, beginNew: boolean): Promise<SessionView>;
  list(person: Principal, meetingId: string): Promise<readonly SessionSummary[]>;
  view(person: Principal, sessionId: string): Promise<SessionView>;
  end(person: Principal, sessionId: string): Promise<SessionSummary>;
  /**
   * Ends a session whose table can no longer be opened. Only what the Fluid service and the server's own reader say counts for that. With a
   * `tableId` it changes nothing, and says whether a copy may take that table's place.
   */
  replace(person: Principal, sessionId: string, confirmed: boolean, tableId?: string): Promise<ReplaceReply>;
  reopen(person: Principal, sessionId: string): Promise<SessionSummary>;
  remove(person: Principal, sessionId: string): Promise<DeleteReply>;
  /** What this person deleted of the meeting's and can still take back. */
  listDeleted(person: Principal, meetingId: string): Promise<readonly DeletedSessionSummary[]>;
  /** Takes a deletion back. */
  restore(person: Principal, sessionId: string): Promise<SessionSummary>;
  /** Whose session it is, for what is kept by meeting. */
  meetingOf(person: Principal, sessionId: string): Promise<Pick<SessionRecord, 'tenantId' | 'meetingKey'>>;
  viewingTicket(person: Principal, sessionId: string): Promise<ViewingTicketReply>;
  /** Sharings of the stage with people without an account that go on. */
  stageShares(person: Principal, sessionId: string): Promise<StageSharesReply>;
  /** Revokes the ticket and disconnects its viewers. An unknown ticket is no error. */
  endViewing(person: Principal, sessionId: string, ticket: string): Promise<void>;
  /** Ends all sharings of the stage in the session and disconnects the viewers. */
  endStageShares(person: Principal, sessionId: string): Promise<void>;
  recapTicket(person: Principal, sessionId: string): Promise<ViewingTicketReply>;
  watch(ticket: Ticket): Promise<SessionView>;
  /** Names of the people at the table now, for viewers of the stage. */
  decryptNames(ticket: Ticket, encrypted: Readonly<Record<string, string>>): Promise<NamesReply>;
  /** Throws if the ticket's session or sharing has ended. */
  checkTicket(ticket: Ticket): Promise<void>;
}

export function createSessions(options: SessionsOptions): Sessions {
  const {
    registry,
    accessControl,
    documents,
    meetingIdCipher,
    pseudonyms,
    names,
    tickets,
    fluidServices,
    now,
  } = options;
  const { securityLog } = options;

  async function viewFor(
    session: SessionRecord,
    me: SessionView['me'],
    nameKey: string | undefined,
  ): Promise<SessionView> {
    demandStill(session, now());
    const documentId = await documents.find(session.id, 'table');
    const sealKey = options.sealKeys.publicKeyOf(session.id);
    const notesDocumentId = me.noteTaker ? await documents.find(session.id, 'notes') : undefined;
    return {
      session: toSummary(session),
      ...(documentId !== undefined && { documentId }),
      ...(notesDocumentId !== undefined && { notesDocumentId }),
      me,
      fluid: fluidServices.addressOf(session.fluidService),
      ...(nameKey !== undefined && { nameKey }),
      ...(sealKey !== undefined && { sealKey }),
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
  async function demandLead(
    event: SecurityEventName,
    { session, membership, id, person }: Member,
  ): Promise<void> {
    if (membership.organiser) return;
    const { facilitators } = await registry.conversation.listRoles(session.id);
    if (facilitators.includes(id)) return;
    securityLog.record({
      event,
      result: 'refused',
      actor: person,
      sessionId: session.id,
      code: 'not_allowed',
    });
    throw notAllowed();
  }

  /** Members connected to one of the session's documents: note-takers stay connected when the table is damaged. */
  async function othersAt(sessionId: string, me: string): Promise<readonly string[]> {
    const kept = new Set((await registry.listDocuments(sessionId)).map(({ documentId }) => documentId));
    const here = (options.presence?.connected() ?? []).filter(({ documentId }) => kept.has(documentId));
    const others = new Set(here.map(({ userId }) => userId));
    return [...others].filter((userId) => userId !== me && !isViewerId(userId));
  }

  /** Documents that somebody is connected to are settled once their pages have been told (`sessionEndings.ts`). */
  async function settleUnattended(sessionId: string): Promise<void> {
    const { presence } = options;
    if (!presence) return;
    const attended = new Set(presence.connected().map(({ documentId }) => documentId));
    for (const { documentId } of await registry.listDocuments(sessionId))
      if (!attended.has(documentId)) presence.settle(documentId);
  }

  function tell(event: SecurityEventName, actor: Principal, sessionId: string): void {
    securityLog.record({ event, result: 'done', actor, sessionId });
  }

  return {
    async open(person, meetingId, beginNew) {
      const { chatId, meetingKey, membership } = await accessControl.meeting(person, meetingId);
      const { tenantId } = person;
      const [latest] = beginNew ? [] : await registry.listSessions(tenantId, meetingKey);
      if (!latest) options.creationQuota(person);
      const session =
        latest ??
        (await registry.findOrCreateCurrent({
          id: options.newSessionId(),
          tenantId,
          meetingKey,
          encryptedMeetingId: meetingIdCipher.encrypt(tenantId, chatId),
          fluidService: await options.fluidPlacement.choose(),
          startedAtMs: now(),
          usedAtMs: now(),
        }));
      const id = pseudonyms.ofMember(session.id, person);
      const view = await viewForMember({ session, membership, id, person });
      if (session.endedAtMs !== undefined) return view;
      const preview = options.tablePreviews.find(session.id, view.documentId);
      return { ...view, ...(preview && { preview }) };
    },

    async list(person, meetingId) {
      const { meetingKey } = await accessControl.meeting(person, meetingId);
      const sessions = await registry.listSessions(person.tenantId, meetingKey);
      return Promise.all(
        sessions.map(async (session) => {
          const tableId =
            session.endedAtMs === undefined ? await documents.find(session.id, 'table') : undefined;
          return { ...toSummary(session), ...(tableId !== undefined && { tableId }) };
        }),
      );
    },

    async view(person, sessionId) {
      return viewForMember(await accessControl.session(person, sessionId));
    },

    async end(person, sessionId) {
      const { session: before } = await accessControl.session(person, sessionId);
      const session = await registry.endSession(sessionId, now());
      if (!session) throw notFound();
      if (before.endedAtMs === undefined) {
        tell('sessionEnd', person, sessionId);
        options.phones.sessionEnded(sessionId);
        options.tablePreviews.forget(sessionId);
        await settleUnattended(sessionId);
      }
      return toSummary(session);
    },

    async replace(person, sessionId, confirmed, tableId) {
      const member = await accessControl.session(person, sessionId);
      const { session, id } = member;
      const documentId = await documents.find(sessionId, 'table');
      const isOther = tableId !== undefined && tableId !== documentId;
      // Another request was faster.
      if (session.endedAtMs !== undefined || isOther) return { outcome: 'replaced', present: [] };
      if (documentId === undefined) return { outcome: 'kept', present: [] };
      const { conditions } = options;
      const may =
        tableId === undefined
          ? await conditions.isBeyondUse(session, documentId)
          : await conditions.mayReplace(member, { kind: 'table', documentId });
      if (!may) return { outcome: 'kept', present: [] };
      // The others need not be asked: no page can use that table any more, and the notes continue.
      if (tableId !== undefined) return { outcome: 'clear', present: [] };
      const present = confirmed ? [] : await othersAt(sessionId, id);
      if (present.length > 0) return { outcome: 'ask', present };
      await registry.endSession(sessionId, now());
      options.phones.sessionEnded(sessionId);
      options.tablePreviews.forget(sessionId);
      tell('sessionEnd', person, sessionId);
      return { outcome: 'replaced', present: [] };
    },

    async reopen(person, sessionId) {
      const { session: before } = await accessControl.session(person, sessionId);
      const outcome = await registry.reopenSession(sessionId, now() - REOPEN_WITHIN_MS);
      if ('session' in outcome) {
        if (before.endedAtMs !== undefined) tell('sessionReopening', person, sessionId);
        return toSummary(outcome.session);
      }
      if (outcome.refused === 'unknown_session') throw notFound();
      throw outcome.refused === 'too_late'
        ? ended()
        : new Failure('not_allowed', 'The meeting’s next session goes on.');
    },

    async remove(person, sessionId) {
      const member = await accessControl.session(person, sessionId);
      await demandLead('sessionDeletion', member);
      const atMs = now();
      if (!(await registry.deleteSession(sessionId, { atMs, by: member.id }))) throw notFound();
      options.phones.sessionEnded(sessionId);
      options.tablePreviews.forget(sessionId);
      await options.expulsion.expelAll(sessionId);
      tell('sessionDeletion', person, sessionId);
      return { undoUntil: iso(atMs + UNDO_WITHIN_MS) };
    },

    async listDeleted(person, meetingId) {
      const { meetingKey } = await accessControl.meeting(person, meetingId);
      return (await registry.listDeleted()).flatMap((session) => {
        const { id, tenantId, deletedAtMs, deletedBy } = session;
        if (tenantId !== person.tenantId || session.meetingKey !== meetingKey) return [];
        if (deletedAtMs <= now() - UNDO_WITHIN_MS) return [];
        if (deletedBy !== pseudonyms.ofMember(id, person)) return [];
        const { startedAt } = toSummary(session);
        return [{ id, startedAt, deletedAt: iso(deletedAtMs), undoUntil: iso(deletedAtMs + UNDO_WITHIN_MS) }];
      });
    },

    async restore(person, sessionId) {
      await accessControl.deleted(person, sessionId);
      const restoration = await registry.restoreSession(sessionId, now());
      if (!restoration) throw notFound();
      const { session, replacedId } = restoration;
      await options.expulsion.readmitAll(sessionId);
      if (replacedId !== undefined) await options.expulsion.expelAll(replacedId);
      tell('sessionRestoration', person, sessionId);
      return toSummary(session);
    },

    async meetingOf(person, sessionId) {
      const { session } = await accessControl.session(person, sessionId);
      return { tenantId: session.tenantId, meetingKey: session.meetingKey };
    },

    async viewingTicket(person, sessionId) {
      const { session, id: madeBy } = await accessControl.running(person, sessionId);
      const { ticket, id, expiresAtMs } = await tickets.issue('stage', session.id, madeBy);
      const viewing = { id, sessionId: session.id, madeBy, madeAtMs: now(), endsAtMs: expiresAtMs };
      if (!(await registry.conversation.addViewing(viewing))) throw ended();
      tell('stageTicket', person, session.id);
      return { ticket, expiresAt: iso(expiresAtMs) };
    },

    async stageShares(person, sessionId) {
      const { session } = await accessControl.session(person, sessionId);
      const viewings = await registry.conversation.listStageShares(session.id, now());
      return { viewings: viewings.map(({ madeBy, madeAtMs }) => ({ by: madeBy, since: iso(madeAtMs) })) };
    },

    async endViewing(person, sessionId, ticket) {
      const { session } = await accessControl.session(person, sessionId);
      const viewing = await tickets.verify(ticket).catch(() => undefined);
      if (viewing?.sessionId !== session.id) return;
      await registry.conversation.removeViewing(viewing.id);
      await options.expulsion.expelViewers(session.id);
    },

    async endStageShares(person, sessionId) {
      const member = await accessControl.session(person, sessionId);
      await demandLead('stageTicketRevocation', member);
      await registry.conversation.removeStageShares(member.session.id);
      await options.expulsion.expelViewers(member.session.id);
      tell('stageTicketRevocation', person, member.session.id);
    },

    async recapTicket(person, sessionId) {
      const { session, id } = await accessControl.session(person, sessionId);
      const { ticket, expiresAtMs } = await tickets.issue('recap', session.id, id);
      tell('recapTicket', person, session.id);
      return { ticket, expiresAt: iso(expiresAtMs) };
    },

    async watch(ticket) {
      const session = await accessControl.viewer(ticket);
      const me = {
        id: pseudonyms.ofViewer(),
        name: '',
        role: 'viewer',
        organiser: false,
        noteTaker: false,
      } as const;
      // The key decrypts every name in the log, also of people who have left.
      return viewFor(session, me, undefined);
    },

    async decryptNames(ticket, encrypted) {
      const session = await accessControl.viewer(ticket);
      // A link to the recap is handed on more easily than a place at the stage.
      if (ticket.kind !== 'stage') throw notAllowed();
      const tableId = await documents.find(session.id, 'table');
      const presence = fluidServices.presenceOf(session.fluidService);
      const here = presence?.connected().filter(({ documentId }) => documentId === tableId);
      const isHere = (id: string) => here?.some(({ userId }) => userId === id) ?? true;
      const opened = Object.entries(encrypted).flatMap(([id, name]) => {
        const open = isHere(id) ? names.decrypt(session.id, id, name) : undefined;
        return open === undefined ? [] : [[id, open] as const];
      });
      return { names: Object.fromEntries(opened) };
    },

    async checkTicket(ticket) {
      await accessControl.viewer(ticket);
    },
  };
}

function toSummary({ id, startedAtMs, endedAtMs }: SessionRecord): SessionSummary {
  return { id, startedAt: iso(startedAtMs), ...(endedAtMs !== undefined && { endedAt: iso(endedAtMs) }) };
}

const iso = (ms: number): string => new Date(ms).toISOString();
