import { randomUUID } from 'node:crypto';
import { type Attack, attacks } from '../support/attack/attacks.ts';
import { beginTable, HonestMeeting } from '../support/attack/honestMeeting.ts';
import { ANNA, BO, CARL, EVE, OTHER, OTHER_TENANT_ID, refusal, type World } from '../support/attack/world.ts';
import type { Person } from '../support/server/cloud.ts';
import { makeUnregisteredDocument } from '../support/server/documents.ts';

const NOBODY = 'AAAAAAAAAAAAAAAAAAAAAA';
const PLACEMENT = 'placement-11111111-2222-4333-8444-555555555555';
const NOT_THERE = '404 not_found';

interface Call {
  readonly what: string;
  readonly method?: string;
  path(world: World): string;
  body?(world: World): unknown;
}

/** All that can be asked about a session. */
const CALLS: readonly Call[] = [
  { what: 'looking at it', path: () => '' },
  { what: 'ending it', method: 'POST', path: () => '/end' },
  { what: 'replacing it', method: 'POST', path: () => '/replace', body: () => ({ confirmed: true }) },
  { what: 'reopening it', method: 'POST', path: () => '/reopen' },
  { what: 'deleting it', method: 'DELETE', path: () => '' },
  {
    what: 'registering a table',
    method: 'POST',
    path: () => '/document',
    body: () => ({ documentId: 'mine' }),
  },
  {
    what: 'a token for its table',
    method: 'POST',
    path: () => '/token',
    body: ({ tableId }) => ({ documentId: tableId }),
  },
  {
    what: 'a token for its notes',
    method: 'POST',
    path: () => '/token',
    body: ({ notesId }) => ({ documentId: notesId, kind: 'notes' }),
  },
  { what: 'a viewing ticket', method: 'POST', path: () => '/viewing-ticket' },
  { what: 'a recap ticket', method: 'POST', path: () => '/recap-ticket' },
  {
    what: 'ending a sharing',
    method: 'POST',
    path: () => '/viewing-ticket/end',
    body: ({ ticket }) => ({ ticket }),
  },
  { what: 'its roles', path: () => '/roles' },
  { what: 'claiming its roles', method: 'POST', path: () => '/roles/claim' },
  {
    what: 'giving a role',
    method: 'POST',
    path: () => '/roles',
    body: ({ elsewhere }) => ({ role: 'noteTaker', participant: elsewhere.id, held: true }),
  },
  {
    what: 'names of its people',
    method: 'POST',
    path: () => '/names',
    body: ({ ids }) => ({ participants: [ids.anna, ids.bo] }),
  },
  { what: 'a poll', path: () => `/polls/${PLACEMENT}` },
  {
    what: 'answering a poll',
    method: 'POST',
    path: () => `/polls/${PLACEMENT}/answers`,
    body: () => ({ answer: '3' }),
  },
  { what: 'revealing a poll', method: 'POST', path: () => `/polls/${PLACEMENT}/reveal` },
  { what: 'writing a word', method: 'POST', path: () => '/words/round', body: () => ({ text: 'hej' }) },
  { what: 'releasing words', method: 'POST', path: () => '/words/round/release' },
  { what: 'the meeting’s decks', path: () => '/decks' },
];

const ask = (world: World, at: string, { method = 'GET', path, body }: Call, who: object) =>
  world.server.ask(at + path(world), { method, ...who, ...(body && { body: body(world) }) });

/** Somebody of the tenant who is in another meeting; they must be told what they are told of a session that never was. */
const FROM_OUTSIDE = CALLS.map(
  (call): Attack => ({
    name: `${call.what}, by somebody of another meeting`,
    must: 'the same answer as about a session that never was',
    async run(world) {
      const reply = await ask(world, world.at, call, { as: OTHER });
      const never = await ask(world, `/api/sessions/${NOBODY}`, call, { as: OTHER });
      expect(refusal(reply)).toBe(NOT_THERE);
      expect(reply.body).toEqual(never.body);
    },
  }),
);

const FROM_ANOTHER_TENANT = CALLS.slice(0, 8).map(
  (call): Attack => ({
    name: `${call.what}, by the same person id of another allowed tenant`,
    must: NOT_THERE,
    async run(world) {
      const token = await world.server.cloud.signIn(ANNA, { tenantId: OTHER_TENANT_ID });
      expect(refusal(await ask(world, world.at, call, { token }))).toBe(NOT_THERE);
    },
  }),
);

/** Of the meeting, but without a role. */
const member = (
  name: string,
  must: string,
  path: string,
  body: (world: World) => unknown,
  as: Person = EVE,
): Attack => ({
  name,
  must,
  async run(world) {
    expect(refusal(await world.server.post(world.at + path, { as, body: body(world) }))).toBe(must);
  },
});

const role = (name: string, must: string, as: Person, change: (world: World) => object): Attack =>
  member(name, must, '/roles', change, as);

describe('[ATTACK-2] [SESSION-31] other meetings, other tenants, and games with roles', () => {
  attacks([
    ...FROM_OUTSIDE,
    ...FROM_ANOTHER_TENANT,
    {
      name: 'opening a meeting whose id one has read somewhere',
      must: '403 not_a_member, as for one that never was',
      async run({ server, meetingId }) {
        const never = Buffer.from(`0#19:meeting_${randomUUID()}@thread.v2#0`).toString('base64');
        const replies = await Promise.all(
          [meetingId, never].map((id) =>
            server.post('/api/sessions', { as: OTHER, body: { meetingId: id } }),
          ),
        );
        expect(replies.map(refusal)).toEqual(['403 not_a_member', '403 not_a_member']);
        expect(replies[0]?.body).toEqual(replies[1]?.body);
      },
    },
    ...[
      ['of a chat that is no meeting’s', '0#19:x@unq.gbl.spaces/../..#0'],
      ['with a path in it', '0#19:meeting_a/../../users@thread.v2#0'],
      ['with a query in it', '0#19:meeting_a?$expand=x@thread.v2#0'],
      ['with a line break in it', '0#19:meeting_a\r\nHost: evil@thread.v2#0'],
      ['with another chat behind it', '0#19:meeting_a@thread.v2#0#19:meeting_b@thread.v2#0'],
      ['of nothing', '0##0'],
    ].map(
      ([what = '', id = '']): Attack => ({
        name: `a meeting’s id ${what}`,
        must: '400 bad_request, and Graph is not asked',
        async run({ server }) {
          const before = server.cloud.requests.length;
          const body = { meetingId: Buffer.from(id).toString('base64') };
          expect(refusal(await server.post('/api/sessions', { as: EVE, body }))).toBe('400 bad_request');
          expect(server.cloud.requests.slice(before).filter((path) => path.includes('chats'))).toEqual([]);
        },
      }),
    ),
    role('taking the facilitator’s role', '403 not_allowed', EVE, ({ ids }) => ({
      ...{ role: 'facilitator', participant: ids.eve, held: true },
    })),
    role('taking the note-taker’s role', '403 not_allowed', EVE, ({ ids }) => ({
      ...{ role: 'noteTaker', participant: ids.eve, held: true },
    })),
    role('taking the role away from the facilitator', '403 not_allowed', EVE, ({ ids }) => ({
      ...{ role: 'facilitator', participant: ids.anna, held: false },
    })),
    role('taking the role away from the note-taker', '403 not_allowed', EVE, ({ ids }) => ({
      ...{ role: 'noteTaker', participant: ids.anna, held: false },
    })),
    role('the organiser helping oneself to the notes', '403 not_allowed', CARL, ({ ids }) => ({
      ...{ role: 'noteTaker', participant: ids.bo, held: true },
    })),
    role('the organiser making somebody else facilitator', '403 not_allowed', CARL, ({ ids }) => ({
      ...{ role: 'facilitator', participant: ids.eve, held: true },
    })),
    role('the organiser taking the role from the facilitator', '403 not_allowed', CARL, ({ ids }) => ({
      ...{ role: 'facilitator', participant: ids.anna, held: false },
    })),
    role('the last note-taker laying the role down', '403 not_allowed', ANNA, ({ ids }) => ({
      ...{ role: 'noteTaker', participant: ids.anna, held: false },
    })),
    role('giving the notes to a pseudonym of another session', NOT_THERE, ANNA, ({ elsewhere }) => ({
      ...{ role: 'noteTaker', participant: elsewhere.id, held: true },
    })),
    role('giving the notes to a viewer', '400 bad_request', ANNA, () => ({
      ...{ role: 'noteTaker', participant: 'viewer-AAAAAAAAAAAAAAAAAAAAAA', held: true },
    })),
    role('a role that there is not', '400 bad_request', ANNA, ({ ids }) => ({
      ...{ role: 'organiser', participant: ids.eve, held: true },
    })),
    role('saying who does it', '400 bad_request', EVE, ({ ids }) => ({
      ...{ role: 'facilitator', participant: ids.eve, held: true, by: ids.anna },
    })),
    {
      name: 'claiming roles that are taken',
      must: 'nothing changes',
      async run({ server, at, ids }) {
        const claims = await Promise.all(
          Array.from({ length: 10 }, () => server.post(`${at}/roles/claim`, { as: EVE })),
        );
        for (const { body } of claims) {
          expect(body).toEqual({ facilitators: [ids.anna], noteTakers: [ids.anna] });
        }
      },
    },
    {
      name: 'twenty claims in the instant in which a table is started',
      must: 'the person who started it has both roles, in any order of requests',
      async run({ server }) {
        const people = [ANNA, CARL, EVE, BO];
        const { meetingId } = server.meeting(...people);
        const opened = await Promise.all(
          people.map((as) => server.post('/api/sessions', { as, body: { meetingId } })),
        );
        const [{ session }, bo] = [opened[0]?.body, opened[3]?.body.me.id];
        const table = await HonestMeeting.begin(server, session.id, [BO, EVE]);
        await table.start();
        const claims = await Promise.all(
          Array.from({ length: 20 }, (_, i) => {
            const as = people[i % people.length] ?? EVE;
            return server.post(`/api/sessions/${session.id}/roles/claim`, { as });
          }),
        );
        table.leave();
        for (const reply of claims) {
          if (reply.status === 200) expect(reply.body).toEqual({ facilitators: [bo], noteTakers: [bo] });
          else expect(refusal(reply)).toBe('403 not_allowed');
        }
        expect(claims[3]?.status).toBe(200);
      },
    },
    {
      name: 'claiming roles before there is a table, and before it is started',
      must: '403 not_allowed, and the person who then starts it gets them',
      async run({ server }) {
        const { meetingId } = server.meeting(CARL, BO, EVE);
        const open = async (as: Person) =>
          (await server.post('/api/sessions', { as, body: { meetingId } })).body;
        const { session } = await open(EVE);
        const claim = (as: Person) => server.post(`/api/sessions/${session.id}/roles/claim`, { as });
        expect(refusal(await claim(EVE))).toBe('403 not_allowed');
        const table = await HonestMeeting.begin(server, session.id, [BO, EVE]);
        expect(refusal(await claim(EVE))).toBe('403 not_allowed');
        await table.start();
        expect(refusal(await claim(EVE))).toBe('403 not_allowed');
        const bo = (await open(BO)).me.id;
        expect((await claim(BO)).body).toEqual({ facilitators: [bo], noteTakers: [bo] });
        table.leave();
      },
    },
    {
      name: 'two facilitators who remove each other at the same time',
      must: 'one of them stays',
      async run({ server }) {
        const { meetingId } = server.meeting(BO, EVE);
        const open = async (as: Person) =>
          (await server.post('/api/sessions', { as, body: { meetingId } })).body;
        const { session } = await open(EVE);
        const at = `/api/sessions/${session.id}`;
        const [bo, eve] = [(await open(BO)).me.id, (await open(EVE)).me.id];
        await beginTable(server, session.id, EVE);
        const change = (as: Person, participant: string, held: boolean) =>
          server.post(`${at}/roles`, { as, body: { role: 'facilitator', participant, held } });
        await change(EVE, bo, true);
        await Promise.all([change(EVE, bo, false), change(BO, eve, false)]);
        expect((await server.ask(`${at}/roles`, { as: BO })).body.facilitators).toHaveLength(1);
      },
    },
    {
      name: 'deleting the session as a member without a role',
      must: '403 not_allowed, and it is still there',
      async run({ server, at }) {
        expect(refusal(await server.ask(at, { as: EVE, method: 'DELETE' }))).toBe('403 not_allowed');
        expect((await server.ask(at, { as: ANNA })).status).toBe(200);
      },
    },
    {
      name: 'registering one’s own table for the meeting',
      must: 'the meeting keeps its table, and says which',
      async run({ server, at, tableId }) {
        const body = { documentId: 'eves-table' };
        expect((await server.post(`${at}/document`, { as: EVE, body })).body).toEqual({
          documentId: tableId,
        });
      },
    },
    {
      name: 'registering unknown documents as the first table and notes of a meeting',
      must: '409 document_taken, and there is none',
      async run({ server }) {
        const { meetingId } = server.meeting(EVE, BO);
        const open = async (as: Person) =>
          (await server.post('/api/sessions', { as, body: { meetingId } })).body;
        const { session } = await open(EVE);
        const register = (kind: string) => {
          const body = { documentId: `made-up-${kind}`, kind };
          return server.post(`/api/sessions/${session.id}/document`, { as: EVE, body });
        };
        expect(refusal(await register('table'))).toBe('409 document_taken');
        expect(await open(BO)).not.toHaveProperty('documentId');
        await beginTable(server, session.id, EVE);
        expect(refusal(await register('notes'))).toBe('409 document_taken');
      },
    },
    {
      name: 'registering documents made with a token of another session, or by another person',
      must: '409 document_taken; where and by whom it was made it is taken',
      async run({ server }) {
        const begin = async () => {
          const { meetingId } = server.meeting(EVE, BO);
          const { session } = (await server.post('/api/sessions', { as: EVE, body: { meetingId } })).body;
          return String(session.id);
        };
        const register = (sessionId: string, as: Person) =>
          server.post(`/api/sessions/${sessionId}/document`, { as, body: { documentId } });
        const [here, there] = [await begin(), await begin()];
        const documentId = await makeUnregisteredDocument(server, here, EVE);
        expect(refusal(await register(there, EVE))).toBe('409 document_taken');
        expect(refusal(await register(here, BO))).toBe('409 document_taken');
        expect(await register(here, EVE)).toMatchObject({ status: 200, body: { documentId } });
        expect((await register(here, BO)).body).toEqual({ documentId });
      },
    },
    {
      name: 'bringing the honest table into a meeting of one’s own, for a token to it',
      must: '409 document_taken, and no token',
      async run({ server, tableId, notesId }) {
        const { meetingId } = server.meeting(EVE);
        const { session } = (await server.post('/api/sessions', { as: EVE, body: { meetingId } })).body;
        const own = `/api/sessions/${session.id}`;
        for (const documentId of [tableId, notesId]) {
          const body = { documentId };
          expect(refusal(await server.post(`${own}/document`, { as: EVE, body }))).toBe('409 document_taken');
          expect(refusal(await server.post(`${own}/token`, { as: EVE, body }))).toBe(NOT_THERE);
        }
      },
    },
    {
      name: 'registering the notes as a table of one’s own',
      must: '409 document_taken',
      async run({ server, elsewhere, notesId }) {
        const { meetingId } = server.meeting(EVE);
        const { session } = (await server.post('/api/sessions', { as: EVE, body: { meetingId } })).body;
        const register = (kind: string) =>
          server.post(`/api/sessions/${session.id}/document`, {
            as: EVE,
            body: { documentId: notesId, kind },
          });
        expect(refusal(await register('table'))).toBe('409 document_taken');
        await beginTable(server, session.id, EVE);
        expect(refusal(await register('notes'))).toBe('409 document_taken');
        expect(elsewhere.sessionId).not.toBe(session.id);
      },
    },
    member(
      'a token for another meeting’s table in one’s own meeting',
      NOT_THERE,
      '/token',
      ({ elsewhere }) => ({
        ...{ documentId: elsewhere.tableId },
      }),
    ),
    member('a token to make a second table', '409 document_taken', '/token', () => ({})),
    member('a token for the notes by their id', NOT_THERE, '/token', ({ notesId }) => ({
      ...{ documentId: notesId, kind: 'notes' },
    })),
    member('a token for the notes as if they were the table', NOT_THERE, '/token', ({ notesId }) => ({
      ...{ documentId: notesId },
    })),
    member('a token for the table as if it were the notes', NOT_THERE, '/token', ({ tableId }) => ({
      ...{ documentId: tableId, kind: 'notes' },
    })),
    member('a token to make notes without the role', NOT_THERE, '/token', () => ({ kind: 'notes' })),
    member('a token with wishes for scopes', '400 bad_request', '/token', ({ tableId }) => ({
      ...{ documentId: tableId, scopes: ['doc:delete'], user: { id: 'anna' } },
    })),
    {
      name: 'answering a placement many times in the same instant',
      must: 'one answer counts',
      async run({ server, at }) {
        const poll = `placement-${randomUUID()}`;
        const path = `${at}/polls/${poll}/answers`;
        await Promise.all(
          Array.from({ length: 10 }, (_, i) =>
            server.post(path, { as: EVE, body: { answer: String((i % 5) + 1) } }),
          ),
        );
        expect((await server.ask(`${at}/polls/${poll}`, { as: EVE })).body.answered).toBe(1);
      },
    },
    {
      name: 'answering in place of others to reach the number that is shown',
      must: 'nothing is shown',
      async run({ server, at, ids }) {
        const poll = `placement-${randomUUID()}`;
        const answers = `${at}/polls/${poll}/answers`;
        await server.post(answers, { as: BO, body: { answer: '2' } });
        for (const participant of [ids.anna, ids.bo, ids.eve]) {
          const reply = await server.post(answers, { as: EVE, body: { answer: '1', participant } });
          expect(refusal(reply)).toBe('400 bad_request');
        }
        await server.post(answers, { as: EVE, body: { answer: '1' } });
        const revealed = await server.post(`${at}/polls/${poll}/reveal`, { as: EVE });
        expect(revealed.body).toEqual({ run: expect.any(String), answered: 2, mine: true, closed: false });
      },
    },
    {
      name: 'writing many words to single out one person’s',
      must: '409 too_few',
      async run({ server, at }) {
        const round = `${at}/words/${randomUUID()}`;
        await server.post(round, { as: BO, body: { text: 'det siger jeg kun her' } });
        for (let i = 0; i < 10; i += 1) await server.post(round, { as: EVE, body: { text: `fyld ${i}` } });
        expect(refusal(await server.post(`${round}/release`, { as: EVE }))).toBe('409 too_few');
      },
    },
    {
      name: 'receiving words that are not out, by guessed ids',
      must: 'they stay',
      async run({ server, at }) {
        const round = `${at}/words/${randomUUID()}`;
        await server.post(round, { as: BO, body: { text: 'vigtigt' } });
        const body = { ids: Array.from({ length: 100 }, () => randomUUID()) };
        expect((await server.post(`${round}/received`, { as: EVE, body })).body.waiting).toBe(1);
      },
    },
    {
      name: 'asking for the names of people of another meeting',
      must: 'none is told',
      async run({ server, at, elsewhere }) {
        const body = { participants: [elsewhere.id, NOBODY] };
        expect((await server.post(`${at}/names`, { as: EVE, body })).body).toEqual({ names: {} });
      },
    },
    {
      name: 'keeping on after being taken out of the meeting',
      must: 'out within a minute',
      async run({ server }) {
        const { meetingId, chatId } = server.meeting(BO, EVE);
        const { session } = (await server.post('/api/sessions', { as: EVE, body: { meetingId } })).body;
        server.cloud.meetings.set(chatId, { members: [BO] });
        server.clock.ms += 61_000;
        expect(refusal(await server.ask(`/api/sessions/${session.id}`, { as: EVE }))).toBe(NOT_THERE);
      },
    },
  ]);
});
