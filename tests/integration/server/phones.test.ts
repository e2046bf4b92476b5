import { randomUUID } from 'node:crypto';
import { DOOR_CODE } from '../../../src/shared/contract/ids.ts';
import { DOOR_LIFE_MS } from '../../../src/shared/contract/limits.ts';
import { ANNA, BO, startTestServer, type TestServer } from '../../support/server/appServer.ts';
import { crowd } from '../../support/server/crowd.ts';
import { dataFiles } from '../../support/server/dataFiles.ts';
import { PLACEMENT, phoneOf, startRoom, TABLE, type TestRoom, TIMER } from '../../support/server/room.ts';

const PEOPLE = crowd(4);
const refused = (code: string, status: number) => ({ status, body: { error: { code } } });

describe('phones at the table', () => {
  let server: TestServer;
  let room: TestRoom;
  let code: string;

  beforeEach(async () => {
    server = await startTestServer();
    room = await startRoom(server, BO, ...PEOPLE);
    code = (await room.openDoor()).body.door.code;
    await room.show();
  });
  afterEach(() => server.close());

  const placed = async () => (await server.ask(`${room.at}/polls/${PLACEMENT}`, { as: ANNA })).body.answered;

  test('[PHONE-1] facilitators open the door, with a code without look-alikes; others may do nothing with the room', async () => {
    expect(code).toMatch(DOOR_CODE);
    for (const reply of await Promise.all([
      room.openDoor(BO),
      room.room(BO),
      room.change({ letIn: [] }, BO),
      room.show(TABLE, BO),
      server.ask(`${room.at}/door`, { as: BO, method: 'DELETE' }),
      server.ask(`${room.at}/room`, { as: BO, method: 'DELETE' }),
    ])) {
      expect(reply).toMatchObject(refused('not_allowed', 403));
    }
  });

  test('[PHONE-2] a phone with the code waits, and sees nothing of the table until a facilitator lets it in', async () => {
    const { ticket, phone } = (await room.enter(code, 'Vera')).body;
    expect(phone).toMatchObject({ state: 'waiting', number: 1, name: 'Vera', phones: 0 });
    expect(phone).not.toHaveProperty('table');
    expect(await room.contribute(ticket, { kind: 'tool', text: 'Teams' })).toMatchObject(
      refused('not_allowed', 403),
    );
    expect((await room.room()).body.phones).toEqual([
      { id: phoneOf(ticket), number: 1, name: 'Vera', isIn: false, isDone: false },
    ]);
    await room.change({ letIn: [phoneOf(ticket)] });
    expect((await room.see(ticket)).body).toMatchObject({ state: 'in', phones: 1, kept: true, table: TABLE });
  });

  test('[PHONE-3] a code is worth nothing once the door was closed, opened anew, or open for half an hour', async () => {
    const enter = async (with_: string) => (await room.enter(with_)).status;
    expect(await enter(code)).toBe(200);
    const second = (await room.openDoor()).body.door.code;
    expect(await room.enter(code)).toMatchObject(refused('not_found', 404));
    expect(await enter(second)).toBe(200);
    await server.ask(`${room.at}/door`, { as: ANNA, method: 'DELETE' });
    expect(await enter(second)).toBe(404);
    // Those that were in stay.
    expect((await room.room()).body.phones).toHaveLength(2);
    const third = (await room.openDoor()).body.door.code;
    server.clock.ms += DOOR_LIFE_MS + 1;
    expect(await enter(third)).toBe(404);
    expect((await room.room()).body).not.toHaveProperty('door');
  });

  test('[PHONE-4] a network that guesses waits, and right codes are no guesses', async () => {
    for (let i = 0; i < 130; i++) expect((await room.enter(code)).status).toBe(200);
    const replies = await Promise.all(Array.from({ length: 130 }, () => room.enter('ACDEFH')));
    const statuses = replies.map(({ status }) => status);
    expect(statuses.filter((status) => status === 404)).toHaveLength(120);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
    expect(await room.enter(code)).toMatchObject(refused('too_many_requests', 429));
  });

  test('[PHONE-14] no more than 150 phones come in at once, also when they leave again', async () => {
    const leave = { method: 'DELETE' } as const;
    for (let i = 0; i < 150; i++) {
      const { ticket } = (await room.enter(code)).body;
      await server.ask('/api/phone', { ...leave, headers: { authorization: `Phone ${ticket}` } });
    }
    expect((await room.room()).body.phones).toEqual([]);
    expect(await room.enter(code)).toMatchObject(refused('too_many_requests', 429));
    server.clock.ms += 1_000;
    expect((await room.enter(code)).status).toBe(200);
  });

  test('[PHONE-5] a phone that waits is answered when its table changes, and is not woken by other phones', async () => {
    const [one, other] = [await room.phone(code), await room.phone(code)];
    const { version } = (await room.see(one)).body;
    const waiting = room.see(one, version);
    await room.contribute(other, { kind: 'floor', wanted: true });
    const beganAtMs = performance.now();
    await room.show({ ...TABLE, step: 'cards-2-k02', wordsRound: 'k02' });
    const { body } = await waiting;
    expect(body.table.step).toBe('cards-2-k02');
    expect(performance.now() - beganAtMs).toBeLessThan(1_000);
    expect(body.version).not.toBe(version);
  });

  test('[PHONE-6] what a phone sends again is on the table once, and its author is told what became of it', async () => {
    const ticket = await room.phone(code, 'Vera');
    const id = randomUUID();
    for (let time = 0; time < 3; time++) {
      await room.contribute(ticket, { kind: 'word', text: 'Mere tid', named: true, round: 'k01' }, id);
    }
    const [waiting, ...more] = (await room.room()).body.contributions;
    expect(more).toEqual([]);
    expect(waiting).toMatchObject({ phone: phoneOf(ticket), contribution: { text: 'Mere tid' } });
    expect(waiting.name.encrypted).toMatch(/^sealed:/);
    // The server's id, not the phone's: another phone cannot take it.
    expect(waiting.id).not.toBe(id);
    await room.change({ settled: [{ id: waiting.id, status: 'arrived' }] });
    expect((await room.see(ticket)).body.contributions).toEqual([{ id, kind: 'word', status: 'arrived' }]);
    await room.contribute(ticket, { kind: 'word', text: 'Mere tid', named: true, round: 'k01' }, id);
    expect((await room.room()).body.contributions).toEqual([]);
    // At the table no name stands beside a tool.
    await room.contribute(ticket, { kind: 'tool', text: 'Teams' });
    expect((await room.room()).body.contributions).toMatchObject([{ contribution: { kind: 'tool' } }]);
    expect((await room.room()).body.contributions[0]).not.toHaveProperty('name');
  });

  test('[PHONE-7] phones and members are one crowd for thresholds and sums', async () => {
    const phones = [await room.phone(code), await room.phone(code)];
    const answers = `${room.at}/polls/${PLACEMENT}/answers`;
    await server.post(answers, { as: ANNA, body: { answer: '1' } });
    await server.post(answers, { as: BO, body: { answer: '5' } });
    const late = await room.phone(code);
    await room.answer(phones[0] ?? '', PLACEMENT, '5');
    expect(await placed()).toBe(3);
    expect(await room.answer(late, PLACEMENT, '3')).toMatchObject(refused('not_allowed', 403));
  });

  test('[PHONE-7] phones that were in before the first answer count, and may change their answer', async () => {
    const phones = [await room.phone(code), await room.phone(code), await room.phone(code)];
    for (const [i, ticket] of phones.entries()) {
      expect((await room.answer(ticket, PLACEMENT, String(i + 1))).status).toBe(200);
    }
    expect((await room.answer(phones[0] ?? '', PLACEMENT, '5')).status).toBe(200);
    const reveal = () => server.post(`${room.at}/polls/${PLACEMENT}/reveal`, { as: ANNA });
    expect((await reveal()).body).not.toHaveProperty('sums');
    await server.post(`${room.at}/polls/${PLACEMENT}/answers`, { as: BO, body: { answer: '5' } });
    expect((await reveal()).body.sums).toEqual({ 1: 0, 2: 1, 3: 1, 4: 0, 5: 2 });
  });

  test('[ROOM-2] names of people in the room are encrypted and signed for facilitators, each with a new id', async () => {
    const at = `${room.at}/room/names`;
    const { people } = (await server.post(at, { as: ANNA, body: { names: ['Kim', 'Lis'] } })).body;
    expect(people).toHaveLength(2);
    expect(new Set(people.map(({ id }: { id: string }) => id)).size).toBe(2);
    for (const { name, seal } of people) {
      expect(name).toMatch(/^sealed:/);
      expect(seal).not.toBe('');
    }
    expect(await server.post(at, { as: BO, body: { names: ['Kim'] } })).toMatchObject(
      refused('not_allowed', 403),
    );
    for (const names of [[], [''], ['x'.repeat(31)], Array.from({ length: 61 }, () => 'Kim')]) {
      expect(await server.post(at, { as: ANNA, body: { names } })).toMatchObject(refused('bad_request', 400));
    }
  });

  test('[CHOOSE-5] a phone points at a card that lies out, and at none that does not', async () => {
    const pollId = 'choice-11111111-2222-4333-8444-555555555555';
    const ticket = await room.phone(code);
    expect(await room.answer(ticket, pollId, 'second')).toMatchObject(refused('not_allowed', 403));
    const card = { question: { da: 'Hvad?', en: 'What?' } };
    await room.show({ ...TABLE, choice: { pollId, cards: [card, card], tooFew: false } });
    expect((await room.answer(ticket, pollId, 'second')).status).toBe(200);
    expect((await server.ask(`${room.at}/polls/${pollId}`, { as: ANNA })).body.answered).toBe(1);
  });

  test('[PHONE-26] a phone asks for time to read the card that is out, also after others did, and for no other card', async () => {
    await room.show({ ...TABLE, reading: 'reading-2' });
    const at = `${room.at}/polls/reading-2`;
    await server.post(`${at}/answers`, { as: BO, body: { answer: 'reading' } });
    const ticket = await room.phone(code);
    const readers = async () => (await server.ask(at, { as: ANNA })).body.answered;
    expect((await room.answer(ticket, 'reading-2', 'reading')).status).toBe(200);
    expect(await readers()).toBe(2);
    expect((await room.answer(ticket, 'reading-2', 'done')).status).toBe(200);
    expect(await readers()).toBe(1);
    for (const [pollId, answer] of [
      ['reading-1', 'reading'],
      ['reading-3', 'reading'],
    ] as const)
      expect(await room.answer(ticket, pollId, answer)).toMatchObject(refused('not_allowed', 403));
    expect(await room.answer(ticket, 'reading-2', '3')).toMatchObject(refused('bad_request', 400));
  });

  test('[PHONE-7] words of phones that were let in after a round began wait with the others, but do not make up people', async () => {
    const word = { kind: 'word', named: false, round: 'k01' } as const;
    const first = await room.phone(code);
    await room.contribute(first, { ...word, text: 'et' });
    for (const text of ['to', 'tre', 'fire'])
      await room.contribute(await room.phone(code), { ...word, text });
    const release = () => server.post(`${room.at}/words/k01/release`, { as: ANNA });
    expect(await release()).toMatchObject(refused('too_few', 409));
    for (const as of [ANNA, BO]) {
      await server.post(`${room.at}/words/k01`, { as, body: { id: randomUUID(), text: 'fem' } });
    }
    const texts = (await release()).body.words.map(({ text }: { text: string }) => text).sort();
    expect(texts).toEqual(['et', 'fem', 'fem', 'fire', 'to', 'tre']);
  });

  test('[PHONE-8] a phone answers and writes only where the table is', async () => {
    const ticket = await room.phone(code);
    const other = `placement-${randomUUID()}`;
    expect(await room.answer(ticket, other, '3')).toMatchObject(refused('not_allowed', 403));
    const word = { kind: 'word', text: 'x', named: false, round: 'k09' } as const;
    expect(await room.contribute(ticket, word)).toMatchObject(refused('not_allowed', 403));
    expect((await room.answer(ticket, TIMER, 'more')).status).toBe(200);
    expect(await room.answer(ticket, TIMER, '3')).toMatchObject(refused('bad_request', 400));
    await room.show({ ...TABLE, phase: 'preparing' });
    expect(await room.contribute(ticket, { kind: 'tool', text: 'Teams' })).toMatchObject(
      refused('not_allowed', 403),
    );
  });

  test('[PHONE-9] the room ends with the session, with a press, and when no facilitator’s page is left', async () => {
    const ticket = await room.phone(code);
    const { version } = (await room.see(ticket)).body;
    const waiting = room.see(ticket, version);
    await server.post(`${room.at}/end`, { as: ANNA });
    expect((await waiting).body.state).toBe('over');
    expect(await room.see(ticket)).toMatchObject(refused('session_ended', 409));
    expect((await room.enter(code)).status).toBe(404);

    const next = await startRoom(server);
    const left = (await next.openDoor()).body.door.code;
    const phone = await next.phone(left);
    await server.ask(`${next.at}/room`, { as: ANNA, method: 'DELETE' });
    expect((await next.see(phone)).body).toMatchObject({ state: 'over' });
    expect((await next.enter(left)).status).toBe(404);
    expect((await next.room()).body).toMatchObject({ version: '', ended: true });

    const third = (await next.openDoor()).body.door.code;
    const last = await next.phone(third);
    server.clock.ms += 31 * 60_000;
    expect((await next.see(last)).body.state).toBe('over');
    expect(await next.contribute(last, { kind: 'tool', text: 'x' })).toMatchObject(
      refused('not_signed_in', 401),
    );
  });

  test('[PHONE-10] a phone that is left out is told, and what it has sent goes with it', async () => {
    const ticket = await room.phone(code);
    await room.contribute(ticket, { kind: 'card', text: 'Hvad med skolen?' });
    const { version } = (await room.see(ticket)).body;
    const waiting = room.see(ticket, version);
    const { body } = await room.change({ leaveOut: [phoneOf(ticket)] });
    expect(body).toMatchObject({ phones: [], contributions: [] });
    expect((await waiting).body).toMatchObject({ state: 'leftOut' });
    expect((await waiting).body).not.toHaveProperty('table');
    expect(await room.answer(ticket, PLACEMENT, '3')).toMatchObject(refused('not_allowed', 403));
  });

  test('[PHONE-11] what the stage does not show does not get to phones', async () => {
    expect(await room.show({ ...TABLE, notes: ['secret'] })).toMatchObject(refused('bad_request', 400));
    const card = { ...TABLE.card, author: 'Anna' };
    expect(await room.show({ ...TABLE, card })).toMatchObject(refused('bad_request', 400));
    const tools = Array.from({ length: 200 }, () => 'x'.repeat(60));
    expect(await room.show({ ...TABLE, tools })).toMatchObject(refused('bad_request', 400));
    expect(await room.show({ ...TABLE, step: 'x'.repeat(80_000) })).toMatchObject(refused('too_large', 413));
  });

  test('[PHONE-12] neither disk nor log has a phone’s name, ticket or code, nor what waits for the table', async () => {
    const ticket = await room.phone(code, 'Verasnavn');
    await room.contribute(ticket, { kind: 'tool', text: 'Etsjældentredskab' });
    await room.contribute(ticket, { kind: 'word', text: 'Etstilleord', named: false, round: 'k01' });
    await room.contribute(ticket, { kind: 'word', text: 'Etnavngivetord', named: true, round: 'k01' });
    await room.answer(ticket, PLACEMENT, '3');
    const kept = [...dataFiles(server.dataDir).map((file) => file.toString('latin1')), ...server.logged].join(
      '\n',
    );
    const found = ['Verasnavn', 'Etsj', 'Etstille', 'Etnavngivet', phoneOf(ticket), code].filter((text) =>
      kept.includes(text),
    );
    expect(found).toEqual([]);
  });

  test('[PHONE-13] the floor is asked for and given, and phones tick off the present step', async () => {
    const [one, two] = [await room.phone(code), await room.phone(code)];
    await room.contribute(one, { kind: 'floor', wanted: true });
    await room.contribute(two, { kind: 'floor', wanted: true });
    await room.contribute(two, { kind: 'done', step: TABLE.step, done: true });
    const { floor, phones } = (await room.room()).body;
    expect(floor).toEqual([phoneOf(one), phoneOf(two)]);
    expect(phones.map(({ isDone }: { isDone: boolean }) => isDone)).toEqual([false, true]);
    await room.change({ hadFloor: [phoneOf(one)] });
    expect((await room.see(one)).body.wantsFloor).toBe(false);
    await room.show({ ...TABLE, step: 'cards-2-k02' });
    expect((await room.room()).body.phones[1].isDone).toBe(false);
  });

  test('[PHONE-15] a restarted server has no phones: they are told, and the facilitator opens the door again', async () => {
    const ticket = await room.phone(code);
    await server.restart();
    expect(await room.see(ticket)).toMatchObject(refused('not_signed_in', 401));
    expect((await room.enter(code)).status).toBe(404);
    const { body } = await room.room();
    expect(body).toMatchObject({ version: '', phones: [] });
    expect(body).not.toHaveProperty('ended');
    expect((await room.enter((await room.openDoor()).body.door.code)).status).toBe(200);
  });
});
