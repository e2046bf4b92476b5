import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { DOOR_LIFE_MS, WAITING_OF_ROOM_MAX } from '../../src/shared/contract/limits.ts';
import { attacks } from '../support/attack/attacks.ts';
import { costs } from '../support/attack/costs.ts';
import { beginTable } from '../support/attack/honestMeeting.ts';
import { ANNA, EVE, OTHER, refusal, type World } from '../support/attack/world.ts';
import { PLACEMENT, phoneOf, roomOf, TABLE } from '../support/server/room.ts';

const NO_DOOR = '404 not_found';
const NOT_IN = '401 not_signed_in';

async function openRoom({ server, sessionId }: Pick<World, 'server' | 'sessionId'>) {
  const room = roomOf(server, sessionId);
  const code: string = (await room.openDoor()).body.door.code;
  await room.show();
  return { room, code };
}

/** From an address of its own: the attacks share a machine. */
let networks = 0;
function network(): { readonly headers: Record<string, string> } {
  networks += 1;
  return { headers: { 'x-forwarded-for': `198.51.100.${networks}` } };
}

describe('[ATTACK-22] phones', () => {
  attacks(
    [
      {
        name: 'a thousand guesses from one network',
        must: '429 after 120, also for the next right one, while another network comes in',
        async run(world) {
          world.stopTheClock();
          const { room, code } = await openRoom(world);
          const { headers } = network();
          const told = new Map<string, number>();
          for (let i = 0; i < 1_000; i += 50) {
            const replies = await Promise.all(
              Array.from({ length: 50 }, () => room.enter('ACDEFH', undefined, headers)),
            );
            for (const reply of replies) told.set(refusal(reply), (told.get(refusal(reply)) ?? 0) + 1);
          }
          expect(told.get(NO_DOOR)).toBe(120);
          expect(told.get('429 too_many_requests')).toBe(880);
          expect(refusal(await room.enter(code, undefined, headers))).toBe('429 too_many_requests');
          expect((await room.enter(code, undefined, network().headers)).status).toBe(200);
          const log = world.server.logged.join('\n');
          expect(log).not.toContain(code);
        },
      },
      {
        name: 'a hundred phones behind one address, some with a slip of the finger',
        must: 'all of them come in',
        async run(world) {
          const { room, code } = await openRoom(world);
          const { headers } = network();
          for (let i = 0; i < 30; i++) await room.enter('ACDEFH', undefined, headers);
          const replies = await Promise.all(
            Array.from({ length: 100 }, () => room.enter(code, undefined, headers)),
          );
          expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
          await room.change({ leaveOut: replies.map(({ body }) => phoneOf(body.ticket)) });
        },
      },
      {
        name: 'an expired code',
        must: NO_DOOR,
        async run(world) {
          const { room, code } = await openRoom(world);
          world.server.clock.ms += DOOR_LIFE_MS;
          expect(refusal(await room.enter(code))).toBe(NO_DOOR);
        },
      },
      {
        name: 'malformed codes and names',
        must: '400 bad_request',
        async run(world) {
          const { room, code } = await openRoom(world);
          for (const wrong of ['', 'ACDEF', 'ACDEFHJ', 'acdefh', 'OOOOOO', "' OR 1"]) {
            expect(refusal(await room.enter(wrong))).toBe('400 bad_request');
          }
          expect(refusal(await room.enter(code, 'x'.repeat(31)))).toBe('400 bad_request');
        },
      },
      {
        name: 'forged and altered tickets',
        must: NOT_IN,
        async run(world) {
          const { room, code } = await openRoom(world);
          const ticket = await room.phone(code);
          const [sessionId = '', phone = '', proof = ''] = ticket.split('.');
          const other = await room.phone(code);
          for (const forged of [
            `${sessionId}.${phone}.`,
            `${sessionId}.${phone}.${proof.slice(1)}`,
            `${sessionId}.${phoneOf(other)}.${proof}`,
            `${world.elsewhere.sessionId}.${phone}.${proof}`,
            `${ticket}.${proof}`,
            world.ticket,
          ]) {
            expect(refusal(await room.see(forged))).toBe(NOT_IN);
            expect(refusal(await room.answer(forged, PLACEMENT, '1'))).toBe(NOT_IN);
          }
        },
      },
      {
        name: 'a phone’s ticket where members and viewers ask',
        must: '401 not_signed_in, and nothing of session, notes, names or roles',
        async run(world) {
          const { server, at, tableId, notesId } = world;
          const { room, code } = await openRoom(world);
          const ticket = await room.phone(code);
          for (const scheme of ['Phone', 'Ticket', 'Bearer']) {
            const headers = { authorization: `${scheme} ${ticket}` };
            for (const path of [at, `${at}/roles`, `${at}/room`, `${at}/viewings`, '/api/decks']) {
              expect(refusal(await server.ask(path, { headers }))).toBe(NOT_IN);
            }
            for (const documentId of [tableId, notesId]) {
              const reply = await server.post(`${at}/token`, { headers, body: { documentId } });
              expect(refusal(reply)).toBe(NOT_IN);
            }
          }
        },
      },
      {
        name: 'a phone that opens, shows and changes the room that it is in, and a member without a role who does',
        must: '401 not_signed_in, and 403 not_allowed',
        async run(world) {
          const { server, at } = world;
          const { room, code } = await openRoom(world);
          const ticket = await room.phone(code);
          const phone = phoneOf(ticket);
          const headers = { authorization: `Phone ${ticket}` };
          const change = { letIn: [phone] };
          expect(refusal(await server.post(`${at}/room`, { headers, body: change }))).toBe(NOT_IN);
          expect(refusal(await server.post(`${at}/door`, { headers }))).toBe(NOT_IN);
          expect(refusal(await room.change(change, EVE))).toBe('403 not_allowed');
          expect(refusal(await room.show(TABLE, EVE))).toBe('403 not_allowed');
          expect(refusal(await room.room(OTHER))).toBe(NO_DOOR);
        },
      },
      {
        name: 'a phone of another session',
        must: 'it sees and changes its own table only',
        async run(world) {
          const { server, elsewhere } = world;
          const { room } = await openRoom(world);
          const there = roomOf(server, elsewhere.sessionId);
          const code: string = (await there.openDoor(OTHER)).body.door.code;
          const { ticket } = (await there.enter(code)).body;
          await room.change({ letIn: [phoneOf(ticket)] });
          expect((await there.see(ticket)).body.state).toBe('waiting');
          await there.change({ letIn: [phoneOf(ticket)] }, OTHER);
          expect((await there.see(ticket)).body).not.toHaveProperty('table');
          expect(refusal(await room.answer(ticket, PLACEMENT, '1'))).toBe('403 not_allowed');
        },
      },
      {
        name: 'a phone that answers ten times at once, and one that comes in anew to answer again',
        must: 'one answer each',
        async run(world) {
          const { server, at } = world;
          const { room, code } = await openRoom(world);
          const poll = `placement-${randomUUID()}`;
          await room.show({ ...TABLE, placement: { ...TABLE.placement, pollId: poll } });
          const ticket = await room.phone(code);
          const replies = await Promise.all(
            Array.from({ length: 10 }, (_, i) =>
              room.answer(ticket, poll, '2', `secret-number-${i}-of-this-phone`),
            ),
          );
          expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
          const again = await room.phone(code);
          expect(refusal(await room.answer(again, poll, '2'))).toBe('403 not_allowed');
          expect((await server.ask(`${at}/polls/${poll}`, { as: ANNA })).body.answered).toBe(1);
          await room.show();
        },
      },
      {
        name: 'a phone that takes another one’s name and contribution id',
        must: 'each stands for itself, with its own number and encrypted name',
        async run(world) {
          const { room, code } = await openRoom(world);
          const [vera, forger] = [await room.phone(code, 'Vera'), await room.phone(code, 'Vera')];
          const id = randomUUID();
          const word = { kind: 'word', named: true, round: 'k01' } as const;
          await room.contribute(vera, { ...word, text: 'mit' }, id);
          await room.contribute(forger, { ...word, text: 'ikke mit' }, id);
          const { contributions } = (await room.room()).body;
          const mine = contributions.filter(({ phone }: { phone: string }) =>
            [phoneOf(vera), phoneOf(forger)].includes(phone),
          );
          expect(mine).toHaveLength(2);
          expect(mine[0].name.encrypted).not.toBe(mine[1].name.encrypted);
          expect(mine[0].seal).not.toBe(mine[1].seal);
          expect(mine[0].id).not.toBe(mine[1].id);
          await room.change({ leaveOut: [phoneOf(vera), phoneOf(forger)] });
        },
      },
      {
        name: 'a phone that points twice, after the numbers are shown, and with a name in the room',
        must: 'counted once, refused, and no name',
        async run(world) {
          const pollId = `choice-${randomUUID()}`;
          const { room, code } = await openRoom(world);
          const [one, two, three] = [await room.phone(code), await room.phone(code), await room.phone(code)];
          const card = { question: { da: 'Hvad?', en: 'What?' } };
          await room.show({ ...TABLE, choice: { pollId, cards: [card, card, card], tooFew: false } });
          expect((await room.answer(one, pollId, 'first')).status).toBe(200);
          const another = 'another-secret-of-the-same-phone';
          expect(refusal(await room.answer(one, pollId, 'second', another))).toBe('409 already_answered');
          for (const ticket of [two, three]) await room.answer(ticket, pollId, 'second');
          const shown = await world.server.post(`${room.at}/polls/${pollId}/reveal`, { as: ANNA });
          expect(shown.body.sums).toEqual({ first: 1, second: 2, third: 0 });
          expect(refusal(await room.answer(one, pollId, 'third'))).toBe('403 not_allowed');
          const named = await world.server.post(`${room.at}/room/names`, {
            headers: { authorization: `Phone ${one}` },
            body: { names: ['Anna Ager'] },
          });
          expect(refusal(named)).toBe(NOT_IN);
        },
      },
      {
        name: 'a phone that floods',
        must: '429 for it, while another one is answered',
        async run(world) {
          world.stopTheClock();
          const { room, code } = await openRoom(world);
          const [flooding, quiet] = [await room.phone(code), await room.phone(code)];
          const replies = await Promise.all(
            Array.from({ length: 300 }, () => room.contribute(flooding, { kind: 'tool', text: 'x' })),
          );
          expect(replies.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(20);
          expect(new Set(replies.map(refusal))).toContain('429 too_many_requests');
          expect((await room.see(quiet)).status).toBe(200);
          await room.change({ leaveOut: [phoneOf(flooding)] });
        },
      },
    ],
    { TRUST_PROXY: 'true' },
  );
});

describe('[ATTACK-22] what phones cost', () => {
  costs([
    {
      name: 'sixty phones that wait for news ten times over, and a table that changes',
      must: 'one of each waits, and nobody else does',
      async run(world) {
        const { room, code } = await openRoom(world as never);
        const tickets = await Promise.all(
          Array.from({ length: 60 }, async () => (await room.enter(code)).body.ticket as string),
        );
        await room.change({ letIn: tickets.map(phoneOf) });
        const { version } = (await room.see(tickets[0] ?? '')).body;
        const waiting: Promise<unknown>[] = [];
        for (let i = 0; i < 10; i++) {
          waiting.push(...tickets.map((ticket) => room.see(ticket, version)));
          await delay(200);
        }
        for (let i = 0; i < 10; i++) await room.show({ ...TABLE, step: `cards-${i}` });
        await Promise.all(waiting);
        await room.change({ leaveOut: tickets.map(phoneOf) });
        return 1024 * 1024;
      },
    },
    {
      name: 'a facilitator who shows eighty phones one large table after the other',
      must: 'each phone has the last one',
      async run(world) {
        const { room, code } = await openRoom(world as never);
        const entered = await Promise.all(
          Array.from({ length: 80 }, () => room.enter(code, undefined, network().headers)),
        );
        const tickets: string[] = entered.map(({ body }) => body.ticket);
        await room.change({ letIn: tickets.map(phoneOf) });
        const example = 'x'.repeat(1_400);
        const examples = { da: Array(12).fill(example), en: Array(12).fill(example) };
        const shown = (step: string) => ({ ...TABLE, step, card: { ...TABLE.card, examples } });
        const last = 'cards-last';
        const steps = tickets.map(async (ticket) => {
          let view = (await room.see(ticket)).body;
          while (view.table?.step !== last) view = (await room.see(ticket, view.version)).body;
          return view.table.step;
        });
        for (let i = 0; i < 6; i++) {
          await room.show(shown(`cards-${i}`));
          await delay(30);
        }
        await room.show(shown(last));
        expect(new Set(await Promise.all(steps))).toEqual(new Set([last]));
        await room.change({ leaveOut: tickets.map(phoneOf) });
        return 8 * JSON.stringify(shown(last)).length + 8 * 80 * 500;
      },
    },
    {
      name: 'sixty phones that send fifty contributions each',
      must: 'as many are kept as may wait, and another phone is answered',
      async run(world) {
        const { meetingId } = world.server.meeting(ANNA);
        const opened = await world.server.post('/api/sessions', { as: ANNA, body: { meetingId } });
        await beginTable(world.server, opened.body.session.id, ANNA);
        const room = roomOf(world.server, opened.body.session.id);
        const code: string = (await room.openDoor()).body.door.code;
        await room.show();
        const tickets = await Promise.all(
          Array.from(
            { length: 61 },
            async () => (await room.enter(code, undefined, network().headers)).body.ticket as string,
          ),
        );
        await room.change({ letIn: tickets.map(phoneOf) });
        const [quiet = '', ...flooding] = tickets;
        const text = 'x'.repeat(280);
        const statuses = new Set<number>();
        const sending = flooding.map(async (ticket) => {
          for (let i = 0; i < 10; i++) {
            const five = Array.from({ length: 5 }, () => room.contribute(ticket, { kind: 'tool', text }));
            for (const { status } of await Promise.all(five)) statuses.add(status);
          }
        });
        expect((await room.see(quiet)).status).toBe(200);
        await Promise.all(sending);
        expect(statuses).toEqual(new Set([200, 429]));
        const { contributions } = (await room.room()).body;
        expect(contributions).toHaveLength(WAITING_OF_ROOM_MAX);
        await room.change({ leaveOut: tickets.map(phoneOf) });
        return flooding.length * 50 * 1_000;
      },
    },
    {
      name: 'ten thousand forged tickets',
      must: 'refused before anything is looked up',
      async run(world) {
        const room = roomOf(world.server, world.sessionId);
        const forged = `${world.sessionId}.${'a'.repeat(22)}.${'b'.repeat(43)}`;
        for (let i = 0; i < 10_000; i += 100) {
          await Promise.all(Array.from({ length: 100 }, () => room.see(forged)));
        }
        return 10_000 * 500;
      },
    },
  ]);
});
