import { FLUID_TENANT_ID } from './appServer.ts';
import type { AskedServer } from './askServer.ts';
import type { Person } from './cloud.ts';

/** A document at the server's own relay that holds nothing, made with a token of the session and registered nowhere. */
export async function makeUnregisteredDocument(
  server: AskedServer,
  sessionId: string,
  as: Person,
  kind: 'table' | 'notes' = 'table',
): Promise<string> {
  const { token } = (await server.post(`/api/sessions/${sessionId}/token`, { as, body: { kind } })).body;
  const made = await server.post(`/documents/${FLUID_TENANT_ID}`, {
    headers: { authorization: `Basic ${token}` },
    body: { summary: { type: 'tree', entries: [] }, sequenceNumber: 0, values: [] },
  });
  return made.body;
}

/** The same, registered as a page does it. */
export async function makeEmptyDocument(
  server: AskedServer,
  sessionId: string,
  as: Person,
  kind: 'table' | 'notes' = 'table',
): Promise<string> {
  const documentId = await makeUnregisteredDocument(server, sessionId, as, kind);
  await server.post(`/api/sessions/${sessionId}/document`, { as, body: { documentId, kind } });
  return documentId;
}
