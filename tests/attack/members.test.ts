import { randomUUID } from 'node:crypto';
import { attacks } from '../support/attack/attacks.ts';
import { meetingBeside } from '../support/attack/meetingBeside.ts';
import { ANNA, BO, CARL, EVE, refusal } from '../support/attack/world.ts';
import { makeEmptyDocument } from '../support/server/documents.ts';

const NOT_ALLOWED = '403 not_allowed';
const ENDED = '409 session_ended';
const MINUTE_MS = 60_000;

describe('[ATTACK-2] what members without a role try', () => {
  attacks([
    {
      name: 'ending the meeting’s session without a role, many times at once',
      must: 'it has one end, and any member reopens it: table and roles are as they were',
      async run({ server, ...world }) {
        const { at, post, table, firstId, roles } = await meetingBeside({ server, ...world });
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
      name: 'replacing a session whose table is well, with confirmation',
      must: 'nothing changes',
      async run({ server, ...world }) {
        const { at, post } = await meetingBeside({ server, ...world });
        expect((await post('/replace', EVE, { confirmed: true })).body.outcome).toBe('kept');
        expect((await server.ask(at, { as: BO })).body.session.endedAt).toBeUndefined();
      },
    },
    {
      name: 'ending and reopening in turns, to become facilitator',
      must: 'the roles stay where they are',
      async run(world) {
        const { post, roles, firstId } = await meetingBeside(world);
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
        const { post, meetingId } = await meetingBeside(world);
        await post('/end', BO, {});
        await world.server.post('/api/sessions', { as: BO, body: { meetingId, beginNew: true } });
        expect(refusal(await post('/reopen', EVE, {}))).toBe(NOT_ALLOWED);
      },
    },
    {
      name: 'reopening a session after a day',
      must: ENDED,
      async run(world) {
        const { post } = await meetingBeside(world);
        await post('/end', BO, {});
        world.server.clock.ms += 24 * 60 * MINUTE_MS + 1;
        expect(refusal(await post('/reopen', EVE, {}))).toBe(ENDED);
      },
    },
    {
      name: 'ending all sharings of the stage without a role',
      must: `${NOT_ALLOWED}, and the stage is watched on`,
      async run(world) {
        const { at, post } = await meetingBeside(world);
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
        const { at, post, table } = await meetingBeside(world);
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
      name: 'revealing a placement as soon as a certain person has answered',
      must: 'nothing is shown, and answers are taken on',
      async run(world) {
        const { at, post } = await meetingBeside(world);
        const poll = `/polls/placement-${randomUUID()}`;
        await post(`${poll}/answers`, BO, { answer: '5' });
        for (let i = 0; i < 3; i += 1) {
          expect((await post(`${poll}/reveal`, EVE)).body).toEqual({
            run: expect.any(String),
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
      must: 'they are released together or not at all, without names',
      async run(world) {
        const { post, firstId } = await meetingBeside(world);
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
    {
      name: 'starting the table first, and so getting both roles',
      must: 'the organiser takes the facilitator role and gives the note-taker role to another person, who then holds it alone',
      async run(world) {
        const { role, roles, id, firstId } = await meetingBeside(world, EVE);
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
        const { at, sessionId, post, role, roles, id, firstId } = await meetingBeside(world);
        const documentId = await makeEmptyDocument(world.server, sessionId, BO, 'notes');
        const notes = { documentId, kind: 'notes' };
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
        const { role, roles, id, firstId } = await meetingBeside(world);
        const carl = await id(CARL);
        await role(CARL, 'facilitator', carl, true);
        expect((await role(BO, 'facilitator', carl, false)).status).toBe(200);
        expect((await role(CARL, 'facilitator', carl, true)).status).toBe(200);
        expect((await roles()).facilitators.sort()).toEqual([carl, firstId].sort());
      },
    },
  ]);
});
