import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { attacks } from '../support/attack/attacks.ts';
import { costs } from '../support/attack/costs.ts';
import { ANNA, BO, CARL, EVE, refusal, type World } from '../support/attack/world.ts';
import type { Person } from '../support/server/cloud.ts';

const SECOND_MS = 1_000;

/** Says something in Eve's name so often that the time of a meeting is needed, as her allowance has it. */
async function often({ server }: World, times: number, one: (i: number) => Promise<{ status: number }>) {
  const statuses: number[] = [];
  for (let i = 0; i < times; i += 1) {
    server.clock.ms += SECOND_MS;
    statuses.push((await one(i)).status);
  }
  return statuses;
}

const answer = ({ server, at }: World, as: Person, poll: string, given: string) =>
  server.post(`${at}/polls/${poll}/answers`, { as, body: { answer: given } });
const change = ({ server, at }: World, as: Person, poll: string, given: string, secret: string) =>
  server.post(`${at}/polls/${poll}/answers`, { as, body: { answer: given, secret } });
const say = ({ server, at }: World, as: Person, round: string, text: string) =>
  server.post(`${at}/words/${round}`, { as, body: { text } });
const placement = () => `placement-${randomUUID()}`;

describe('[ANON-9] using up the places for answers and words', () => {
  attacks([
    {
      name: 'a participant who begins six hundred polls',
      must: 'they lose their own, and honest polls go on and have places',
      async run(world) {
        const { server, at } = world;
        const begun = placement();
        await answer(world, ANNA, begun, '3');
        const statuses = await often(world, 600, () => answer(world, EVE, placement(), '1'));
        expect(new Set(statuses)).toEqual(new Set([200]));
        expect((await answer(world, BO, begun, '4')).body.answered).toBe(2);
        const fresh = placement();
        for (const [as, given] of [
          [ANNA, '1'],
          [BO, '2'],
          [CARL, '3'],
          [EVE, '4'],
        ] as const) {
          expect((await answer(world, as, fresh, given)).status).toBe(200);
        }
        expect((await server.post(`${at}/polls/${fresh}/reveal`, { as: ANNA })).body.closed).toBe(true);
        expect((await say(world, CARL, 'honest', 'et ord')).body.waiting).toBe(1);
      },
    },
    {
      name: 'a participant who writes a word in six hundred rounds',
      must: 'they lose their own, and an honest word waits on',
      async run(world) {
        await say(world, BO, 'honest-2', 'et ord');
        const statuses = await often(world, 600, (i) => say(world, EVE, `round-${i}`, 'fyld'));
        expect(new Set(statuses)).toEqual(new Set([200]));
        expect((await say(world, CARL, 'honest-2', 'to ord')).body.waiting).toBe(2);
      },
    },
    {
      name: 'a participant who fills a round with words',
      must: '413 for them after twenty-five, and room for all others',
      async run(world) {
        const round = randomUUID();
        const statuses = await often(world, 40, (i) => say(world, EVE, round, `fyld ${i}`));
        expect(statuses.filter((status) => status === 200)).toHaveLength(25);
        expect(refusal(await say(world, EVE, round, 'mere'))).toBe('413 too_large');
        for (const as of [ANNA, BO, CARL]) expect((await say(world, as, round, 'mit ord')).status).toBe(200);
      },
    },
    {
      name: 'a participant who sends another person’s word again under its id, with another text',
      must: 'the word stays as it was',
      async run({ server, at }) {
        const round = randomUUID();
        const id = randomUUID();
        await server.post(`${at}/words/${round}`, { as: BO, body: { id, text: 'mit ord' } });
        await server.post(`${at}/words/${round}`, { as: EVE, body: { id, text: 'noget andet' } });
        for (const as of [CARL, ANNA])
          await server.post(`${at}/words/${round}`, { as, body: { text: 'et' } });
        const { words } = (await server.post(`${at}/words/${round}/release`, { as: ANNA })).body;
        expect(words.map(({ text }: { text: string }) => text).sort()).toEqual(['et', 'et', 'mit ord']);
      },
    },
    {
      name: 'a participant who answers a poll ten times at once, from ten devices',
      must: 'one answer counts',
      async run(world) {
        const poll = placement();
        const replies = await Promise.all(
          Array.from({ length: 10 }, (_, i) => answer(world, EVE, poll, String((i % 5) + 1))),
        );
        expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
        expect((await world.server.ask(`${world.at}/polls/${poll}`, { as: ANNA })).body.answered).toBe(1);
      },
    },
    {
      name: 'a participant who changes their answer in ten windows at once, and five hundred times more',
      must: 'one answer counts, and those of others stay as they are',
      async run(world) {
        const poll = placement();
        const secret = randomUUID();
        for (const as of [ANNA, BO, CARL]) await change(world, as, poll, '5', randomUUID());
        const replies = await Promise.all(
          Array.from({ length: 10 }, (_, i) => change(world, EVE, poll, String((i % 5) + 1), secret)),
        );
        expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
        await often(world, 500, (i) => change(world, EVE, poll, String((i % 5) + 1), secret));
        await change(world, EVE, poll, '1', secret);
        const { sums } = (await world.server.post(`${world.at}/polls/${poll}/reveal`, { as: ANNA })).body;
        expect(sums).toEqual({ 1: 1, 2: 0, 3: 0, 4: 0, 5: 3 });
      },
    },
    {
      name: 'a participant who has somebody else’s secret',
      must: 'they change nothing of the other’s answer, and learn nothing of it',
      async run(world) {
        const poll = placement();
        const secret = randomUUID();
        for (const as of [ANNA, BO, CARL]) await change(world, as, poll, '2', secret);
        const first = await change(world, EVE, poll, '4', secret);
        expect(first.body).toMatchObject({ answered: 4, mine: true });
        expect((await change(world, EVE, poll, '4', secret)).body).toEqual(first.body);
        expect(refusal(await change(world, EVE, poll, '3', randomUUID()))).toBe('409 already_answered');
        await change(world, EVE, poll, '5', secret);
        const { sums } = (await world.server.post(`${world.at}/polls/${poll}/reveal`, { as: BO })).body;
        expect(sums).toEqual({ 1: 0, 2: 3, 3: 0, 4: 0, 5: 1 });
      },
    },
    {
      name: 'secrets of all shapes',
      must: '400, and nothing is counted',
      async run({ server, at }) {
        const poll = placement();
        for (const secret of [
          '',
          'short',
          'x'.repeat(65),
          'x'.repeat(1_000_000),
          7,
          null,
          ['x'.repeat(32)],
        ]) {
          const reply = await server.post(`${at}/polls/${poll}/answers`, {
            as: EVE,
            body: { answer: '1', secret },
          });
          expect([400, 413]).toContain(reply.status);
        }
        expect((await server.ask(`${at}/polls/${poll}`, { as: ANNA })).body.answered).toBe(0);
      },
    },
    {
      name: 'a participant who closes "more or next" before the others have answered',
      must: 'it stays open',
      async run(world) {
        const poll = `time-${randomUUID()}`;
        for (const as of [ANNA, BO, CARL]) await answer(world, as, poll, 'more');
        await world.server.post(`${world.at}/polls/${poll}/reveal`, { as: EVE });
        expect((await answer(world, EVE, poll, 'next')).body).toMatchObject({ answered: 4, closed: false });
      },
    },
  ]);
});

describe('[REMOVE-5] deleting while another client reads the database', () => {
  costs([
    {
      name: 'ten sessions that are deleted while a backup reads',
      must: 'no request waits, and the rest is erased afterwards',
      async run({ server }) {
        const reader = new DatabaseSync(join(server.dataDir, 'registry.sqlite'), { readOnly: true });
        reader.exec('BEGIN; SELECT * FROM registry_sessions');
        for (let i = 0; i < 10; i += 1) {
          const { meetingId } = server.meeting(ANNA);
          const body = { meetingId };
          const { id } = (await server.post('/api/sessions', { as: ANNA, body })).body.session;
          const removed = await server.ask(`/api/sessions/${id}`, { as: ANNA, method: 'DELETE' });
          expect(removed.body).toEqual({ undoUntil: expect.any(String) });
        }
        reader.close();
        return 0;
      },
    },
  ]);
});
