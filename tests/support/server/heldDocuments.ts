/** Documents of a session as somebody's page makes them, at the server's own relay. */
import { newNotes } from '../../../src/domain/notes/newNotes.ts';
import { newTable } from '../../../src/domain/table/newTable.ts';
import { Running } from '../../../src/domain/table/schema.ts';
import { createNotesDocument, type NotesDocument } from '../../../src/fluid/notesDocument.ts';
import type { DocumentServices } from '../../../src/fluid/sharedDocument.ts';
import { createTableDocument, type TableDocument } from '../../../src/fluid/tableDocument.ts';
import { createTokenProvider } from '../../../src/fluid/tokens.ts';
import { whenLive } from '../../../src/fluid/whenLive.ts';
import type { DocumentKind } from '../../../src/shared/contract/limits.ts';
import { smallDeck } from '../table/seats.ts';
import { FLUID_TENANT_ID } from './appServer.ts';
import type { AskedServer } from './askServer.ts';
import type { Person } from './cloud.ts';

export interface Held {
  readonly server: AskedServer;
  readonly sessionId: string;
  readonly as: Person;
  /** Of the session's Fluid service, unless it is in the server. */
  readonly fluidOrigin?: string;
}

/** A table that this person has started, and whose roles are theirs. */
export async function holdTable(held: Held): Promise<TableDocument> {
  const document = await createTableDocument(servicesOf(held, 'table'), newTable(smallDeck));
  await whenLive(document, 20_000);
  document.table.phase = new Running({});
  await document.flush(20_000);
  const { server, sessionId, as } = held;
  await server.post(`/api/sessions/${sessionId}/roles/claim`, { as });
  return document;
}

export async function holdNotes(held: Held): Promise<NotesDocument> {
  const document = await createNotesDocument(servicesOf(held, 'notes'), newNotes(['g1']));
  await whenLive(document, 20_000);
  return document;
}

/** As a page asks for tokens: the document is registered before the first one for it. */
export function servicesOf(
  { server, sessionId, as, fluidOrigin }: Held,
  kind: DocumentKind,
): DocumentServices {
  const at = `/api/sessions/${sessionId}`;
  const tokenFor = async (documentId?: string) => {
    const body = { kind, ...(documentId !== undefined && { documentId }) };
    if (documentId !== undefined) await server.post(`${at}/document`, { as, body });
    const { token, expiresAt } = (await server.post(`${at}/token`, { as, body })).body;
    return { token, expiresAtMs: Date.parse(expiresAt) };
  };
  return {
    fluid: { type: 'remote', endpoint: fluidOrigin ?? server.origin, tenantId: FLUID_TENANT_ID },
    tokens: createTokenProvider(tokenFor, Date.now),
    readOnly: false,
    nowMs: Date.now,
  };
}
