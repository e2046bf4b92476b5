import { connectDocument, type RawSocket } from '../../support/relay/rawSocket.ts';
import {
  ANNA,
  BO,
  CARL,
  FLUID_TENANT_ID,
  startTestServer,
  type TestServer,
} from '../../support/server/appServer.ts';
import type { Person } from '../../support/server/cloud.ts';
import { makeEmptyDocument } from '../../support/server/documents.ts';

const LOOK_EVERY_MS = 50;

let server: TestServer;
let chatId: string;
let at: string;
let documentId: string;
let open: RawSocket[];

beforeEach(async () => {
  open = [];
  server = await startTestServer({ ownRelay: true, parts: { expelEveryMs: LOOK_EVERY_MS } });
  const meeting = server.meeting(ANNA, BO, CARL);
  ({ chatId } = meeting);
  const { meetingId } = meeting;
  const { session } = (await server.post('/api/sessions', { as: ANNA, body: { meetingId } })).body;
  at = `/api/sessions/${session.id}`;
  documentId = await makeEmptyDocument(server, session.id, ANNA);
});
afterEach(async () => {
  for (const socket of open) socket.close();
  await server.close();
});

async function tokenOf(who: { as: Person } | { ticket: string }): Promise<string> {
  return (await server.post(`${at}/token`, { ...who, body: { documentId } })).body.token;
}

async function sitDown(jwt: string, mode: 'read' | 'write' = 'write'): Promise<RawSocket> {
  const socket = connectDocument(server.origin, { documentId, jwt, tenantId: FLUID_TENANT_ID, mode });
  open.push(socket);
  return socket;
}

describe('a person who is removed from the meeting', () => {
  test('[ACCESS-20] is taken off the table, keeps no token for it, and the others stay', async () => {
    const annas = await sitDown(await tokenOf({ as: ANNA }));
    const bosToken = await tokenOf({ as: BO });
    const bos = await sitDown(bosToken);
    expect(await Promise.all([annas.answer, bos.answer])).toMatchObject([{ ok: true }, { ok: true }]);

    server.cloud.meetings.set(chatId, { members: [ANNA, CARL], organiser: ANNA });
    server.clock.ms += 61_000;
    await bos.ended;
    expect(await (await sitDown(bosToken)).answer).toMatchObject({ ok: false, code: 401 });
    const deltas = await server.ask(`/deltas/${FLUID_TENANT_ID}/${documentId}?from=0&to=9`, {
      headers: { authorization: `Basic ${bosToken}` },
    });
    expect(deltas.status).toBe(401);
    expect((await server.post(`${at}/token`, { as: BO, body: { documentId } })).status).toBe(404);
    expect(annas.socket.connected).toBe(true);

    // Invited again, and let in again.
    server.cloud.meetings.set(chatId, { members: [ANNA, BO, CARL], organiser: ANNA });
    server.clock.ms += 6_000;
    expect(await (await sitDown(await tokenOf({ as: BO }))).answer).toMatchObject({ ok: true });
  });

  test('[ACCESS-22] viewers leave with the sharing, and those with another ticket come back', async () => {
    const share = async () => (await server.post(`${at}/viewing-ticket`, { as: BO })).body.ticket as string;
    const [first, second] = [await share(), await share()];
    const guests = [
      await sitDown(await tokenOf({ ticket: first }), 'read'),
      await sitDown(await tokenOf({ ticket: second }), 'read'),
    ];
    const annas = await sitDown(await tokenOf({ as: ANNA }));
    await Promise.all([...guests, annas].map(({ answer }) => answer));
    await server.post(`${at}/viewing-ticket/end`, { as: BO, body: { ticket: first } });
    await Promise.all(guests.map(({ ended }) => ended));
    expect((await server.post(`${at}/token`, { ticket: first, body: { documentId } })).status).toBe(401);
    const back = await sitDown(await tokenOf({ ticket: second }), 'read');
    expect(await back.answer).toMatchObject({ ok: true });
    expect(annas.socket.connected).toBe(true);
  });
});
