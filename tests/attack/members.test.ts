import { randomUUID } from 'node:crypto';
import { type Attack, attacks } from '../support/attack/attacks.ts';
import { ANNA, BO, CARL, EVE, refusal, type World } from '../support/attack/world.ts';
import type { Person } from '../support/server/cloud.ts';

const NOT_ALLOWED = '403 not_allowed';
const ENDED = '409 session_ended';
const MINUTE_MS = 60_000;

/** A meeting of their own, so that the honest one goes on: Carl organises it, and Bo facilitates unless Eva is quicker. */
async function meeting({ server }: World, first: Person = BO) {
  const { meetingId, chatId } = server.meeting(CARL, BO, EVE, ANNA);
  const open = async (as: Person) => (await server.post('/api/sessions', { as, body: { meetingId } })).body;
  const { session, me } = await open(first);
  const at = `/api/sessions/${session.id}`;
  const table = { documentId: `table-of-${session.id}` };
  const post = (path: string, as: Person, body?: object) =>
    server.post(at + path, { as, ...(body && { body }) });
  await post('/roles/claim', first);
  await post('/document', first, table);
  return {
    ...{ at, chatId, meetingId, table, post },
    firstId: String(me.id),
    id: async (as: Person): Promise<string> => (await open(as)).me.id,
    role: (as: Person, role: 'facilitator' | 'noteTaker', participant: string, held: boolean) =>
      post('/roles', as, { role, participant, held }),
    roles: async () => (await server.ask(`${at}/roles`, { as: ANNA })).body,
  };
}

/** What goes on needs a session that goes on, whoever asks. */
const afterEnd = (what: string, path: string, body?: object): Attack => ({
  name: `${what} after the end`,
  must: ENDED,
  async run(world) {
    const { post } = await meeting(world);
    await post('/end', BO, {});
    for (const as of [EVE, CARL, BO]) expect(refusal(await post(path, as, body))).toBe(ENDED);
  },
});

describe('[ATTACK-2] what members without a role try', () => {
  attacks([
    {
      name: 'ending the meeting’s session without a role, many times at once',
      must: 'it has one end, and anybody takes it back: table and roles are as they were',
      async run({ server, ...world }) {
        const { at, post, table, firstId, roles } = await meeting({ server, ...world });
        const ends = await Promise.all(Array.from({ length: 10 }, () => post('/end', EVE, {})));
        expect(new Set(ends.map(({ status, body }) => `${status} ${body.endedAt}`)).size).toBe(1);
        expect(ends[0]?.status).toBe(200);
        expect((await post('/reopen', ANNA, {})).status).toBe(200);
        const view = (await server.ask(at, { as: BO })).body;
        expect(view.documentId).toBe(table.documentId);
        expect(await roles()).toEqual({ facilitators: [firstId], noteTakers: [firstId] });
        const token = await post('/token', BO, table);
        expect(token.status).toBe(200);
      },
    },
    {
      name: 'ending and reopening in turns, to be facilitator of what is left',
      must: 'the roles stay where they are',
      async run(world) {
        const { post, roles, firstId } = await meeting(world);
        await Promise.all(
          Array.from({ length: 12 }, (_, i) =>
            post(['/end', '/reopen', '/roles/claim'][i % 3] ?? '', EVE, {}),
          ),
        );
        expect(await roles()).toEqual({ facilitators: [firstId], noteTakers: [firstId] });
      },
    },
    {
      name: 'reopening a session while the meeting’s next one goes on',
      must: NOT_ALLOWED,
      async run(world) {
        const { post, meetingId } = await meeting(world);
        await post('/end', BO, {});
        await world.server.post('/api/sessions', { as: BO, body: { meetingId, beginNew: true } });
        expect(refusal(await post('/reopen', EVE, {}))).toBe(NOT_ALLOWED);
      },
    },
    {
      name: 'reopening a session after a day',
      must: ENDED,
      async run(world) {
        const { post } = await meeting(world);
        await post('/end', BO, {});
        world.server.clock.ms += 24 * 60 * MINUTE_MS + 1;
        expect(refusal(await post('/reopen', EVE, {}))).toBe(ENDED);
      },
    },
    {
      name: 'ending everybody’s sharing of the stage without a role',
      must: `${NOT_ALLOWED}, and the stage is watched on`,
      async run(world) {
        const { at, post } = await meeting(world);
        const { ticket } = (await post('/viewing-ticket', BO)).body;
        const reply = await world.server.ask(`${at}/viewings`, { as: EVE, method: 'DELETE' });
        expect(refusal(reply)).toBe(NOT_ALLOWED);
        expect((await world.server.post('/api/viewing', { ticket })).status).toBe(200);
      },
    },
    {
      name: 'making tickets without a role, for a guest who wants more than to look',
      must: 'the guest looks at the table, and neither writes nor sees notes',
      async run(world) {
        const { at, post, table } = await meeting(world);
        const tickets = [
          (await post('/viewing-ticket', EVE)).body.ticket,
          (await post('/recap-ticket', EVE)).body.ticket,
        ];
        for (const ticket of tickets) {
          const { token } = (await world.server.post(`${at}/token`, { ticket, body: table })).body;
          const claims = JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());
          expect(claims).toMatchObject({ scopes: ['doc:read'], documentId: table.documentId });
          const notes = await world.server.post(`${at}/token`, { ticket, body: { kind: 'notes' } });
          expect(refusal(notes)).toBe('404 not_found');
        }
      },
    },
    {
      name: 'revealing a placement as soon as somebody one suspects has answered',
      must: 'nothing is shown, and answers are taken on',
      async run(world) {
        const { at, post } = await meeting(world);
        const poll = `/polls/placement-${randomUUID()}`;
        await post(`${poll}/answers`, BO, { answer: '5' });
        for (let i = 0; i < 3; i += 1) {
          expect((await post(`${poll}/reveal`, EVE)).body).toEqual({
            answered: 1,
            mine: false,
            closed: false,
          });
        }
        expect((await post(`${poll}/answers`, CARL, { answer: '1' })).status).toBe(200);
        expect(JSON.stringify((await world.server.ask(at + poll, { as: EVE })).body)).not.toContain('sums');
      },
    },
    {
      name: 'releasing and receiving words without a role, to be the only one who reads them',
      must: 'they come out together or not at all, and nobody’s name with them',
      async run(world) {
        const { post, firstId } = await meeting(world);
        const round = `/words/${randomUUID()}`;
        await post(round, BO, { text: 'ord et' });
        await post(round, CARL, { text: 'ord to' });
        expect(refusal(await post(`${round}/release`, EVE))).toBe('409 too_few');
        await post(round, ANNA, { text: 'ord tre' });
        const { body } = await post(`${round}/release`, EVE);
        expect(body.words.map(({ text }: { text: string }) => text).sort()).toEqual([
          'ord et',
          'ord to',
          'ord tre',
        ]);
        expect(JSON.stringify(body)).not.toContain(firstId);
        const ids = [body.words[0].id, randomUUID()];
        await post(`${round}/received`, EVE, { ids });
        // What nobody has put on the table is handed out again, to whoever asks.
        expect((await post(`${round}/release`, BO)).body.words).toHaveLength(2);
      },
    },
    afterEnd('claiming roles', '/roles/claim'),
    afterEnd('a sharing of the stage', '/viewing-ticket'),
    afterEnd('a token to make a table', '/token', {}),
    afterEnd('a word', '/words/a', { text: 'for sent' }),
    afterEnd('releasing words', '/words/a/release'),
    afterEnd('receiving words', '/words/a/received', { ids: [randomUUID()] }),
    afterEnd('an answer', '/polls/time-11111111-2222-4333-8444-555555555555/answers', { answer: 'more' }),
    afterEnd('revealing', '/polls/placement-11111111-2222-4333-8444-555555555555/reveal'),
    {
      name: 'claiming both roles before the meeting has begun',
      must: 'the organiser takes the lead by right and gives the notes to somebody else, who has them alone then',
      async run(world) {
        const { role, roles, id, firstId } = await meeting(world, EVE);
        expect(await roles()).toEqual({ facilitators: [firstId], noteTakers: [firstId] });
        const [carl, bo] = [await id(CARL), await id(BO)];
        expect((await role(CARL, 'facilitator', carl, true)).status).toBe(200);
        expect((await role(CARL, 'noteTaker', bo, true)).status).toBe(200);
        expect((await role(BO, 'noteTaker', firstId, false)).status).toBe(200);
        expect((await role(CARL, 'facilitator', firstId, false)).status).toBe(200);
        expect(await roles()).toEqual({ facilitators: [carl], noteTakers: [bo] });
        expect(refusal(await role(EVE, 'noteTaker', firstId, true))).toBe(NOT_ALLOWED);
      },
    },
    {
      name: 'the organiser against the facilitator, for the notes that there are',
      must: 'the lead is the organiser’s, and the notes stay the note-taker’s',
      async run(world) {
        const { at, post, role, roles, id, firstId } = await meeting(world);
        const notes = { documentId: `notes-of-${firstId}`, kind: 'notes' };
        expect((await post('/document', BO, notes)).status).toBe(200);
        const carl = await id(CARL);
        expect((await role(CARL, 'facilitator', carl, true)).status).toBe(200);
        expect((await role(CARL, 'facilitator', firstId, false)).status).toBe(200);
        for (const [participant, held] of [
          [carl, true],
          [firstId, false],
        ] as const)
          expect(refusal(await role(CARL, 'noteTaker', participant, held))).toBe(NOT_ALLOWED);
        expect(refusal(await post('/token', CARL, notes))).toBe('404 not_found');
        expect((await world.server.ask(at, { as: CARL })).body).not.toHaveProperty('notesDocumentId');
        expect(await roles()).toEqual({ facilitators: [carl], noteTakers: [firstId] });
      },
    },
    {
      name: 'the facilitator throwing the organiser out of the lead',
      must: 'the organiser takes it again',
      async run(world) {
        const { role, roles, id, firstId } = await meeting(world);
        const carl = await id(CARL);
        await role(CARL, 'facilitator', carl, true);
        expect((await role(BO, 'facilitator', carl, false)).status).toBe(200);
        expect((await role(CARL, 'facilitator', carl, true)).status).toBe(200);
        expect((await roles()).facilitators.sort()).toEqual([carl, firstId].sort());
      },
    },
  ]);
});
