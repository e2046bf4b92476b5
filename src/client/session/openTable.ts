/**
 * One attempt to get from a meeting to its table: the server names the session, the document is opened, or made by whoever
 * comes first. Knows nothing of attempts before and after it.
 */
import type { DocumentServices } from '../../fluid/sharedDocument.ts';
import type { TableDocument } from '../../fluid/tableDocument.ts';
import type { SessionView } from '../../shared/api.ts';
import type { Language } from '../../shared/language.ts';
import type { Api } from './api.ts';
import { accessDocument, type DocumentAccess, endpointOf, makeOrJoin } from './documentAccess.ts';
import type { MeetingSetup } from './meetingSetup.ts';
import { failureOf, LOOKS_ON_INSTEAD, OpenFailed } from './openFailure.ts';
import type { OutboxStorage } from './outbox.ts';
import type { TableModule } from './tableModule.ts';
import type { TableSession } from './tableSession.ts';

export interface OpeningOptions {
  /** The server as a signed-in person calls it. */
  readonly memberApi: Api;
  /** The server as the holder of a viewing ticket calls it; missing without a ticket. */
  readonly viewerApi: Api | undefined;
  /** Missing outside a meeting. */
  readonly meetingId: string | undefined;
  readonly language: Language;
  /** The page's own address, against which a relative Fluid endpoint is resolved. */
  readonly origin: string;
  readonly defaultDeckId: string;
  /** What was chosen when the app was added, for whoever lays the first table. */
  readonly setup?: MeetingSetup | undefined;
  readonly loadTable: () => Promise<TableModule>;
  /** Of this device, where it may be used. */
  readonly storage: OutboxStorage | undefined;
  readonly clock: {
    readonly nowMs: () => number;
    readonly random: () => number;
    readonly newId: () => string;
  };
}

export interface Opened {
  readonly session: SessionView;
  /** The server as this person reaches it: as a member or with a ticket. */
  readonly api: Api;
  readonly table: TableSession;
  readonly module: TableModule;
  /** Aborted when the table is left: then its document asks for nothing any more. */
  readonly left: AbortController;
}

export interface Opening {
  /** Ask for a new session, the last one having ended. */
  readonly beginNew: boolean;
  readonly left: AbortController;
  /** Told as soon as the server has named the session, whatever becomes of its document. */
  readonly onNamed: (sessionId: string) => void;
}

/** @throws whatever `failureOf` tells the kind of */
export async function openTable(
  options: OpeningOptions,
  { beginNew, left, onNamed }: Opening,
): Promise<Opened> {
  // Fluid is loaded while the server is asked.
  const loading = options.loadTable();
  loading.catch(() => undefined);
  const { api, session } = await askServer(options, beginNew);
  onNamed(session.session.id);
  const module = await loading.catch(() => {
    throw new OpenFailed('offline');
  });
  const { language, clock, storage } = options;
  const reached: Reached = { module, api, session, left: left.signal };
  const services = servicesFor(options, reached);
  const document = session.documentId
    ? await module.openTableDocument(services, session.documentId)
    : await makeDocument(options, reached, services);
  const table = new module.TableSession({
    document,
    me: session.me,
    writable: !services.readOnly,
    language,
    outbox: new module.Outbox(storage, session.session.id),
    ...clock,
  });
  return { session, api, table, module, left };
}

/** Of a table that is shown no longer, or was not waited for. */
export function leave({ table, left }: Opened): void {
  left.abort();
  table.close();
}

async function askServer(
  { memberApi, viewerApi, meetingId }: OpeningOptions,
  beginNew: boolean,
): Promise<{ api: Api; session: SessionView }> {
  try {
    if (meetingId === undefined) throw new OpenFailed('no_meeting');
    return { api: memberApi, session: await memberApi.openSession(meetingId, beginNew) };
  } catch (error) {
    if (!viewerApi || !LOOKS_ON_INSTEAD.includes(failureOf(error))) throw error;
    return { api: viewerApi, session: await viewerApi.viewSession() };
  }
}

interface Reached {
  readonly module: TableModule;
  readonly api: Api;
  readonly session: SessionView;
  readonly left: AbortSignal;
}

async function makeDocument(
  options: OpeningOptions,
  reached: Reached,
  services: TableServices,
): Promise<TableDocument> {
  const { module, api, session } = reached;
  if (session.me.role === 'viewer') throw new OpenFailed('not_found');
  const { defaultDeckId, meetingId = '', setup = {} } = options;
  const { layFirstTable } = await module.loadFirstTable().catch(() => {
    throw new OpenFailed('offline');
  });
  const openEarlier = (view: SessionView, documentId: string) =>
    module.openTableDocument(servicesFor(options, { ...reached, session: view }), documentId);
  const table = await layFirstTable({
    ...{ api, meetingId, defaultDeckId, setup, openEarlier },
    sessionId: session.session.id,
  });
  return makeOrJoin({
    access: services.access,
    make: () => module.createTableDocument(services, table),
    join: (documentId) => module.openTableDocument(services, documentId),
    find: async () => (await api.openSession(meetingId, false)).documentId,
  });
}

interface TableServices extends DocumentServices {
  readonly access: DocumentAccess;
}

function servicesFor(
  { origin, clock }: OpeningOptions,
  { module, api, session: view, left }: Reached,
): TableServices {
  const { session, me } = view;
  const access = accessDocument(api, view, left);
  return {
    fluid: endpointOf(view, origin),
    tokens: module.createTokenProvider(access.fetchToken, clock.nowMs),
    readOnly: me.role === 'viewer' || session.endedAt !== undefined,
    nameKey: view.nameKey,
    nowMs: clock.nowMs,
    access,
  };
}
