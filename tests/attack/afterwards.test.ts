import { decodeJwt } from 'jose';
import { attacks } from '../support/attack/attacks.ts';
import { beginTable } from '../support/attack/honestMeeting.ts';
import { BO, EVE, refusal, type World } from '../support/attack/world.ts';
import { connectDocument, operation } from '../support/relay/rawSocket.ts';
import { rest } from '../support/relay/rest.ts';
import { FLUID_TENANT_ID } from '../support/server/appServer.ts';
import { makeEmptyDocument } from '../support/server/documents.ts';

const MINUTE_MS = 60_000;
const SHORT_LIFE_MS = 15 * MINUTE_MS;
const EXPIRED = '401 ticket_expired';
const NOT_THERE = '404 not_found';

/** A meeting of Bo and Eva with a table at the relay, to be ended, left and deleted. */
async function meeting({ server }: World) {
  const { meetingId, chatId } = server.meeting(BO, EVE);
  const body = (await server.post('/api/sessions', { as: BO, body: { meetingId } })).body;
  const at = `/api/sessions/${body.session.id}`;
  const table = { documentId: await beginTable(server, body.session.id, BO) };
  const notes = { documentId: await makeEmptyDocument(server, body.session.id, BO, 'notes') };
  return { at, chatId, boId: String(body.me.id), table, notes: { ...notes, kind: 'notes' } };
}

const connect = (world: World, documentId: string, jwt: string) =>
  connectDocument(world.server.origin, { documentId, jwt, tenantId: FLUID_TENANT_ID });

const lifeMs = (token: string, world: World) =>
  (decodeJwt(token).exp ?? Infinity) * 1_000 - world.server.clock.ms;

/** So that a token of a quarter of an hour ends in some seconds of the relay's clock. */
function makeTokensShort({ server }: World): void {
  server.clock.ms = Date.now() - SHORT_LIFE_MS + 3_000;
}

describe('[ATTACK-3] [ATTACK-4] tickets and tokens from before', () => {
  attacks([
    {
      name: 'watching on after the end with the Fluid token that a ticket gave',
      must: 'a quarter of an hour at most, and no other token',
      async run(world) {
        const { server } = world;
        const { at, table } = await meeting(world);
        const { ticket } = (await server.post(`${at}/viewing-ticket`, { as: BO })).body;
        const { token } = (await server.post(`${at}/token`, { ticket, body: table })).body;
        await server.post(`${at}/end`, { as: BO, body: {} });
        expect(refusal(await server.post(`${at}/token`, { ticket, body: table }))).toBe(EXPIRED);
        expect(refusal(await server.post('/api/viewing', { ticket }))).toBe(EXPIRED);
        expect(lifeMs(token, world)).toBeLessThanOrEqual(SHORT_LIFE_MS);
        const { raw, clientId } = await reader(world, table.documentId, token);
        const nack = raw.next('nack');
        raw.socket.emit('submitOp', clientId, [[operation(1)]]);
        expect(await nack).toMatchObject(['', [{ content: { code: 403 } }]]);
        raw.close();
      },
    },
    {
      name: 'the socket that a ticket has opened, kept open after the sharing has ended',
      must: 'it is ended with the token, and there is no way back in',
      async run(world) {
        const { server } = world;
        const { at, table } = await meeting(world);
        const { ticket } = (await server.post(`${at}/viewing-ticket`, { as: BO })).body;
        makeTokensShort(world);
        const { token } = (await server.post(`${at}/token`, { ticket, body: table })).body;
        const { raw } = await reader(world, table.documentId, token);
        server.clock.ms = Date.now();
        await server.post(`${at}/viewing-ticket/end`, { as: BO, body: { ticket } });
        expect(await raw.ended).toBe('io server disconnect');
        const again = connect(world, table.documentId, token);
        expect(await again.answer).toMatchObject({ ok: false, code: 401 });
        again.close();
        expect(refusal(await server.post(`${at}/token`, { ticket, body: table }))).toBe(EXPIRED);
      },
    },
    {
      name: 'the notes after the note-taker’s role is lost',
      must: 'no other token at once, and the socket ends within a quarter of an hour',
      async run(world) {
        const { server } = world;
        const { at, notes, boId } = await meeting(world);
        const eve = (await server.ask(at, { as: EVE })).body.me.id;
        const role = (participant: string, held: boolean) =>
          server.post(`${at}/roles`, { as: BO, body: { role: 'noteTaker', participant, held } });
        expect((await role(eve, true)).status).toBe(200);
        const { token: long } = (await server.post(`${at}/token`, { as: EVE, body: notes })).body;
        expect(lifeMs(long, world)).toBeLessThanOrEqual(SHORT_LIFE_MS);
        makeTokensShort(world);
        const { token } = (await server.post(`${at}/token`, { as: EVE, body: notes })).body;
        server.clock.ms = Date.now();
        const socket = connect(world, notes.documentId, token);
        expect(await socket.answer).toMatchObject({ ok: true });
        expect((await role(eve, false)).body.noteTakers).toEqual([boId]);
        expect(refusal(await server.post(`${at}/token`, { as: EVE, body: notes }))).toBe(NOT_THERE);
        expect((await server.ask(at, { as: EVE })).body).not.toHaveProperty('notesDocumentId');
        expect(await socket.ended).toBe('io server disconnect');
      },
    },
    {
      name: 'the table after being taken out of the meeting’s chat',
      must: 'no other token after a minute, and the one there is lasts an hour at most',
      async run(world) {
        const { server } = world;
        const { at, chatId, table } = await meeting(world);
        const { token } = (await server.post(`${at}/token`, { as: EVE, body: table })).body;
        expect(lifeMs(token, world)).toBeLessThanOrEqual(60 * MINUTE_MS);
        server.cloud.meetings.set(chatId, { members: [BO] });
        server.clock.ms += MINUTE_MS + 1_000;
        expect(refusal(await server.post(`${at}/token`, { as: EVE, body: table }))).toBe(NOT_THERE);
        expect(refusal(await server.post(`${at}/viewing-ticket`, { as: EVE }))).toBe(NOT_THERE);
        expect(refusal(await server.post(`${at}/roles/claim`, { as: EVE }))).toBe(NOT_THERE);
      },
    },
    {
      name: 'a member’s token from before the end, to write into an ended session',
      must: 'an hour at most, and every token after the end only reads',
      async run(world) {
        const { server } = world;
        const { at, table } = await meeting(world);
        const { token } = (await server.post(`${at}/token`, { as: EVE, body: table })).body;
        await server.post(`${at}/end`, { as: BO, body: {} });
        expect(lifeMs(token, world)).toBeLessThanOrEqual(60 * MINUTE_MS);
        const after = (await server.post(`${at}/token`, { as: EVE, body: table })).body.token;
        expect(decodeJwt(after)).toMatchObject({ scopes: ['doc:read'] });
      },
    },
    {
      name: 'a token to make a table, kept for after the session is deleted',
      must: 'documents made with it belong to no session and open for no one',
      async run(world) {
        const { server } = world;
        const { meetingId } = server.meeting(EVE);
        const { session } = (await server.post('/api/sessions', { as: EVE, body: { meetingId } })).body;
        const at = `/api/sessions/${session.id}`;
        const { token } = (await server.post(`${at}/token`, { as: EVE, body: {} })).body;
        await server.ask(at, { as: EVE, method: 'DELETE' });
        const summary = { type: 'tree', entries: [] };
        const made = await rest(server.origin, 'POST', `/documents/${FLUID_TENANT_ID}`, token, { summary });
        const documentId = String(made.body);
        expect(refusal(await server.post(`${at}/document`, { as: EVE, body: { documentId } }))).toBe(
          NOT_THERE,
        );
        expect(refusal(await server.post(`${at}/token`, { as: EVE, body: { documentId } }))).toBe(NOT_THERE);
        const socket = connect(world, documentId, token);
        expect(await socket.answer).toMatchObject({ ok: false });
        socket.close();
      },
    },
  ]);
});

async function reader(world: World, documentId: string, jwt: string) {
  const raw = connect(world, documentId, jwt);
  const { ok, clientId } = await raw.answer;
  expect(ok).toBe(true);
  return { raw, clientId };
}
