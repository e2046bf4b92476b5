import { decodeJwt, SignJWT, UnsecuredJWT } from 'jose';
import { type Attack, attacks } from '../support/attack/attacks.ts';
import { ANNA, BO, EVE, refusal, type World } from '../support/attack/world.ts';
import { connectDocument, operation } from '../support/relay/rawSocket.ts';
import { FLUID_KEY, FLUID_TENANT_ID, SERVER_KEY } from '../support/server/appServer.ts';
import type { Person } from '../support/server/cloud.ts';

const HOUR_MS = 60 * 60_000;
const EXPIRED = '401 ticket_expired';
const INVALID = '401 not_signed_in';

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const secret = (key: string) => new TextEncoder().encode(key);

/** A meeting of their own for those who end or delete it. */
async function meeting(world: World) {
  const { meetingId } = world.server.meeting(EVE, BO);
  const open = async (as: Person) =>
    (await world.server.post('/api/sessions', { as, body: { meetingId } })).body;
  const sessionId: string = (await open(EVE)).session.id;
  const at = `/api/sessions/${sessionId}`;
  await world.server.post(`${at}/roles/claim`, { as: EVE });
  const documentId = `table-of-${sessionId}`;
  await world.server.post(`${at}/document`, { as: EVE, body: { documentId } });
  const ticketFor = async (kind: 'viewing' | 'recap'): Promise<string> =>
    (await world.server.post(`${at}/${kind}-ticket`, { as: BO })).body.ticket;
  return { at, sessionId, documentId, ticketFor };
}

/** All that a ticket opens. */
async function uses(world: World, ticket: string, at = world.at, documentId = world.tableId) {
  return [
    await world.server.post('/api/viewing', { ticket }),
    await world.server.post(`${at}/token`, { ticket, body: { documentId } }),
    await world.server.ask('/api/decks', { ticket }),
  ].map(refusal);
}

const forged = (name: string, make: (world: World) => Promise<string> | string): Attack => ({
  name: `a ticket ${name}`,
  must: INVALID,
  run: async (world) => expect(await uses(world, await make(world))).toEqual([INVALID, INVALID, INVALID]),
});

const imitation = (world: World, claims: object = {}) =>
  new SignJWT({ ...decodeJwt(world.ticket), ...claims }).setProtectedHeader({ alg: 'HS256' });

/** Whatever viewers may not do, with a ticket that is good. */
const CALLS: readonly (readonly [what: string, method: string, path: string, body?: object])[] = [
  ['looking at the session as a member', 'GET', ''],
  ['ending the session', 'POST', '/end'],
  ['reopening the session', 'POST', '/reopen'],
  ['deleting the session', 'DELETE', ''],
  ['registering a table', 'POST', '/document', { documentId: 'x' }],
  ['getting another ticket', 'POST', '/viewing-ticket'],
  ['getting a recap ticket', 'POST', '/recap-ticket'],
  ['claiming roles', 'POST', '/roles/claim'],
  ['reading roles', 'GET', '/roles'],
  ['asking for names', 'POST', '/names', { participants: [] }],
  ['writing a word', 'POST', '/words/a', { text: 'x' }],
  ['answering', 'POST', '/polls/time-11111111-2222-4333-8444-555555555555/answers', { answer: 'more' }],
  ['reading the meeting’s own decks', 'GET', '/decks'],
];

describe('[ATTACK-3] tickets', () => {
  attacks([
    ...CALLS.map(
      ([what, method, path, body]): Attack => ({
        name: `${what} with a viewing ticket`,
        must: '403 not_a_member',
        async run({ server, at, ticket }) {
          const reply = await server.ask(at + path, { method, ticket, ...(body && { body }) });
          expect(refusal(reply)).toBe('403 not_a_member');
        },
      }),
    ),
    {
      name: 'a token for the notes with a viewing ticket',
      must: '404 not_found',
      async run({ server, at, ticket, notesId }) {
        for (const body of [{ documentId: notesId, kind: 'notes' }, { documentId: notesId }]) {
          expect(refusal(await server.post(`${at}/token`, { ticket, body }))).toBe('404 not_found');
        }
      },
    },
    {
      name: 'a token for another session’s table with a viewing ticket',
      must: '404 not_found',
      async run({ server, at, ticket, elsewhere }) {
        const body = { documentId: elsewhere.tableId };
        for (const path of [at, elsewhere.at]) {
          expect(refusal(await server.post(`${path}/token`, { ticket, body }))).toBe('404 not_found');
        }
      },
    },
    {
      name: 'a token to make a table with a viewing ticket',
      must: '403 not_a_member',
      async run({ server, at, ticket }) {
        expect(refusal(await server.post(`${at}/token`, { ticket, body: {} }))).toBe('403 not_a_member');
      },
    },
    {
      name: 'writing to the table with a viewer’s token',
      must: 'the relay refuses the operation',
      async run({ server, at, ticket, tableId }) {
        const { body } = await server.post(`${at}/token`, { ticket, body: { documentId: tableId } });
        const socket = connectDocument(server.origin, {
          ...{ documentId: tableId, jwt: body.token, tenantId: FLUID_TENANT_ID },
        });
        const { clientId, mode } = await socket.answer;
        expect(mode).toBe('read');
        const nack = socket.next('nack');
        socket.socket.emit('submitOp', clientId, [[operation(1)]]);
        expect(await nack).toMatchObject(['', [{ content: { code: 403 } }]]);
        socket.close();
      },
    },
    {
      name: 'a ticket used again after the session has ended',
      must: EXPIRED,
      async run(world) {
        const { at, documentId, ticketFor } = await meeting(world);
        const ticket = await ticketFor('viewing');
        await world.server.post(`${at}/end`, { as: BO });
        expect(await uses(world, ticket, at, documentId)).toEqual([EXPIRED, EXPIRED, EXPIRED]);
      },
    },
    {
      name: 'a ticket used again after the session has ended and been reopened',
      must: EXPIRED,
      async run(world) {
        const { at, documentId, ticketFor } = await meeting(world);
        const ticket = await ticketFor('viewing');
        await world.server.post(`${at}/end`, { as: BO });
        await world.server.post(`${at}/reopen`, { as: BO });
        expect(await uses(world, ticket, at, documentId)).toEqual([EXPIRED, EXPIRED, EXPIRED]);
      },
    },
    {
      name: 'a ticket used again after the sharing has ended',
      must: `${EXPIRED}, and other sharings go on`,
      async run(world) {
        const { at, documentId, ticketFor } = await meeting(world);
        const [ticket, another] = [await ticketFor('viewing'), await ticketFor('viewing')];
        await world.server.post(`${at}/viewing-ticket/end`, { as: BO, body: { ticket } });
        expect(await uses(world, ticket, at, documentId)).toEqual([EXPIRED, EXPIRED, EXPIRED]);
        expect((await world.server.post('/api/viewing', { ticket: another })).status).toBe(200);
      },
    },
    {
      name: 'a ticket of a session that is deleted',
      must: EXPIRED,
      async run(world) {
        const { at, documentId, ticketFor } = await meeting(world);
        const tickets = [await ticketFor('viewing'), await ticketFor('recap')];
        await world.server.ask(at, { as: EVE, method: 'DELETE' });
        for (const ticket of tickets) {
          expect(await uses(world, ticket, at, documentId)).toEqual([EXPIRED, EXPIRED, EXPIRED]);
        }
      },
    },
    {
      name: 'a ticket after eight hours',
      must: EXPIRED,
      async run(world) {
        const { at, documentId, ticketFor } = await meeting(world);
        const ticket = await ticketFor('viewing');
        world.server.clock.ms += 8 * HOUR_MS + 1_000;
        expect(await uses(world, ticket, at, documentId)).toEqual([EXPIRED, EXPIRED, EXPIRED]);
      },
    },
    {
      name: 'a recap ticket after a quarter of an hour',
      must: EXPIRED,
      async run(world) {
        const { at, documentId, ticketFor } = await meeting(world);
        const ticket = await ticketFor('recap');
        world.server.clock.ms += HOUR_MS / 4 + 1_000;
        expect(await uses(world, ticket, at, documentId)).toEqual([EXPIRED, EXPIRED, EXPIRED]);
      },
    },
    {
      name: 'a recap ticket for more than the table',
      must: 'neither notes nor roles nor names nor a longer life',
      async run({ server, at, notesId, tableId }) {
        const { ticket } = (await server.post(`${at}/recap-ticket`, { as: EVE })).body;
        const notes = { documentId: notesId, kind: 'notes' };
        expect(refusal(await server.post(`${at}/token`, { ticket, body: notes }))).toBe('404 not_found');
        expect(refusal(await server.ask(`${at}/roles`, { ticket }))).toBe('403 not_a_member');
        const table = (await server.post(`${at}/token`, { ticket, body: { documentId: tableId } })).body;
        expect(decodeJwt(table.token)).toMatchObject({ scopes: ['doc:read'], user: { name: '' } });
        expect(Date.parse(table.expiresAt) - server.clock.ms).toBeLessThanOrEqual(HOUR_MS / 4);
        const view = await server.post('/api/viewing', { ticket });
        expect(view.body).not.toHaveProperty('notesDocumentId');
      },
    },
    {
      name: 'ending somebody’s sharing from another meeting',
      must: 'the sharing goes on',
      async run({ server, elsewhere, ticket }) {
        const { meetingId } = server.meeting(EVE);
        const own = (await server.post('/api/sessions', { as: EVE, body: { meetingId } })).body.session.id;
        await server.post(`/api/sessions/${own}/viewing-ticket/end`, { as: EVE, body: { ticket } });
        expect((await server.post('/api/viewing', { ticket })).status).toBe(200);
        expect(elsewhere.sessionId).not.toBe(own);
      },
    },
    {
      name: 'a ticket as a sign-in, and a sign-in as a ticket',
      must: INVALID,
      async run({ server, at, ticket }) {
        expect(refusal(await server.ask(at, { token: ticket }))).toBe(INVALID);
        const token = await server.cloud.signIn(ANNA);
        expect(refusal(await server.post('/api/viewing', { ticket: token }))).toBe(INVALID);
      },
    },
    {
      name: 'a ticket in the address instead of the header',
      must: INVALID,
      async run({ server, ticket }) {
        expect(refusal(await server.post(`/api/viewing?ticket=${ticket}`))).toBe(INVALID);
      },
    },
    forged('for another session', (world) => {
      const [head, , signature] = world.ticket.split('.');
      const claims = { ...decodeJwt(world.ticket), sub: world.elsewhere.sessionId };
      return [head, encoded(claims), signature].join('.');
    }),
    forged('made with the server’s own secret', (world) => imitation(world).sign(secret(SERVER_KEY))),
    forged('made with the Fluid key', (world) => imitation(world).sign(secret(FLUID_KEY))),
    forged('that is not signed', (world) => new UnsecuredJWT(decodeJwt(world.ticket)).encode()),
    forged('that is a Fluid token', (world) => world.givenToken(EVE)),
    forged('of the recap’s kind made from one of the stage', (world) => {
      const [head, , signature] = world.ticket.split('.');
      return [head, encoded({ ...decodeJwt(world.ticket), aud: 'dialogkort:recap' }), signature].join('.');
    }),
    forged('without an end', (world) => {
      const [head, , signature] = world.ticket.split('.');
      const { exp: _, ...claims } = decodeJwt(world.ticket);
      return [head, encoded(claims), signature].join('.');
    }),
  ]);
});
