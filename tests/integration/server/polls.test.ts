import { randomUUID } from 'node:crypto';
import { ANNA, STRANGER, startTestServer, type TestServer } from '../../support/server/appServer.ts';
import type { Person } from '../../support/server/cloud.ts';
import { crowd } from '../../support/server/crowd.ts';

const PEOPLE = crowd(6);

describe('what everybody answers and nobody is told by', () => {
  let server: TestServer;
  let at: string;

  beforeEach(async () => {
    server = await startTestServer();
    const { meetingId } = server.meeting(ANNA, ...PEOPLE);
    const { id } = (await server.post('/api/sessions', { as: ANNA, body: { meetingId } })).body.session;
    at = `/api/sessions/${id}`;
  });
  afterEach(() => server.close());

  const placement = () => `placement-${randomUUID()}`;
  const answer = (as: Person, poll: string, given: string) =>
    server.post(`${at}/polls/${poll}/answers`, { as, body: { answer: given } });
  const look = async (poll: string, as = ANNA) => (await server.ask(`${at}/polls/${poll}`, { as })).body;
  const reveal = (poll: string, as = ANNA) => server.post(`${at}/polls/${poll}/reveal`, { as });
  const placeAll = async (poll: string, ...answers: string[]) => {
    for (const [i, given] of answers.entries()) await answer(PEOPLE[i] ?? ANNA, poll, given);
  };

  test('[POLL-1] nobody sees sums before they are revealed, only how many have answered', async () => {
    const poll = placement();
    expect(await look(poll)).toEqual({ answered: 0, mine: false, closed: false });
    await placeAll(poll, '1', '3', '3', '5');
    expect(await look(poll)).toEqual({ answered: 4, mine: false, closed: false });
    expect((await look(poll, PEOPLE[0])).mine).toBe(true);
    const sums = { 1: 1, 2: 0, 3: 2, 4: 0, 5: 1 };
    expect((await reveal(poll)).body).toEqual({ answered: 4, mine: false, closed: true, sums });
    expect(await look(poll, PEOPLE[5])).toEqual({ answered: 4, mine: false, closed: true, sums });
  });

  test('[POLL-2] fewer than four answers are never shown, and more may still come', async () => {
    const poll = placement();
    await placeAll(poll, '1', '2', '3');
    expect((await reveal(poll)).body).toEqual({ answered: 3, mine: false, closed: false });
    await answer(ANNA, poll, '4');
    expect(await look(poll)).not.toHaveProperty('sums');
    expect((await reveal(poll)).body.sums).toEqual({ 1: 1, 2: 1, 3: 1, 4: 1, 5: 0 });
  });

  test('[POLL-3] after the reveal nobody answers: a late answer could be told from the sums', async () => {
    const poll = placement();
    await placeAll(poll, '1', '2', '3', '4');
    await reveal(poll);
    expect(await answer(ANNA, poll, '5')).toMatchObject({
      status: 403,
      body: { error: { code: 'not_allowed' } },
    });
    expect((await look(poll)).answered).toBe(4);
  });

  test('[POLL-4] everybody answers once, also from two devices in the same instant', async () => {
    const poll = placement();
    const [ane = ANNA] = PEOPLE;
    const replies = await Promise.all(['1', '5', '5'].map((given) => answer(ane, poll, given)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(replies.find(({ status }) => status === 409)?.body.error.code).toBe('already_answered');
    expect((await look(poll)).answered).toBe(1);
  });

  test('[TIMER-10] more or next: the sum is there from the second answer on, while people answer', async () => {
    const poll = `time-${randomUUID()}`;
    expect((await answer(ANNA, poll, 'more')).body).toEqual({ answered: 1, mine: true, closed: false });
    const [bo = ANNA] = PEOPLE;
    expect((await answer(bo, poll, 'next')).body).toMatchObject({ sums: { more: 1, next: 1 } });
  });

  test('[SERVE-9] an answer of another question, or to none, is a bad request', async () => {
    for (const [poll, given] of [
      [placement(), 'more'],
      [placement(), '6'],
      [`time-${randomUUID()}`, '1'],
      ['placement-1', '1'],
      [`other-${randomUUID()}`, '1'],
    ] as const) {
      expect(await answer(ANNA, poll, given)).toMatchObject({
        status: 400,
        body: { error: { code: 'bad_request' } },
      });
    }
  });

  test('nobody from outside answers or looks, and nothing is answered after the end', async () => {
    const poll = placement();
    expect((await answer(STRANGER, poll, '1')).status).toBe(404);
    expect((await server.ask(`${at}/polls/${poll}`, { as: STRANGER })).status).toBe(404);
    await answer(ANNA, poll, '1');
    await server.post(`${at}/end`, { as: ANNA });
    expect((await answer(PEOPLE[0] ?? ANNA, poll, '1')).body.error.code).toBe('session_ended');
    expect((await look(poll)).answered).toBe(1);
  });

  test('a restarted server has the answers', async () => {
    const poll = placement();
    await placeAll(poll, '1', '2', '2', '3');
    await server.restart();
    expect((await reveal(poll)).body.sums).toEqual({ 1: 1, 2: 2, 3: 1, 4: 0, 5: 0 });
  });
});

describe('words without a name', () => {
  let server: TestServer;
  let at: string;
  const [ane = ANNA, bo = ANNA, carl = ANNA, dora = ANNA] = PEOPLE;

  beforeEach(async () => {
    server = await startTestServer();
    const { meetingId } = server.meeting(...PEOPLE);
    const { id } = (await server.post('/api/sessions', { as: ane, body: { meetingId } })).body.session;
    at = `/api/sessions/${id}/words/round-1`;
  });
  afterEach(() => server.close());

  const say = (as: Person, text: string) => server.post(at, { as, body: { text } });
  const release = (as = ane) => server.post(`${at}/release`, { as });
  const received = (ids: string[]) => server.post(`${at}/received`, { as: ane, body: { ids } });
  const texts = (body: { words: { text: string }[] }) => body.words.map(({ text }) => text).sort();

  test('[WORDS-1] they wait until they come from three people', async () => {
    expect((await say(ane, ' en ')).body).toEqual({ waiting: 1, releasable: false });
    await say(ane, 'to');
    await say(ane, 'tre');
    expect((await say(bo, 'fire')).body).toEqual({ waiting: 4, releasable: false });
    expect(await release()).toMatchObject({ status: 409, body: { error: { code: 'too_few' } } });
    expect((await say(carl, 'fem')).body).toEqual({ waiting: 5, releasable: true });
    expect(texts((await release()).body)).toEqual(['en', 'fem', 'fire', 'to', 'tre']);
  });

  test('[WORDS-2] handed out in an order that is not the one they came in', async () => {
    for (const i of Array.from({ length: 30 }, (_, n) => n)) {
      await say([ane, bo, carl][i % 3] ?? ane, String(i).padStart(2, '0'));
    }
    const orders = await Promise.all([release(), release(), release()]);
    const seen = orders.map(({ body }) => body.words.map(({ text }: { text: string }) => text).join());
    const arrived = [...(seen[0] ?? '').split(',')].sort().join();
    expect(seen).not.toContain(arrived);
    expect(new Set(seen).size).toBeGreaterThan(1);
  });

  test('[WORDS-3] until the table has them they are handed out again, under the same ids', async () => {
    for (const person of [ane, bo, carl]) await say(person, `by ${person.name}`);
    const first = (await release()).body.words as { id: string; text: string }[];
    const again = (await release(bo)).body.words as { id: string; text: string }[];
    expect(new Set(again.map(({ id }) => id))).toEqual(new Set(first.map(({ id }) => id)));
    expect((await received(first.slice(0, 1).map(({ id }) => id))).body).toEqual({
      waiting: 0,
      releasable: true,
    });
    expect((await release()).body.words).toHaveLength(2);
    await received(first.map(({ id }) => id));
    expect((await release()).body.error.code).toBe('too_few');
  });

  test('[WORDS-4] later words wait for three people of their own', async () => {
    for (const person of [ane, bo, carl]) await say(person, 'early');
    const early = (await release()).body.words as { id: string }[];
    await say(dora, 'late');
    expect((await release()).body.words).toHaveLength(3);
    await received(early.map(({ id }) => id));
    expect((await release()).body.error.code).toBe('too_few');
    await say(ane, 'late');
    await say(bo, 'late');
    expect((await release()).body.words).toHaveLength(3);
  });

  test('rounds do not mix, and nobody from outside takes part', async () => {
    for (const person of [ane, bo, carl]) await say(person, 'here');
    expect((await server.ask(at.replace('round-1', 'round-2'), { as: ane })).body).toEqual({
      waiting: 0,
      releasable: false,
    });
    expect((await say(STRANGER, 'there')).status).toBe(404);
    expect((await release(STRANGER)).status).toBe(404);
  });

  test.each([
    ['nothing', ''],
    ['blanks', '   '],
    ['too much', 'x'.repeat(501)],
    ['no text', 7],
  ])('[SERVE-9] %s is no word', async (_what, text) => {
    expect(await server.post(at, { as: ane, body: { text } })).toMatchObject({ status: 400 });
  });
});

describe('the time', () => {
  test('[TIMER-11] everybody may ask what the server’s clock says', async () => {
    const server = await startTestServer();
    const { status, body, headers } = await server.ask('/api/time');
    expect({ status, body }).toEqual({ status: 200, body: { nowMs: server.clock.ms } });
    expect(headers.get('cache-control')).toBe('no-store');
    await server.close();
  });
});
