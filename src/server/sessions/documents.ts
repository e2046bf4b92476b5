/** A session's documents at the Fluid service: which they are, and who gets a token for which. */
import type { DocumentKind, FluidTokenReply, RegisterDocumentReply } from '../../shared/api.ts';
import { Failure } from '../failure.ts';
import type { Principal } from '../identity/identity.ts';
import type { Pseudonyms } from '../identity/pseudonym.ts';
import type { Registry } from '../registry/registry.ts';
import type { FluidGrant, FluidTokens } from '../tokens/fluid.ts';
import type { Ticket } from '../tokens/ticket.ts';
import type { Caller, Entrance, Member } from './entrance.ts';
import type { Names } from './names.ts';
import type { Pace } from './pace.ts';
import { ended, notFound, taken } from './refusals.ts';

/** So soon a viewer is gone when the sharing has ended, and a note-taker when the role has gone to another. */
const SHORT_LIFE_MS = 15 * 60 * 1000;

export interface DocumentsOptions {
  readonly registry: Registry;
  readonly entrance: Entrance;
  readonly pseudonyms: Pseudonyms;
  readonly names: Names;
  readonly fluidTokens: FluidTokens;
  readonly now: () => number;
  /** Of tokens to make a document. */
  readonly pace: Pace;
}

export interface Documents {
  /** The session's document of that kind; nothing while nobody has made it. */
  find(sessionId: string, kind: DocumentKind): Promise<string | undefined>;
  register(
    person: Principal,
    sessionId: string,
    kind: DocumentKind,
    documentId: string,
  ): Promise<RegisterDocumentReply>;
  /** Without a document: a token to make the session's one. */
  token(
    caller: Caller,
    sessionId: string,
    kind: DocumentKind,
    documentId: string | undefined,
  ): Promise<FluidTokenReply>;
}

type Grant = Omit<FluidGrant, 'documentId'>;

export function createDocuments(options: DocumentsOptions): Documents {
  const { registry, entrance, pseudonyms, names, fluidTokens, now } = options;

  /** The first of its kind. Further tables have a place in the registry already, and no caller yet. */
  async function find(sessionId: string, kind: DocumentKind): Promise<string | undefined> {
    const documents = await registry.listDocuments(sessionId);
    return documents.find((document) => document.kind === kind && document.table === 0)?.documentId;
  }

  /** To everybody but note-takers there are no notes. */
  async function demandRole({ session, id }: Member, kind: DocumentKind): Promise<void> {
    if (kind === 'table') return;
    const { noteTakers } = await registry.conversation.listRoles(session.id);
    if (!noteTakers.includes(id)) throw notFound();
  }

  async function memberGrant(person: Principal, sessionId: string, kind: DocumentKind): Promise<Grant> {
    const member = await entrance.session(person, sessionId);
    await demandRole(member, kind);
    const { session, membership, id } = member;
    const isRunning = session.endedAtMs === undefined;
    if (isRunning) await registry.touchSession(session.id, now());
    return {
      access: isRunning ? 'write' : 'read',
      user: { id, name: names.seal(session.id, id, person.name || membership.name) },
      ...(kind === 'notes' && { notAfterMs: now() + SHORT_LIFE_MS }),
    };
  }

  async function viewerGrant(ticket: Ticket, sessionId: string, kind: DocumentKind): Promise<Grant> {
    const session = await entrance.viewer(ticket);
    if (session.id !== sessionId || kind !== 'table') throw notFound();
    return {
      access: 'read',
      user: { id: pseudonyms.ofViewer(), name: '' },
      notAfterMs: Math.min(ticket.expiresAtMs, now() + SHORT_LIFE_MS),
    };
  }

  return {
    find,
    async register(person, sessionId, kind, documentId) {
      await demandRole(await entrance.session(person, sessionId), kind);
      const place = { sessionId, kind, table: 0 };
      const outcome = await registry.registerDocument({ ...place, documentId, registeredAtMs: now() });
      if ('document' in outcome) return { documentId: outcome.document.documentId };
      if (outcome.refused === 'session_ended') throw ended();
      // Whether it belongs to another session or to none is not for the caller to know.
      throw outcome.refused === 'taken' ? taken() : notFound();
    },
    async token(caller, sessionId, kind, documentId) {
      const grant =
        caller.kind === 'viewer'
          ? await viewerGrant(caller.ticket, sessionId, kind)
          : await memberGrant(caller.person, sessionId, kind);
      const registered = await find(sessionId, kind);
      if (documentId === undefined) {
        if (caller.kind === 'viewer') throw new Failure('not_a_member', 'Viewers cannot make a document.');
        if (grant.access === 'read') throw ended();
        if (registered !== undefined) throw taken();
        options.pace(caller.person);
      } else if (documentId !== registered) throw notFound();
      const { token, expiresAtMs } = await fluidTokens.issue({ documentId: documentId ?? '', ...grant });
      return { token, expiresAt: new Date(expiresAtMs).toISOString() };
    },
  };
}
