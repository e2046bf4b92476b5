/** A session whose table nobody can open is replaced: the server finds out itself, and says who is there. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { RELAY_FILE } from '../../../src/server/ownRelay.ts';
import { REGISTRY_FILE } from '../../../src/server/registry/openRegistry.ts';
import { openSqlRegistry } from '../../../src/server/registry/openSqlRegistry.ts';
import { connectDocument, type RawSocket } from '../../support/relay/rawSocket.ts';
import {
  ANNA,
  BO,
  FLUID_TENANT_ID,
  STRANGER,
  startTestServer,
  type TestServer,
} from '../../support/server/appServer.ts';
import { makeEmptyDocument } from '../../support/server/documents.ts';

describe('replacing a session', () => {
  let server: TestServer;
  let meetingId: string;
  let at: string;
  let tableId: string;
  let notes: RawSocket | undefined;

  beforeEach(async () => {
    server = await startTestServer({ ownRelay: true });
    ({ meetingId } = server.meeting(ANNA, BO));
    const { session } = (await server.post('/api/sessions', { as: ANNA, body: { meetingId } })).body;
    at = `/api/sessions/${session.id}`;
    tableId = await makeEmptyDocument(server, session.id, ANNA);
  });
  afterEach(async () => {
    notes?.close();
    notes = undefined;
    await server.close();
  });

  const replace = async (as = BO, confirmed = false) =>
    (await server.post(`${at}/replace`, { as, body: { confirmed } })).body;
  const isRunning = async () => (await server.ask(at, { as: ANNA })).body.session.endedAt === undefined;

  async function damageTable(): Promise<void> {
    await server.restart({
      meanwhile: () => {
        const relay = new DatabaseSync(join(server.dataDir, RELAY_FILE));
        const { changes } = relay
          .prepare("UPDATE relay_documents SET deli = 'not what was written' WHERE id = ?")
          .run(tableId);
        relay.close();
        expect(changes).toBe(1);
      },
    });
  }

  test('[REPLACE-1] a table that can be opened stays, whatever a member says of it', async () => {
    expect(await replace(BO, true)).toEqual({ outcome: 'kept', present: [] });
    expect(await isRunning()).toBe(true);
    expect((await server.post(`${at}/replace`, { as: STRANGER, body: {} })).status).toBe(404);
  });

  test('[REPLACE-1] a damaged table is replaced once; a second request gets the same new one', async () => {
    await damageTable();
    expect(await replace()).toEqual({ outcome: 'replaced', present: [] });
    expect(await isRunning()).toBe(false);
    expect(await replace(ANNA)).toEqual({ outcome: 'replaced', present: [] });
  });

  test('[REPLACE-2] while a person writes notes, confirmation with their name is asked first', async () => {
    const { me } = (await server.ask(at, { as: ANNA })).body;
    const notesId = await makeNotes(me.id);
    await damageTable();
    const { token } = (
      await server.post(`${at}/token`, { as: ANNA, body: { documentId: notesId, kind: 'notes' } })
    ).body;
    notes = connectDocument(server.origin, {
      ...{ documentId: notesId, jwt: token, tenantId: FLUID_TENANT_ID, mode: 'write' },
    });
    expect(await notes.answer).toMatchObject({ ok: true });
    expect(await replace(BO)).toEqual({ outcome: 'ask', present: [me.id] });
    expect(await isRunning()).toBe(true);
    // To herself she is nobody else.
    expect(await replace(ANNA)).toEqual({ outcome: 'replaced', present: [] });
  });

  async function makeNotes(noteTaker: string): Promise<string> {
    const sessionId = at.split('/').at(-1) ?? '';
    const registry = await openSqlRegistry({ sqliteFile: join(server.dataDir, REGISTRY_FILE) });
    await registry.conversation.claimRoles(sessionId, noteTaker);
    await registry.close();
    return makeEmptyDocument(server, sessionId, ANNA, 'notes');
  }
});
