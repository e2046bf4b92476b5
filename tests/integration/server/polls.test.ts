import { randomUUID } from 'node:crypto';
import { createApi } from '../../../src/client/session/api.ts';
import { countedSums } from '../../../src/client/session/countedSums.ts';
import { ANNA, STRANGER, startTestServer, type TestServer } from '../../support/server/appServer.ts';
import type { Person } from '../../support/server/cloud.ts';
import { crowd } from '../../support/server/crowd.ts';

const PEOPLE = crowd(6);

describe('anonymous polls and words', () => {
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
  const change = (as: Person, poll: string, given: string, secret: string, again?: true) =>
    server.post(`${at}/polls/${poll}/answers`, {
      as,
      body: { answer: given, secret, ...(again && { again }) },
    });
  const look = async (poll: string, as = ANNA) => (await server.ask(`${at}/polls/${poll}`, { as })).body;
  const reveal = (poll: string, as = ANNA) => server.post(`${at}/polls/${poll}/reveal`, { as });
  const placeAll = async (poll: string, ...answers: string[]) => {
    for (const [i, given] of answers.entries()) await answer(PEOPLE[i] ?? ANNA, poll, given);
  };

  test('[POLL-1] before the reveal only the number of answers is given out, not the sums', async () => {
    const poll = placement();
    expect(await look(poll)).toEqual({ answered: 0, mine: false, closed: false });
    await placeAll(poll, '1', '3', '3', '5');
    const { run } = await look(poll);
    expect(await look(poll)).toEqual({ answered: 4, mine: false, closed: false, run });
    expect((await look(poll, PEOPLE[0])).mine).toBe(true);
    const sums = { 1: 1, 2: 0, 3: 2, 4: 0, 5: 1 };
    const closed = { answered: 4, mine: false, closed: true, run, sums, seal: expect.any(String) };
    expect((await reveal(poll)).body).toEqual(closed);
    expect(await look(poll, PEOPLE[5])).toEqual(closed);
  });

  test('[POLL-7] says how many are reading, never who, until they are done or another card comes', async () => {
    const [bo, carl] = [PEOPLE[0] ?? ANNA, PEOPLE[1] ?? ANNA];
    expect(await look('reading-7')).toEqual({ answered: 0, mine: false, closed: false });
    await answer(bo, 'reading-7', 'reading');
    await answer(bo, 'reading-7', 'reading');
    await answer(carl, 'reading-7', 'reading');
    const { run } = await look('reading-7');
    expect(await look('reading-7')).toEqual({ answered: 2, mine: false, closed: false, run });
    expect((await look('reading-7', bo)).mine).toBe(true);
    expect((await answer(bo, 'reading-7', 'done')).body).toEqual({
      answered: 1,
      mine: false,
      closed: false,
      run,
    });
    expect((await look('reading-8')).answered).toBe(0);
    await answer(carl, 'reading-7', 'done');
    await answer(carl, 'reading-7', 'done');
    expect(await look('reading-7')).toEqual({ answered: 0, mine: false, closed: false });
    expect((await answer(bo, 'reading-7', 'next')).status).toBe(400);
    expect((await answer(bo, 'reading-x', 'reading')).status).toBe(400);
  });

  test('[POLL-2] fewer than four answers are never shown, and more may still come', async () => {
    const poll = placement();
    await placeAll(poll, '1', '2', '3');
    const { run } = await look(poll);
    expect((await reveal(poll)).body).toEqual({ answered: 3, mine: false, closed: false, run });
    await answer(ANNA, poll, '4');
    expect(await look(poll)).not.toHaveProperty('sums');
    expect((await reveal(poll)).body.sums).toEqual({ 1: 1, 2: 1, 3: 1, 4: 1, 5: 0 });
  });

  test('[POLL-5] what a page shows as counted is what the server counted, and nothing before the reveal or of a poll that nobody held', async () => {
    const api = createApi(
      async () => `Bearer ${await server.cloud.signIn(ANNA)}`,
      (path, init) => fetch(server.origin + String(path), init),
    );
    const counted = (poll: string) => countedSums(api, at.split('/').at(-1) ?? '', poll);
    const poll = placement();
    await placeAll(poll, '1', '3', '3', '5');
    expect(await counted(poll)).toBeUndefined();
    await reveal(poll);
    expect(await counted(poll)).toEqual([1, 0, 2, 0, 1]);
    expect(await counted(placement())).toBeUndefined();
  });

  test('[POLL-3] answers after the reveal are refused: a late answer would show in the sums', async () => {
    const poll = placement();
    await placeAll(poll, '1', '2', '3', '4');
    await reveal(poll);
    expect(await answer(ANNA, poll, '5')).toMatchObject({
      status: 403,
      body: { error: { code: 'not_allowed' } },
    });
    expect((await look(poll)).answered).toBe(4);
  });

  test('[POLL-4] each person is counted once, also from two devices at the same time', async () => {
    const poll = placement();
    const [ane = ANNA] = PEOPLE;
    const replies = await Promise.all(['1', '5', '5'].map((given) => answer(ane, poll, given)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(replies.find(({ status }) => status === 409)?.body.error.code).toBe('already_answered');
    expect((await look(poll)).answered).toBe(1);
  });

  test('[POLL-6] an answer is changed with its secret until the reveal, is counted once, and nobody sees that it was', async () => {
    const poll = placement();
    const [ane = ANNA] = PEOPLE;
    const [mine, other] = [randomUUID(), randomUUID()];
    const first = (await change(ane, poll, '1', mine)).body;
    await placeAll(poll, '5', '2', '2', '3');
    expect((await look(poll)).answered).toBe(4);
    const before = await look(poll);
    expect((await change(ane, poll, '4', mine)).body).toEqual({ ...first, answered: 4 });
    // Sent once more, because its reply was lost.
    expect((await change(ane, poll, '4', mine)).status).toBe(200);
    expect(await look(poll)).toEqual(before);
    expect((await change(ane, poll, '1', other)).body.error.code).toBe('already_answered');
    expect((await answer(ane, poll, '1')).body.error.code).toBe('already_answered');
    expect((await reveal(poll)).body.sums).toEqual({ 1: 0, 2: 2, 3: 1, 4: 1, 5: 0 });
    expect((await change(ane, poll, '1', mine)).body.error.code).toBe('not_allowed');
  });

  test('[POLL-6] an answer that a page gives again changes none', async () => {
    const poll = placement();
    const [ane = ANNA] = PEOPLE;
    const mine = randomUUID();
    expect((await change(ane, poll, '1', mine, true)).body).toMatchObject({ answered: 1, mine: true });
    await change(ane, poll, '4', mine);
    expect((await change(ane, poll, '1', mine, true)).body.error.code).toBe('already_answered');
    await placeAll(poll, '1', '2', '2', '3');
    expect((await reveal(poll)).body.sums).toEqual({ 1: 0, 2: 2, 3: 1, 4: 1, 5: 0 });
  });

  test('[CHOOSE-4] pointing is hidden until it is shown, may be changed, and is never shown of fewer than three', async () => {
    const poll = `choice-${randomUUID()}`;
    const [ane = ANNA] = PEOPLE;
    const mine = randomUUID();
    await change(ane, poll, 'first', mine);
    await change(ane, poll, 'third', mine);
    await answer(ANNA, poll, 'second');
    expect((await answer(ANNA, poll, '1')).body.error.code).toBe('bad_request');
    const { run } = await look(poll);
    expect((await reveal(poll)).body).toEqual({ answered: 2, mine: true, closed: false, run });
    await answer(PEOPLE[1] ?? ANNA, poll, 'third');
    expect(await look(poll)).not.toHaveProperty('sums');
    expect((await reveal(poll)).body).toMatchObject({
      sums: { first: 0, second: 1, third: 2 },
      seal: expect.any(String),
    });
    expect((await answer(PEOPLE[2] ?? ANNA, poll, 'first')).body.error.code).toBe('not_allowed');
  });

  test('[POLL-6] "more or next" is not changed: its sums are seen while people answer', async () => {
    const poll = `time-${randomUUID()}`;
    const mine = randomUUID();
    await change(ANNA, poll, 'more', mine);
    expect((await change(ANNA, poll, 'next', mine)).body.error.code).toBe('already_answered');
  });

  test('[TIMER-10] more or next: the sum is there from the second answer on, while people answer', async () => {
    const poll = `time-${randomUUID()}`;
    const first = (await answer(ANNA, poll, 'more')).body;
    expect(first).toEqual({ answered: 1, mine: true, closed: false, run: first.run });
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

  test('strangers can neither answer nor read, and answers after the end are refused', async () => {
    const poll = placement();
    expect((await answer(STRANGER, poll, '1')).status).toBe(404);
    expect((await server.ask(`${at}/polls/${poll}`, { as: STRANGER })).status).toBe(404);
    await answer(ANNA, poll, '1');
    await server.post(`${at}/end`, { as: ANNA });
    expect((await answer(PEOPLE[0] ?? ANNA, poll, '1')).body.error.code).toBe('session_ended');
    expect((await look(poll)).answered).toBe(1);
  });

  test('[TIMER-10] "more or next" cannot be closed', async () => {
    const poll = `time-${randomUUID()}`;
    for (const [i, person] of PEOPLE.slice(0, 4).entries())
      await answer(person, poll, i % 2 ? 'more' : 'next');
    expect((await reveal(poll)).body).toMatchObject({ answered: 4, closed: false });
    expect((await answer(ANNA, poll, 'more')).status).toBe(200);
  });

  test('[ANON-7] a restarted server begins an open poll again as a new run, which counts each person once', async () => {
    const poll = placement();
    await placeAll(poll, '1', '2', '2', '3');
    const { run } = await look(poll);
    await server.restart();
    expect(await look(poll)).toEqual({ answered: 0, mine: false, closed: false });
    await placeAll(poll, '1', '2', '2', '3');
    expect((await answer(PEOPLE[0] ?? ANNA, poll, '5')).status).toBe(409);
    const revealed = (await reveal(poll)).body;
    expect(revealed.sums).toEqual({ 1: 1, 2: 2, 3: 1, 4: 0, 5: 0 });
    expect(revealed.run).not.toBe(run);
  });

  test('[ANON-7] a revealed poll is kept over a restart, with the run that its answers were given in', async () => {
    const poll = placement();
    await placeAll(poll, '1', '2', '2', '3');
    const revealed = (await reveal(poll)).body;
    await server.restart();
    expect(await look(poll)).toEqual({ ...revealed, seal: expect.any(String) });
    expect((await answer(ANNA, poll, '5')).body.error.code).toBe('not_allowed');
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
    expect((await say(ane, ' en ')).body).toMatchObject({ waiting: 1, releasable: false });
    await say(ane, 'to');
    await say(ane, 'tre');
    expect((await say(bo, 'fire')).body).toMatchObject({ waiting: 4, releasable: false });
    expect(await release()).toMatchObject({ status: 409, body: { error: { code: 'too_few' } } });
    expect((await say(carl, 'fem')).body).toMatchObject({ waiting: 5, releasable: true });
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

  test('[ANON-8] a word that is sent again is there once: while it waits, when it is out, and when it lies on the table', async () => {
    const id = randomUUID();
    const again = async () => (await server.post(at, { as: ane, body: { id, text: 'en' } })).body;
    const held = async () => (await server.post(`${at}/held`, { as: ane, body: { ids: [id] } })).body;
    expect(await again()).toEqual({ waiting: 1, releasable: false, held: [id] });
    expect(await again()).toEqual({ waiting: 1, releasable: false, held: [id] });
    expect(await held()).toEqual({ waiting: 1, releasable: false, held: [id] });
    await say(bo, 'to');
    await say(carl, 'tre');
    const { words } = (await release()).body;
    expect(await held()).toEqual({ waiting: 0, releasable: true, held: [] });
    expect(await again()).toEqual({ waiting: 0, releasable: true, held: [] });
    expect((await release()).body.words).toHaveLength(3);
    await received(words.map((word: { id: string }) => word.id));
    expect(await again()).toEqual({ waiting: 0, releasable: false, held: [] });
    expect(words.map((word: { id: string }) => word.id)).not.toContain(id);
  });

  test('[ANON-8] of a server that stops, four words of three people are written down; fewer are held no more', async () => {
    const id = randomUUID();
    await server.post(at, { as: ane, body: { id, text: 'en' } });
    await say(bo, 'to');
    await say(carl, 'tre');
    await server.restart();
    expect((await server.post(`${at}/held`, { as: ane, body: { ids: [id] } })).body).toEqual({
      ...{ waiting: 0, releasable: false, held: [] },
    });
    for (const [person, text] of [
      [ane, 'en'],
      [bo, 'to'],
      [carl, 'tre'],
      [dora, 'fire'],
    ] as const) {
      await say(person, text);
    }
    await server.restart();
    expect((await say(ane, 'fem')).body).toMatchObject({ waiting: 5, releasable: true });
    expect(texts((await release()).body)).toEqual(['en', 'fem', 'fire', 'to', 'tre']);
  });

  test('rounds do not mix, and strangers cannot take part', async () => {
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
    ['too much', 'x'.repeat(281)],
    ['no text', 7],
  ])('[SERVE-9] %s is no word', async (_what, text) => {
    expect(await server.post(at, { as: ane, body: { text } })).toMatchObject({ status: 400 });
  });
});

describe('the time', () => {
  test('[TIMER-11] every client can read the server’s clock', async () => {
    const server = await startTestServer();
    const { status, body, headers } = await server.ask('/api/time');
    expect({ status, body }).toEqual({ status: 200, body: { nowMs: server.clock.ms } });
    expect(headers.get('cache-control')).toBe('no-store');
    await server.close();
  });
});
