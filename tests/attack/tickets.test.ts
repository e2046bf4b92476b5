import { decodeJwt, SignJWT, UnsecuredJWT } from 'jose';
import { type Attack, attacks } from '../support/attack/attacks.ts';
import { flood } from '../support/attack/flood.ts';
import { beginTable } from '../support/attack/honestMeeting.ts';
import { ANNA, BO, EVE, refusal, type World } from '../support/attack/world.ts';
import { connectDocument, operation } from '../support/relay/rawSocket.ts';
import { FLUID_KEY, FLUID_TENANT_ID, SERVER_KEY } from '../support/server/appServer.ts';
import type { Person } from '../support/server/cloud.ts';

const HOUR_MS = 60 * 60_000;
const EXPIRED = '401 ticket_expired';
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
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
  const documentId = await beginTable(world.server, sessionId, EVE);
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
  ['seeing who shares', 'GET', '/viewings'],
  ['ending the session', 'POST', '/end'],
  ['replacing the session', 'POST', '/replace', { confirmed: true }],
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
  ['getting a deck’s ticket', 'POST', '/decks/digitale-kompetencer/ticket'],
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
      name: 'the other spellings of one ticket, whose last letter has unused bits',
      must: INVALID,
      async run(world) {
        const [last = ''] = world.ticket.slice(-1);
        const begun = BASE64URL.indexOf(last) & ~0b11;
        const spellings = [0, 1, 2, 3].map((bits) => world.ticket.slice(0, -1) + BASE64URL[begun + bits]);
        expect(spellings).toContain(world.ticket);
        for (const spelling of spellings.filter((other) => other !== world.ticket)) {
          expect(refusal(await world.server.post('/api/viewing', { ticket: spelling }))).toBe(INVALID);
        }
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
      name: 'tickets of a person who has been removed from the meeting since',
      must: `${EXPIRED} within a minute, for the stage and for the recap`,
      async run(world) {
        const { server } = world;
        const { meetingId, chatId } = server.meeting(BO, EVE);
        const open = async (as: Person) =>
          (await server.post('/api/sessions', { as, body: { meetingId } })).body;
        const at = `/api/sessions/${(await open(BO)).session.id}`;
        await open(EVE);
        const documentId = `table-${at.split('/').at(-1)}`;
        await server.post(`${at}/document`, { as: BO, body: { documentId } });
        const ticketFor = async (as: Person, kind: 'viewing' | 'recap'): Promise<string> =>
          (await server.post(`${at}/${kind}-ticket`, { as })).body.ticket;
        const tickets = [await ticketFor(EVE, 'viewing'), await ticketFor(EVE, 'recap')];
        const honest = await ticketFor(BO, 'viewing');
        for (const ticket of tickets)
          expect((await server.post('/api/viewing', { ticket })).status).toBe(200);
        server.cloud.meetings.set(chatId, { members: [BO], organiser: BO });
        server.clock.ms += 61_000;
        for (const ticket of tickets) {
          expect(await uses(world, ticket, at, documentId)).toEqual([EXPIRED, EXPIRED, EXPIRED]);
        }
        expect((await server.post('/api/viewing', { ticket: honest })).status).toBe(200);
      },
    },
    {
      name: 'twenty sharings by one member, so that some of them are overlooked',
      must: 'at most five of them, and all members see whose they are',
      async run(world) {
        const { server } = world;
        const { at, ticketFor } = await meeting(world);
        const tickets: string[] = [];
        for (let i = 0; i < 20; i += 1) tickets.push(await ticketFor('viewing'));
        const { viewings } = (await server.ask(`${at}/viewings`, { as: EVE })).body;
        const bo = (await server.ask(at, { as: BO })).body.me.id;
        expect(viewings.map(({ by }: { by: string }) => by)).toEqual([bo, bo, bo, bo, bo]);
        const open = await Promise.all(
          tickets.map(async (ticket) => (await server.post('/api/viewing', { ticket })).status),
        );
        expect(open.filter((status) => status === 200)).toHaveLength(5);
        expect(open.at(-1)).toBe(200);
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
      name: 'a viewing ticket for the names of people who are not at the table',
      must: 'only names of people who are present',
      async run(world) {
        const { server, ticket } = world;
        const sealed = async (as: Person) =>
          (decodeJwt(await world.givenToken(as)) as unknown as { user: { id: string; name: string } }).user;
        const [anna, eve] = [await sealed(ANNA), await sealed(EVE)];
        const names = { [anna.id]: anna.name, [eve.id]: eve.name };
        const told = await server.post('/api/viewing/names', { ticket, body: { names } });
        expect(told.body).toEqual({ names: { [anna.id]: ANNA.name } });
        const worn = { [anna.id]: eve.name };
        const other = await server.post('/api/viewing/names', { ticket, body: { names: worn } });
        expect(other.body).toEqual({ names: {} });
        const view = await server.post('/api/viewing', { ticket });
        expect(view.body).not.toHaveProperty('nameKey');
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
      name: 'a deck’s ticket for more than the deck',
      must: INVALID,
      async run(world) {
        const { server, at } = world;
        const { ticket } = (await server.post(`${at}/decks/digitale-kompetencer/ticket`, { as: EVE })).body;
        expect((await server.ask('/api/deck-file', { ticket })).body.id).toBe('digitale-kompetencer');
        expect(await uses(world, ticket)).toEqual([INVALID, INVALID, INVALID]);
        expect(refusal(await server.ask(`${at}/decks`, { ticket }))).toBe(INVALID);
        expect(refusal(await server.post(`${at}/recap-ticket`, { ticket }))).toBe(INVALID);
      },
    },
    {
      name: 'another ticket, or a sign-in, for a deck’s file',
      must: INVALID,
      async run({ server, at, ticket }) {
        const recap = (await server.post(`${at}/recap-ticket`, { as: EVE })).body.ticket;
        for (const other of [ticket, recap])
          expect(refusal(await server.ask('/api/deck-file', { ticket: other }))).toBe(INVALID);
        expect(refusal(await server.ask('/api/deck-file', { as: ANNA }))).toBe(INVALID);
      },
    },
    {
      name: 'a deck’s ticket of a person who has been removed from the meeting since',
      must: `${EXPIRED} within a minute`,
      async run({ server }) {
        const { meetingId, chatId } = server.meeting(BO, EVE);
        const { session } = (await server.post('/api/sessions', { as: EVE, body: { meetingId } })).body;
        const path = `/api/sessions/${session.id}/decks/digitale-kompetencer/ticket`;
        const { ticket } = (await server.post(path, { as: EVE })).body;
        server.cloud.meetings.set(chatId, { members: [BO], organiser: BO });
        server.clock.ms += 61_000;
        expect(refusal(await server.ask('/api/deck-file', { ticket }))).toBe(EXPIRED);
      },
    },
    {
      name: 'ending a sharing from another meeting',
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
      name: 'one ticket in all the ways in which its signature can be written',
      must: 'only the one that the server wrote is a ticket',
      async run(world) {
        const { server } = world;
        const ticket = await (await meeting(world)).ticketFor('viewing');
        world.stopTheClock();
        const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
        const last = letters.indexOf(ticket.at(-1) ?? '');
        // The last letter stands for four bits; the two below them say nothing.
        const spellings = [0, 1, 2, 3].map((low) => `${ticket.slice(0, -1)}${letters[(last & ~3) + low]}`);
        const statuses = await flood(700, (i) =>
          server.post('/api/viewing', { ticket: spellings[i % spellings.length] ?? ticket }),
        );
        const taken = statuses.filter((status) => status === 200).length;
        expect(taken).toBe(700 / spellings.length);
        expect(new Set(statuses)).toEqual(new Set([200, 401]));
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
