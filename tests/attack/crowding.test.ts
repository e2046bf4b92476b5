import { randomUUID } from 'node:crypto';
import { attacks } from '../support/attack/attacks.ts';
import { flood, honestAnswer } from '../support/attack/flood.ts';
import { ANNA, EVE, OTHER, refusal, type World } from '../support/attack/world.ts';
import { connectDocument } from '../support/relay/rawSocket.ts';
import { rest } from '../support/relay/rest.ts';
import { FLUID_TENANT_ID } from '../support/server/appServer.ts';
import type { Person } from '../support/server/cloud.ts';

/** A tenth of the usual, so that a guest reaches them soon. */
const LIMITS = {
  RELAY_MAX_CLIENTS_PER_DOCUMENT: '12',
  RELAY_MAX_CONNECTS_PER_DOCUMENT: '1:200',
  RELAY_MAX_REQUESTS_PER_DOCUMENT: '1:400',
};

/** What the server gives a guest for the table; another one each time. */
async function guestToken({ server, at, tableId, ticket }: World): Promise<string> {
  return (await server.post(`${at}/token`, { ticket, body: { documentId: tableId } })).body.token;
}

const deltas = (world: World, jwt: string) =>
  rest(world.server.origin, 'GET', `/deltas/${FLUID_TENANT_ID}/${world.tableId}`, jwt);

const connect = (world: World, jwt: string, interactive = true) =>
  connectDocument(world.server.origin, {
    ...{ documentId: world.tableId, tenantId: FLUID_TENANT_ID, jwt, interactive },
  });

/** Somebody of the tenant who has done nothing yet. */
const somebody = (n: number): Person => ({ objectId: `ffffffff-0000-4000-8000-00000000000${n}`, name: '' });

describe('[ATTACK-7] [ACCESS-17] crowding others out', () => {
  attacks(
    [
      {
        name: 'a guest who asks the relay five hundred times with ten tokens of one ticket',
        must: '429 for guests, and answers for members',
        async run(world) {
          const tokens: string[] = [];
          for (let i = 0; i < 10; i += 1) tokens.push(await guestToken(world));
          const statuses = await flood(500, (i) => deltas(world, tokens[i % tokens.length] ?? ''));
          expect(new Set(statuses)).toEqual(new Set([200, 429]));
          expect((await deltas(world, await world.givenToken(ANNA))).status).toBe(200);
        },
      },
      {
        name: 'a guest who takes every slot at the table and those for agents',
        must: 'members sit down all the same',
        async run(world) {
          const token = await guestToken(world);
          const guests = Array.from({ length: 20 }, (_, i) => connect(world, token, i % 2 === 0));
          const answers = await Promise.all(guests.map(({ answer }) => answer));
          expect(answers.filter(({ ok }) => !ok).map(({ code }) => code)).toContain(429);
          const members = [
            connect(world, await world.givenToken(ANNA)),
            connect(world, await world.givenToken(EVE)),
          ];
          const summariser = connect(world, await world.givenToken(ANNA), false);
          for (const { answer } of [...members, summariser]) expect(await answer).toMatchObject({ ok: true });
          for (const socket of [...guests, ...members, summariser]) socket.close();
        },
      },
      {
        name: 'a guest who connects three hundred times',
        must: '429 for guests, and members connect',
        async run(world) {
          const token = await guestToken(world);
          const guests = Array.from({ length: 150 }, () => connect(world, token));
          const answers = await Promise.all(guests.map(({ answer }) => answer));
          expect(new Set(answers.map(({ ok, code }) => ok || code))).toContain(429);
          const member = connect(world, await world.givenToken(ANNA));
          expect(await member.answer).toMatchObject({ ok: true });
          for (const socket of [...guests, member]) socket.close();
        },
      },
      {
        name: 'three thousand anonymous readiness requests',
        must: 'an answer each, mostly from memory, and answers for all others',
        async run(world) {
          const { server } = world;
          const statuses = await flood(3_000, () => server.ask('/readyz'));
          expect(new Set(statuses)).toEqual(new Set([200]));
          await honestAnswer(world);
        },
      },
      {
        name: 'a stranger who tries sixty times to get into a meeting of others',
        must: '403 or 404 each, and the directory is asked once more and no oftener',
        async run(world) {
          const { server, meetingId, at } = world;
          await server.ask(at, { as: ANNA });
          world.stopTheClock();
          const asked = () => server.cloud.requests.filter((request) => request.endsWith('/members')).length;
          const before = asked();
          const outcomes = new Set<string>();
          for (let i = 0; i < 30; i += 1) {
            outcomes.add(refusal(await server.post('/api/sessions', { as: OTHER, body: { meetingId } })));
            outcomes.add(refusal(await server.ask(at, { as: OTHER })));
          }
          expect(outcomes).toEqual(new Set(['403 not_a_member', '404 not_found']));
          // The meeting has four people, and the directory tells of two at a time.
          expect(asked() - before).toBeLessThanOrEqual(4);
        },
      },
      {
        name: 'one person who makes up sixty meetings, one after the other and at once',
        must: '403 ten times and then 429, and the directory is asked ten times',
        async run(world) {
          const { server } = world;
          world.stopTheClock();
          const asked = () => server.cloud.requests.filter((request) => request.includes('/chats/')).length;
          const before = asked();
          const open = () => {
            const meetingId = Buffer.from(`0#19:meeting_${randomUUID()}@thread.v2#0`).toString('base64');
            return server.post('/api/sessions', { as: somebody(9), body: { meetingId } });
          };
          const outcomes = [...(await Promise.all(Array.from({ length: 30 }, open)))];
          for (let i = 0; i < 30; i += 1) outcomes.push(await open());
          expect(outcomes.map(refusal).sort()).toEqual([
            ...Array(10).fill('403 not_a_member'),
            ...Array(50).fill('429 too_many_requests'),
          ]);
          expect(asked() - before).toBe(10);
          await honestAnswer(world);
        },
      },
      {
        name: 'one person who begins forty sessions, each in a meeting of their own',
        must: '429 from the thirty-first on, and others begin theirs',
        async run(world) {
          world.stopTheClock();
          const begin = async (as: Person) => {
            const { meetingId } = world.server.meeting(as);
            return world.server.post('/api/sessions', { as, body: { meetingId } });
          };
          const statuses = await flood(40, () => begin(somebody(1)));
          expect(statuses.filter((status) => status === 200)).toHaveLength(30);
          const refused = await begin(somebody(1));
          expect(refusal(refused)).toBe('429 too_many_requests');
          expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60);
          expect((await begin(somebody(2))).status).toBe(200);
        },
      },
      {
        name: 'one person who ends a session and begins the next, forty times',
        must: '429 from some point on',
        async run(world) {
          world.stopTheClock();
          const { server } = world;
          const { meetingId } = server.meeting(somebody(3));
          const statuses: number[] = [];
          for (let i = 0; i < 40; i += 1) {
            const body = { meetingId, beginNew: true };
            const begun = await server.post('/api/sessions', { as: somebody(3), body });
            statuses.push(begun.status);
            if (begun.status === 200)
              await server.post(`/api/sessions/${begun.body.session.id}/end`, { as: somebody(3), body: {} });
          }
          expect(statuses.lastIndexOf(200)).toBe(29);
          expect(statuses.slice(30)).toEqual(Array(10).fill(429));
        },
      },
      {
        name: 'one person who asks for seventy tokens to make tables with',
        must: '429 from the sixty-first on',
        async run(world) {
          world.stopTheClock();
          const { server } = world;
          const { meetingId } = server.meeting(somebody(4));
          const { session } = (await server.post('/api/sessions', { as: somebody(4), body: { meetingId } }))
            .body;
          const statuses = await flood(70, () =>
            server.post(`/api/sessions/${session.id}/token`, { as: somebody(4), body: {} }),
          );
          expect(statuses.filter((status) => status === 200)).toHaveLength(60);
          expect(new Set(statuses)).toEqual(new Set([200, 429]));
        },
      },
    ],
    LIMITS,
  );
});
