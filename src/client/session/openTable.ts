/**
 * One attempt to get from a meeting to its table: the server names the session, and the document is opened, or
 * created by the first page. Knows nothing of other attempts.
 */
import type { DocumentServices } from '../../fluid/sharedDocument.ts';
import type { TableDocument } from '../../fluid/tableDocument.ts';
import type { SessionView } from '../../shared/contract/schemas/sessions.ts';
import type { Language } from '../../shared/language.ts';
import type { Api } from './api.ts';
import type { DamageReporter } from './damageReporter.ts';
import { accessDocument, type DocumentAccess, endpointOf, makeOrJoin } from './documentAccess.ts';
import { guestNameDecrypter } from './guestNames.ts';
import type { MeetingSetup } from './meetingSetup.ts';
import { FOLLOWS_WITH_TICKET, failureOf, OpenFailed } from './openFailure.ts';
import type { OutboxStorage } from './outbox.ts';
import type { Comeback } from './retry.ts';
import type { Seals } from './seals.ts';
import type { TableModule } from './tableModule.ts';
import type { TableSession } from './tableSession.ts';

export interface OpeningOptions {
  /** The server's API for a signed-in person. */
  readonly memberApi: Api;
  /** The server's API for the holder of a viewing ticket; missing without a ticket. */
  readonly viewerApi: Api | undefined;
  /** Missing outside a meeting. */
  readonly meetingId: string | undefined;
  readonly language: Language;
  /** The page's own URL, the base for a relative Fluid endpoint. */
  readonly origin: string;
  readonly defaultDeckId: string;
  /** The choices made when the app was added, for creating the first table. */
  readonly setup?: MeetingSetup | undefined;
  readonly loadTable: () => Promise<TableModule>;
  /** Missing where no preview of the table is kept up. */
  readonly loadPreview?: () => Promise<typeof import('./tablePreview.ts')>;
  /** This device's storage, if allowed. */
  readonly storage: OutboxStorage | undefined;
  readonly clock: {
    readonly nowMs: () => number;
    readonly random: () => number;
    readonly newId: () => string;
  };
  /** Tells when a retry may help; by default from the browser's events. */
  readonly comeback?: Comeback;
}

export interface Opened {
  readonly session: SessionView;
  /** The server's API for this person: as a member or with a ticket. */
  readonly api: Api;
  readonly table: TableSession;
  readonly document: TableDocument;
}

export interface Opening {
  /** Request a new session after the last one has ended. */
  readonly beginNew: boolean;
  /** A table that is created takes nothing over from the last session. */
  readonly withoutEarlier: boolean;
  /** A damaged table as this page shows it: if it is still the session's, a copy takes its place. */
  readonly copyOf: TableDocument | undefined;
  /** Aborted when the table is left: its document then sends no more requests. */
  readonly left: AbortSignal;
  readonly damage: DamageReporter;
  /** The table on screen: its seals go on with a table of the same session. */
  readonly before: TableSession | undefined;
  /** Called as soon as the server has named the session, whatever happens with its document. */
  readonly onNamed: (session: SessionView) => void;
}

/** @throws an error that `failureOf` classifies */
export async function openTable(
  options: OpeningOptions,
  { beginNew, withoutEarlier, copyOf, left, damage, before, onNamed }: Opening,
): Promise<Opened> {
  // Fluid is loaded in parallel with the request.
  const loading = options.loadTable();
  loading.catch(() => undefined);
  const { api, session } = await askServer(options, beginNew);
  onNamed(session);
  const access = accessDocument(api, session, left);
  if (session.documentId !== copyOf?.documentId) access.fetchTokenAhead();
  const module = await loading.catch(() => {
    throw new OpenFailed('offline');
  });
  const { language, clock, storage } = options;
  const reached: Reached = { module, api, session, left };
  const services = servicesFor(options, reached, access);
  const opening = openOrMake(options, reached, services, { withoutEarlier, copyOf });
  const document = await opening.catch((error: unknown) => {
    if (api === options.memberApi) damage.opening(session.session.id, error);
    // The server has only just named the document: it was moved meanwhile, and is found by asking anew.
    const isMoved = session.documentId !== undefined && failureOf(error) === 'not_found';
    throw isMoved ? new OpenFailed('service_unavailable') : error;
  });
  if (api === options.memberApi) damage.watch(session.session.id, document);
  const catalogue = await module.catalogueBeside(api, document.table).catch((error: unknown) => {
    document.close();
    throw error;
  });
  const table = new module.TableSession({
    document,
    me: session.me,
    writable: !services.readOnly,
    language,
    outbox: new module.Outbox(storage, session.session.id),
    seals: sealsOf(reached, before, options),
    loadDeck: (deckId) => module.createDeckApi(api, session.session.id).find(deckId),
    forTable: (deck, known) => module.forTable(api, deck, known),
    catalogue,
    ...clock,
  });
  return { session, api, table, document };
}

/** What this page has written and not sealed yet belongs to the session, not to one document. */
function sealsOf(
  { module, api, session: { session, me, sealKey } }: Reached,
  before: TableSession | undefined,
  { clock, storage }: OpeningOptions,
): Seals {
  if (before?.seals.sessionId === session.id && before.me.role === me.role) return before.seals;
  before?.seals.close();
  return new module.Seals({
    sessionId: session.id,
    key: sealKey,
    api: me.role === 'member' ? api : undefined,
    ...{ storage, nowMs: clock.nowMs, random: clock.random },
    load: module.loadSealing,
  });
}

async function askServer(
  { memberApi, viewerApi, meetingId }: OpeningOptions,
  beginNew: boolean,
): Promise<{ api: Api; session: SessionView }> {
  try {
    if (meetingId === undefined) throw new OpenFailed('no_meeting');
    return { api: memberApi, session: await memberApi.openSession({ meetingId, beginNew }) };
  } catch (error) {
    if (!viewerApi || !FOLLOWS_WITH_TICKET.includes(failureOf(error))) throw error;
    return { api: viewerApi, session: await viewerApi.viewSession() };
  }
}

interface Reached {
  readonly module: TableModule;
  readonly api: Api;
  readonly session: SessionView;
  readonly left: AbortSignal;
}

function openOrMake(
  options: OpeningOptions,
  reached: Reached,
  services: TableServices,
  { withoutEarlier, copyOf }: Pick<Opening, 'withoutEarlier' | 'copyOf'>,
): Promise<TableDocument> {
  const { module, session } = reached;
  if (!session.documentId) return makeDocument(options, reached, services, withoutEarlier);
  return session.documentId === copyOf?.documentId
    ? makeCopy(options, reached, copyOf)
    : module.openTableDocument(services, session.documentId);
}

async function makeCopy(
  options: OpeningOptions,
  reached: Reached,
  { documentId: replaces, table }: TableDocument,
): Promise<TableDocument> {
  const { module, api } = reached;
  const { session, left } = reached;
  const access = accessDocument(api, session, left, 'table', replaces);
  const services = servicesFor(options, reached, access);
  return makeOrJoin({
    access: services.access,
    left: reached.left,
    make: () => module.createTableDocument(services, module.copyTable(table)),
    join: (documentId) => module.openTableDocument(services, documentId),
    find: async () => (await api.openSession({ meetingId: options.meetingId ?? '' })).documentId,
  });
}

async function makeDocument(
  options: OpeningOptions,
  reached: Reached,
  services: TableServices,
  withoutEarlier: boolean,
): Promise<TableDocument> {
  const { module, api, session } = reached;
  if (session.me.role === 'viewer') throw new OpenFailed('not_found');
  const { defaultDeckId, meetingId = '', setup = {} } = options;
  const openEarlier = (view: SessionView, documentId: string) => {
    const access = accessDocument(api, view, reached.left);
    return module.openTableDocument(servicesFor(options, { ...reached, session: view }, access), documentId);
  };
  const table = await module.createFirstTable({
    ...{ api, meetingId, defaultDeckId, setup, withoutEarlier, openEarlier },
    sessionId: session.session.id,
  });
  return makeOrJoin({
    access: services.access,
    left: reached.left,
    make: () => module.createTableDocument(services, table),
    join: (documentId) => module.openTableDocument(services, documentId),
    find: async () => (await api.openSession({ meetingId })).documentId,
  });
}

interface TableServices extends DocumentServices {
  readonly access: DocumentAccess;
}

function servicesFor(
  { origin, clock, meetingId }: OpeningOptions,
  { module, session: view }: Reached,
  access: DocumentAccess,
): TableServices {
  const { session, me } = view;
  return {
    fluid: endpointOf(view, origin),
    tokens: module.createTokenProvider(access.registerAndFetchToken, clock.nowMs),
    readOnly: me.role === 'viewer' || session.endedAt !== undefined,
    nameKey: view.nameKey,
    // A link to the recap gives no names of people at the table.
    ...(me.role === 'viewer' &&
      meetingId !== undefined && { decryptName: guestNameDecrypter(access.decryptNames) }),
    nowMs: clock.nowMs,
    access,
  };
}
