import { decodeJwt } from 'jose';
import {
  ANNA,
  BO,
  CARL,
  STRANGER,
  startTestServer,
  type TestServer,
} from '../../support/server/appServer.ts';
import { OTHER_TENANT_ID, type Person } from '../../support/server/cloud.ts';

const NOTES = 'the-notes';

describe('notes are for note-takers', () => {
  let server: TestServer;
  let meetingId: string;
  let at: string;

  beforeEach(async () => {
    server = await startTestServer();
    // Carl has called the meeting, Anna starts it.
    ({ meetingId } = server.meeting(CARL, ANNA, BO));
    at = `/api/sessions/${(await open(ANNA)).session.id}`;
    await server.post(`${at}/document`, { as: ANNA, body: { documentId: 'the-table' } });
    await server.post(`${at}/roles/claim`, { as: ANNA });
  });
  afterEach(() => server.close());

  const open = async (as: Person) => (await server.post('/api/sessions', { as, body: { meetingId } })).body;
  const register = (as: Person, documentId = NOTES) =>
    server.post(`${at}/document`, { as, body: { documentId, kind: 'notes' } });
  const token = (as: Person, documentId?: string) =>
    server.post(`${at}/token`, { as, body: { kind: 'notes', ...(documentId && { documentId }) } });

  test('[NOTES-1] a note-taker makes the notes, and finds them again', async () => {
    expect((await open(ANNA)).notesDocumentId).toBeUndefined();
    expect(decodeJwt((await token(ANNA)).body.token)).toMatchObject({ documentId: '' });
    expect((await register(ANNA)).body).toEqual({ documentId: NOTES });
    expect(decodeJwt((await token(ANNA, NOTES)).body.token)).toMatchObject({
      documentId: NOTES,
      scopes: ['doc:read', 'doc:write', 'summary:write'],
    });
    expect((await open(ANNA)).notesDocumentId).toBe(NOTES);
    expect((await server.ask(at, { as: ANNA })).body.notesDocumentId).toBe(NOTES);
    expect((await token(ANNA)).body.error.code).toBe('document_taken');
  });

  test('[NOTES-2] other people get no token, cannot register notes and are not told whether any exist, with any identity', async () => {
    await register(ANNA);
    const ticket = (await server.post(`${at}/viewing-ticket`, { as: ANNA })).body.ticket as string;
    const recap = (await server.post(`${at}/recap-ticket`, { as: ANNA })).body.ticket as string;
    const elsewhere = await server.cloud.signIn(ANNA, { tenantId: OTHER_TENANT_ID });
    const identities = [
      { as: BO },
      { as: CARL },
      { as: STRANGER },
      { token: elsewhere },
      { ticket },
      { ticket: recap },
      {},
    ];
    for (const who of identities) {
      for (const body of [
        { kind: 'notes' },
        { kind: 'notes', documentId: NOTES },
        { kind: 'table', documentId: NOTES },
        { documentId: NOTES },
      ]) {
        const reply = await server.post(`${at}/token`, { ...who, body });
        expect(reply.status).toBeGreaterThanOrEqual(400);
        expect(JSON.stringify(reply.body)).not.toContain(NOTES);
      }
      const registered = await server.post(`${at}/document`, {
        ...who,
        body: { kind: 'notes', documentId: 'mine' },
      });
      expect(registered.status).toBeGreaterThanOrEqual(400);
      expect(JSON.stringify(registered.body)).not.toContain(NOTES);
      const views = [
        await server.post('/api/sessions', { ...who, body: { meetingId } }),
        await server.ask(at, who),
        await server.post('/api/viewing', who),
        await server.ask(`${at}/roles`, who),
      ];
      for (const { body } of views) expect(JSON.stringify(body)).not.toContain(NOTES);
    }
  });

  test('[NOTES-2] a person without the role gets the same answer with and without notes', async () => {
    const before = await token(BO, NOTES);
    await register(ANNA);
    expect((await token(BO, NOTES)).body).toEqual(before.body);
    expect((await token(BO)).body).toEqual(before.body);
    expect(before).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } });
  });

  test('[NOTES-3] a new note-taker has access at once, a former one loses it when the token expires', async () => {
    await register(ANNA);
    const [anna, bo] = [(await open(ANNA)).me.id, (await open(BO)).me.id];
    const change = (participant: string, held: boolean) =>
      server.post(`${at}/roles`, { as: ANNA, body: { role: 'noteTaker', participant, held } });
    await change(bo, true);
    expect((await token(BO, NOTES)).status).toBe(200);
    const last = (await token(ANNA, NOTES)).body;
    await change(anna, false);
    expect((await token(ANNA, NOTES)).status).toBe(404);
    expect((await open(ANNA)).notesDocumentId).toBeUndefined();
    expect(Date.parse(last.expiresAt) - server.clock.ms).toBeLessThanOrEqual(15 * 60_000);
  });

  test('[NOTES-4] after the end note-takers read, and no token to write is given', async () => {
    await register(ANNA);
    await server.post(`${at}/end`, { as: BO });
    expect(decodeJwt((await token(ANNA, NOTES)).body.token)).toMatchObject({ scopes: ['doc:read'] });
    expect((await token(BO, NOTES)).status).toBe(404);
  });

  test('[SERVE-9] a document of another kind is a bad request', async () => {
    const body = { documentId: 'x', kind: 'diary' };
    expect((await server.post(`${at}/document`, { as: ANNA, body })).status).toBe(400);
    expect((await server.post(`${at}/token`, { as: ANNA, body })).status).toBe(400);
  });
});
