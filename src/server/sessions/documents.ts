/** A session's documents at the Fluid service, and the tokens for them. */
import type { SecurityLog } from '../../securityLog/securityLog.ts';
import type { DocumentKind } from '../../shared/contract/limits.ts';
import type { FluidTokenReply, RegisterDocumentReply } from '../../shared/contract/schemas/documents.ts';
import { Failure } from '../failure.ts';
import type { FluidServices } from '../fluidServices.ts';
import type { Principal } from '../identity/identity.ts';
import type { Pseudonyms } from '../identity/pseudonym.ts';
import type { DocumentPlace, DocumentRecord, Registry, SessionRecord } from '../registry/registry.ts';
import type { FluidGrant } from '../tokens/fluid.ts';
import type { Ticket } from '../tokens/ticket.ts';
import type { AccessControl, Caller, Member } from './accessControl.ts';
import type { Names } from './names.ts';
import type { PersonQuota } from './personQuota.ts';
import { demandStill, ended, notFound, taken } from './refusals.ts';
import type { TableConditions } from './tableConditions.ts';

/** So soon a viewer is gone when the sharing has ended, and a note-taker when the role has gone to another. */
const SHORT_LIFE_MS = 15 * 60 * 1000;

export interface DocumentsOptions {
  readonly registry: Registry;
  readonly accessControl: AccessControl;
  readonly pseudonyms: Pseudonyms;
  readonly names: Names;
  readonly fluidServices: FluidServices;
  readonly conditions: TableConditions;
  readonly securityLog: SecurityLog;
  readonly now: () => number;
  /** Of tokens to make a document. */
  readonly creationQuota: PersonQuota;
}

export interface Documents {
  /** The session's document of that kind; nothing until it is registered. */
  find(sessionId: string, kind: DocumentKind): Promise<string | undefined>;
  register(
    person: Principal,
    sessionId: string,
    kind: DocumentKind,
    documentId: string,
    replaces?: string,
  ): Promise<RegisterDocumentReply>;
  /** Without a document: a token to make the session's one, or one that takes the place of a damaged table. */
  token(
    caller: Caller,
    sessionId: string,
    kind: DocumentKind,
    documentId: string | undefined,
    replaces?: string,
  ): Promise<FluidTokenReply>;
}

interface Grant extends Omit<FluidGrant, 'documentId'> {
  /** The session's Fluid service. */
  readonly service: string;
}

/**
 * The one of its kind that is in use: the last one, which has taken the place of damaged ones before it. Those stay the session's, to be deleted
 * with it.
 */
export function inUse(documents: readonly DocumentRecord[], kind: DocumentKind): DocumentRecord | undefined {
  const ofKind = documents.filter((document) => document.kind === kind);
  return ofKind.reduce<DocumentRecord | undefined>(
    (last, document) => (last && last.table > document.table ? last : document),
    undefined,
  );
}

export function createDocuments(options: DocumentsOptions): Documents {
  const { registry, accessControl, pseudonyms, names, fluidServices, securityLog, now } = options;

  async function find(sessionId: string, kind: DocumentKind): Promise<string | undefined> {
    return inUse(await registry.listDocuments(sessionId), kind)?.documentId;
  }

  /** Where a new document of the session stands; undefined if there is one that it may not replace. */
  async function placeFor(
    member: Member,
    kind: DocumentKind,
    replaces: string | undefined,
  ): Promise<DocumentPlace | undefined> {
    const sessionId = member.session.id;
    const before = inUse(await registry.listDocuments(sessionId), kind);
    if (!before) return { sessionId, kind, table: 0 };
    if (before.documentId !== replaces) return undefined;
    const may = await options.conditions.mayReplace(member, before);
    return may ? { sessionId, kind, table: before.table + 1 } : undefined;
  }

  /** Only note-takers see that there are notes. */
  async function demandRole({ session, id }: Member, kind: DocumentKind): Promise<void> {
    if (kind === 'table') return;
    const { noteTakers } = await registry.conversation.listRoles(session.id);
    if (!noteTakers.includes(id)) throw notFound();
  }

  /**
   * A pseudonym is of one session, so that it also tells for which session a token was given. A service elsewhere cannot be
   * asked: there the registry refuses only what another session has.
   */
  async function demandMaker(documentId: string, { session, id }: Member): Promise<void> {
    const presence = fluidServices.presenceOf(session.fluidService);
    const maker = (await presence?.makerOf(documentId)) ?? 'unknown';
    if (maker !== 'unknown' && (maker === 'absent' || maker.userId !== id)) throw taken();
  }

  async function memberGrant(person: Principal, sessionId: string, kind: DocumentKind): Promise<Grant> {
    const member = await accessControl.session(person, sessionId);
    await demandRole(member, kind);
    const { session, membership, id } = member;
    demandStill(session, now());
    const isRunning = session.endedAtMs === undefined;
    if (isRunning) await registry.touchSession(session.id, now());
    return {
      service: session.fluidService,
      access: isRunning ? 'write' : 'read',
      user: { id, name: names.encrypt(session.id, id, person.name || membership.name) },
      ...(kind === 'notes' && { notAfterMs: now() + SHORT_LIFE_MS }),
    };
  }

  async function viewerGrant(ticket: Ticket, sessionId: string, kind: DocumentKind): Promise<Grant> {
    const session = await accessControl.viewer(ticket);
    demandStill(session, now());
    if (session.id !== sessionId || kind !== 'table') throw notFound();
    return {
      service: session.fluidService,
      access: 'read',
      user: { id: pseudonyms.ofViewer(), name: '' },
      notAfterMs: Math.min(ticket.expiresAtMs, now() + SHORT_LIFE_MS),
    };
  }

  /** Pages at the old document learn of it when their line ends (decision 42). */
  function tellReplaced(
    actor: Principal,
    { id: sessionId, fluidService }: SessionRecord,
    kind: DocumentKind,
    replaced: string | undefined,
  ): void {
    securityLog.record({
      ...{ event: `${kind}Replacement`, result: 'done', actor, sessionId },
      ...(replaced !== undefined && { documentId: replaced }),
    });
    if (replaced !== undefined) fluidServices.presenceOf(fluidService)?.disconnect(replaced);
  }

  return {
    find,
    async register(person, sessionId, kind, documentId, replaces) {
      const member = await accessControl.session(person, sessionId);
      await demandRole(member, kind);
      demandStill(member.session, now());
      const registered = await find(sessionId, kind);
      if (registered !== undefined && registered !== replaces) return { documentId: registered };
      if (member.session.endedAtMs !== undefined) throw ended();
      const place = await placeFor(member, kind, replaces);
      if (!place) throw taken();
      await demandMaker(documentId, member);
      const outcome = await registry.registerDocument({ ...place, documentId, registeredAtMs: now() });
      if ('document' in outcome) {
        const { documentId: winner } = outcome.document;
        if (place.table > 0 && winner === documentId) tellReplaced(person, member.session, kind, registered);
        return { documentId: winner };
      }
      if (outcome.refused === 'session_ended') throw ended();
      // Whether it belongs to another session or to none is not for the caller to know.
      throw outcome.refused === 'taken' ? taken() : notFound();
    },
    async token(caller, sessionId, kind, documentId, replaces) {
      const { service, ...grant } =
        caller.kind === 'viewer'
          ? await viewerGrant(caller.ticket, sessionId, kind)
          : await memberGrant(caller.person, sessionId, kind);
      const registered = await find(sessionId, kind);
      if (documentId === undefined) {
        if (caller.kind === 'viewer') throw new Failure('not_a_member', 'Viewers cannot make a document.');
        if (grant.access === 'read') throw ended();
        if (registered !== undefined) {
          const member = await accessControl.session(caller.person, sessionId);
          if (!(await placeFor(member, kind, replaces))) throw taken();
        }
        options.creationQuota(caller.person);
      } else if (documentId !== registered) throw notFound();
      const { token, expiresAtMs } = await fluidServices
        .tokensOf(service)
        .issue({ documentId: documentId ?? '', ...grant });
      return { token, expiresAt: new Date(expiresAtMs).toISOString() };
    },
  };
}
