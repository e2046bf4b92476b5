/**
 * Moves sessions to another Fluid service: each document in use is read whole, made anew there, and read back; only when its
 * contents are the same does the session change its service. Table and notes move with the result of their history, not with the
 * history itself.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { TreeBeta } from 'fluid-framework/beta';
import type { Notes } from '../../src/domain/notes/schema.ts';
import type { Table } from '../../src/domain/table/schema.ts';
import { createNotesDocument, openNotesDocument } from '../../src/fluid/notesDocument.ts';
import type { DocumentServices, LiveDocument } from '../../src/fluid/sharedDocument.ts';
import { createTableDocument, openTableDocument } from '../../src/fluid/tableDocument.ts';
import { createTokenProvider } from '../../src/fluid/tokens.ts';
import { whenLive } from '../../src/fluid/whenLive.ts';
import type { ServerConfig } from '../../src/server/config.ts';
import type { FluidAdmin } from '../../src/server/fluidAdmin/fluidAdmin.ts';
import { createFluidServices, type FluidServices, fluidOf, namesOf } from '../../src/server/fluidServices.ts';
import type { DocumentRecord, Registry, SessionRecord } from '../../src/server/registry/registry.ts';
import { inUse } from '../../src/server/sessions/documents.ts';
import { createFluidTokens } from '../../src/server/tokens/fluid.ts';
import { DOCUMENT_KINDS, type DocumentKind } from '../../src/shared/contract/limits.ts';
import { originsOf } from '../../src/shared/fluidAddress.ts';
import { recordAdmin } from './adminLog.ts';
import { complain, say } from './installation.ts';

/** Reading, making and reading back take some hundred milliseconds; a service that hangs gives up its claim by itself. */
const MOVE_WITHIN_MS = 5 * 60_000;
const LIVE_WITHIN_MS = 30_000;
/** A token says in whole seconds when it was issued. */
const NEXT_SECOND_MS = 1_000;

export interface MoveWish {
  readonly to: string;
  readonly which: { readonly id: string } | { readonly from: string };
  /** Address of the app from this machine, for a service at that address. */
  readonly server: string;
  /** What the services cannot do has been read. */
  readonly accepted: boolean;
}

/** Returns the exit code of `npm run session`. */
export async function move(registry: Registry, config: ServerConfig, wish: MoveWish): Promise<number> {
  const names = namesOf(config);
  const named = [wish.to, ...('from' in wish.which ? [wish.which.from] : [])];
  const unknown = named.find((name) => !names.includes(name));
  if (unknown !== undefined)
    return complain(2, `FLUID_ENDPOINTS has no service ${unknown}: ${names.join(', ')} are set.`);
  const sessions = await sessionsFor(registry, config, wish);
  if (sessions.length === 0) return complain(1, 'There is no such session.');
  const there = sessions.filter(({ fluidService }) => fluidService === wish.to);
  if (there.length === sessions.length) return complain(1, `Nothing to move: all of it is at ${wish.to}.`);
  const services = createFluidServices({ ...config, appOrigin: wish.server }, Date.now);
  const toMove = sessions.filter(({ fluidService }) => fluidService !== wish.to);
  const limits = await limitsOf(services, registry, toMove, wish.to);
  for (const limit of limits) say(`- ${limit}`);
  if (limits.length > 0 && !wish.accepted)
    return complain(1, 'Nothing was moved. Add --accept to move in spite of this.');
  let failed = 0;
  for (const session of toMove) {
    const problem = await moveOne(session, { registry, config, services, wish }).catch(
      (error: unknown) => `it could not be moved (${error instanceof Error ? error.message : 'unknown'})`,
    );
    say(
      `${session.id}: ${problem === undefined ? `moved from ${session.fluidService} to ${wish.to}` : `stays at ${session.fluidService}: ${problem}`}`,
    );
    if (problem !== undefined) failed += 1;
  }
  return failed === 0 ? 0 : complain(1, `${failed} of ${toMove.length} sessions were not moved.`);
}

async function sessionsFor(
  registry: Registry,
  config: ServerConfig,
  { which }: MoveWish,
): Promise<readonly SessionRecord[]> {
  if ('id' in which) {
    const session = await registry.findSession(which.id);
    return session ? [session] : [];
  }
  const found: SessionRecord[] = [];
  for (const tenantId of config.entra.tenantIds) {
    for (let last = ''; ; ) {
      const page = await registry.sessionsAfter(tenantId, last);
      found.push(...page.filter(({ fluidService }) => fluidService === which.from));
      last = page.at(-1)?.id ?? '';
      if (page.length === 0) break;
    }
  }
  return found;
}

/** What will be different or is lost, one sentence each, before anything is done. */
async function limitsOf(
  services: FluidServices,
  registry: Registry,
  sessions: readonly SessionRecord[],
  to: string,
): Promise<readonly string[]> {
  const limits: string[] = [];
  const cannot = async (name: string) => ({
    remove: !(await canDelete(services.adminOf(name))),
    disconnect: (await services.adminOf(name).revokeAll(randomUUID())) === 'unsupported',
  });
  const there = await cannot(to);
  if (there.remove)
    limits.push(
      `${to} has no way to delete documents: what people delete, and what is too old, stays there until you delete it with its own tools.`,
    );
  if (there.disconnect)
    limits.push(
      `${to} cannot disconnect people: who is removed from a meeting can write until their token ends, 50 minutes at most.`,
    );
  for (const from of new Set(sessions.map(({ fluidService }) => fluidService))) {
    const here = await cannot(from);
    if (here.remove)
      limits.push(
        `${from} has no way to delete documents: the former ones stay there until you delete them; the server's log names them.`,
      );
    if (here.disconnect)
      limits.push(
        `${from} cannot disconnect people: only sessions at whose tables nobody is connected are moved.`,
      );
  }
  const replaced = await replacedTables(registry, sessions);
  if (replaced > 0)
    limits.push(
      `Damaged tables that a copy has replaced (${replaced}) do not move: rewind or export them first, they are deleted.`,
    );
  return limits;
}

async function canDelete(admin: FluidAdmin): Promise<boolean> {
  return (await admin.deleteDocument(randomUUID())) !== 'unsupported';
}

async function replacedTables(registry: Registry, sessions: readonly SessionRecord[]): Promise<number> {
  let count = 0;
  for (const { id } of sessions) {
    const documents = await registry.listDocuments(id);
    count += documents.length - documentsInUse(documents).length;
  }
  return count;
}

const documentsInUse = (documents: readonly DocumentRecord[]): DocumentRecord[] =>
  DOCUMENT_KINDS.flatMap((kind) => inUse(documents, kind) ?? []);

interface Moving {
  readonly registry: Registry;
  readonly config: ServerConfig;
  readonly services: FluidServices;
  readonly wish: MoveWish;
}

/** Why the session was not moved; nothing if it was. */
async function moveOne(session: SessionRecord, moving: Moving): Promise<string | undefined> {
  const { registry, config, wish } = moving;
  const nowMs = Date.now();
  recordAdmin(config, 'adminMove', { sessionId: session.id });
  if (!(await registry.beginMove(session.id, nowMs, nowMs + MOVE_WITHIN_MS)))
    return 'it is deleted, or another command is moving it';
  let isMoved = false;
  try {
    // No page gets a token from now on; the list is final.
    const known = await registry.listDocuments(session.id);
    const copies: { from: string; to: string }[] = [];
    const unchanged: (() => Promise<boolean>)[] = [];
    for (const document of documentsInUse(known)) {
      const copy = await copyOf(document, session, moving);
      if ('problem' in copy) return copy.problem;
      copies.push({ from: document.documentId, to: copy.documentId });
      unchanged.push(copy.isUnchanged);
    }
    for (const isUnchanged of unchanged)
      if (!(await isUnchanged())) return 'its contents changed while it was copied';
    const former = await registry.finishMove(session.id, {
      ...{ fluidService: wish.to, copies, atMs: Date.now() },
      known: known.map(({ documentId }) => documentId),
    });
    if (!former) return 'it has other documents by now';
    isMoved = true;
    for (const { documentId, fluidService } of former) {
      const outcome = await moving.services
        .adminOf(fluidService)
        .deleteDocument(documentId)
        .catch(() => 'later' as const);
      // The server does it otherwise, within the hour.
      if (outcome === 'deleted' || outcome === 'absent') await registry.finishRemoval(documentId);
    }
    return undefined;
  } finally {
    if (!isMoved) await registry.cancelMove(session.id);
  }
}

type Copy =
  | { readonly documentId: string; readonly isUnchanged: () => Promise<boolean> }
  | { readonly problem: string };

async function copyOf(
  { kind, documentId }: DocumentRecord,
  session: SessionRecord,
  { registry, config, services, wish }: Moving,
): Promise<Copy> {
  const source = fluidOf(config, session.fluidService);
  const revocation = await services.adminOf(session.fluidService).revokeAll(documentId);
  let now = Date.now;
  if (revocation !== 'unsupported') {
    // Tokens of this command are issued by the service's clock, after those that are refused now.
    const aheadMs = revocation.atMs - Date.now();
    now = () => Date.now() + aheadMs;
    await delay(NEXT_SECOND_MS);
  }
  const origin = wish.server;
  const reading = servicesOf(source, origin, now, session.id);
  const original = await open(kind, { ...reading, readOnly: true }, documentId);
  let made: LiveDocument | undefined;
  let contents: unknown;
  try {
    if (!(await whenLive(original.document, LIVE_WITHIN_MS)))
      return { problem: `its ${kind} cannot be read` };
    const others = original.document.people.get().filter(({ id }) => id !== moverOf(session.id));
    if (revocation === 'unsupported' && others.length > 0)
      return {
        problem: `people are connected to its ${kind}, and ${session.fluidService} cannot disconnect them`,
      };
    contents = original.contents();
    const writing = servicesOf(fluidOf(config, wish.to), origin, Date.now, session.id);
    made = await original.makeCopy({ ...writing, readOnly: false });
  } finally {
    original.document.close();
  }
  await registry.addCopy({ documentId: made.documentId, fluidService: wish.to }, Date.now() + MOVE_WITHIN_MS);
  const isWhole = (await whenLive(made, LIVE_WITHIN_MS)) && (await made.flush(LIVE_WITHIN_MS));
  made.close();
  if (!isWhole) return { problem: `its ${kind} could not be written at ${wish.to}` };
  const target = servicesOf(fluidOf(config, wish.to), origin, Date.now, session.id);
  if (!(await hasContents(kind, target, made.documentId, contents)))
    return { problem: `the copy of its ${kind} at ${wish.to} has other contents` };
  return {
    documentId: made.documentId,
    isUnchanged: () => hasContents(kind, reading, documentId, contents),
  };
}

/** Read anew, whole. */
async function hasContents(
  kind: DocumentKind,
  services: Omit<DocumentServices, 'readOnly'>,
  documentId: string,
  contents: unknown,
): Promise<boolean> {
  const { document, contents: found } = await open(kind, { ...services, readOnly: true }, documentId);
  try {
    return (await whenLive(document, LIVE_WITHIN_MS)) && isDeepStrictEqual(found(), contents);
  } finally {
    document.close();
  }
}

interface Original {
  readonly document: LiveDocument;
  contents(): unknown;
  makeCopy(services: DocumentServices): Promise<LiveDocument>;
}

async function open(kind: DocumentKind, services: DocumentServices, documentId: string): Promise<Original> {
  if (kind === 'table') {
    const document = await openTableDocument(services, documentId);
    return {
      document,
      contents: () => TreeBeta.exportConcise(document.table),
      makeCopy: (target) => createTableDocument(target, TreeBeta.clone<typeof Table>(document.table)),
    };
  }
  const document = await openNotesDocument(services, documentId);
  return {
    document,
    contents: () => TreeBeta.exportConcise(document.notes),
    makeCopy: (target) => createNotesDocument(target, TreeBeta.clone<typeof Notes>(document.notes)),
  };
}

/** One for each session: a service counts what one user writes in a day. */
const moverOf = (sessionId: string): string => `move-${sessionId}`;

function servicesOf(
  fluid: ReturnType<typeof fluidOf>,
  origin: string,
  now: () => number,
  sessionId: string,
): Omit<DocumentServices, 'readOnly'> {
  const tokens = createFluidTokens(fluid, now);
  const user = { id: moverOf(sessionId), name: '' };
  return {
    fluid: { type: fluid.type, tenantId: fluid.tenantId, ...originsOf(fluid, origin) },
    tokens: createTokenProvider(
      (documentId = '') => tokens.issue({ documentId, access: 'write', user }),
      now,
    ),
    nowMs: Date.now,
  };
}
