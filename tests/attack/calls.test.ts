/** What the calls of the app's server cost at their largest, by members, facilitators, guests and phones. */

import { ENCRYPTED_NAMES_AT_ONCE, SEALS_AT_ONCE } from '../../src/shared/contract/limits.ts';
import { methodAndPath, ROUTES, type RouteName } from '../../src/shared/contract/routes.ts';
import { BODY_MAX_BYTES, type Endpoint } from '../../src/shared/contract/schemas/endpoint.ts';
import { ENDPOINTS } from '../../src/shared/contract/schemas/endpoints.ts';
import { type CostlyAttack, type CostlyWorld, costs } from '../support/attack/costs.ts';
import { ANNA, EVE } from '../support/attack/world.ts';
import { PLACEMENT, phoneOf, roomOf, TABLE } from '../support/server/room.ts';

const CALLS_AT_ONCE = 40;
/** Of the meeting's own decks, which have attacks of their own. */
const LARGE: readonly RouteName[] = ['keepTeamDeck'];
const SHORT_ANSWER = 20_000;
const GUESSED = { session: 'x'.repeat(22), round: 'k01', slug: 'digitale-kompetencer' };

/** JSON of so many bytes whose every part is wrong. */
function wrongOf(bytes: number, field: string): string {
  const part = '{"":[1]},';
  const list = part.repeat(Math.max(1, Math.floor((bytes - 40 - field.length) / part.length)));
  return `{"${field}":[${list}0],"__proto__":{}}`;
}

/** The fields of an endpoint's body, each of which is filled in turn. */
const fieldsOf = ({ body }: Endpoint): readonly string[] => (body ? Object.keys(body.shape) : ['nothing']);

async function callAtOnce(
  { server, at, ticket }: CostlyWorld,
  name: RouteName,
  authorization: string | undefined,
  body: string,
): Promise<number> {
  const { method, path } = methodAndPath(name);
  const address = path
    .replace('/api/sessions/:id', at)
    .replace(':poll', PLACEMENT)
    .replace(':round', GUESSED.round)
    .replace(/:(deck|catalogue)/, GUESSED.slug);
  const headers = {
    'content-type': 'application/json',
    authorization: authorization ?? `Ticket ${ticket}`,
  };
  await Promise.all(
    Array.from({ length: CALLS_AT_ONCE }, async () => {
      const reply = await fetch(server.origin + address, { method, headers, body });
      const text = await reply.text();
      expect(reply.status).toBeLessThan(500);
      if (reply.status >= 400) expect(text.length).toBeLessThan(SHORT_ANSWER);
    }),
  );
  return CALLS_AT_ONCE * body.length;
}

const withBody = (Object.keys(ROUTES) as RouteName[]).filter(
  (name) => /^(POST|PUT)/.test(ROUTES[name]) && !LARGE.includes(name),
);

const wrongBodies: readonly CostlyAttack[] = withBody.map((name) => ({
  name: `${name}: ${CALLS_AT_ONCE} calls at once, as large as they may be and wrong in each part`,
  must: 'refused in a short answer',
  async run(world) {
    const endpoint: Endpoint = ENDPOINTS[name];
    let sent = 0;
    for (const field of fieldsOf(endpoint)) {
      const bearer = `Bearer ${await world.server.cloud.signIn(EVE)}`;
      const authorization = endpoint.caller.startsWith('person') ? bearer : undefined;
      const body = wrongOf(endpoint.maxBodyBytes ?? BODY_MAX_BYTES, field);
      sent += await callAtOnce(world, name, authorization, body);
    }
    return sent;
  },
}));

const digest = 'd'.repeat(43);

describe('[ATTACK-20] calls of the app’s server', () => {
  costs([
    ...wrongBodies,
    {
      name: 'a member who asks for as many signatures as possible, forty times at once',
      must: 'signed or refused, while others are answered',
      async run(world) {
        const contents = Array.from({ length: SEALS_AT_ONCE }, (_, i) => ({
          ...{ kind: 'word', id: `w${i}`, digest },
        }));
        const authorization = `Bearer ${await world.server.cloud.signIn(EVE)}`;
        return callAtOnce(world, 'seal', authorization, JSON.stringify({ contents }));
      },
    },
    {
      name: 'a guest who asks for a deck, packed, a hundred and fifty times at once',
      must: 'answered or refused, while others are answered',
      async run({ server, ticket }) {
        const headers = { authorization: `Ticket ${ticket}`, 'accept-encoding': 'gzip' };
        const statuses = await Promise.all(
          Array.from({ length: 150 }, async () => {
            const reply = await fetch(`${server.origin}/api/decks/digitale-kompetencer`, { headers });
            await reply.arrayBuffer();
            return reply.status;
          }),
        );
        expect(statuses.filter((status) => status >= 500)).toEqual([]);
        return 150 * 300;
      },
    },
    {
      name: 'a guest who has names decrypted that are none, forty times at once',
      must: 'none of them is',
      async run(world) {
        const names = Object.fromEntries(
          Array.from({ length: ENCRYPTED_NAMES_AT_ONCE }, (_, i) => [
            `p${i}`.padEnd(22, 'x'),
            `sealed:1:${Buffer.alloc(60, i).toString('base64url')}`,
          ]),
        );
        return callAtOnce(world, 'decryptNames', undefined, JSON.stringify({ names }));
      },
    },
  ]);
});

describe('[ATTACK-22] a facilitator with a room of phones, at a server that was just started', () => {
  const LINE = 'x'.repeat(1_400);
  /** Near the largest view that the server takes. */
  const large = (step: string) => ({
    ...TABLE,
    step,
    card: { ...TABLE.card, examples: { da: Array(12).fill(LINE), en: Array(12).fill(LINE) } },
    tools: Array.from({ length: 150 }, () => 'y'.repeat(60)),
  });

  costs(
    [
      {
        name: 'who shows the largest view again and again to as many phones as there may be',
        must: 'each phone is told, while others are answered',
        async run(world) {
          const room = roomOf(world.server, world.sessionId);
          const code: string = (await room.openDoor(ANNA)).body.door.code;
          const tickets: string[] = [];
          for (let i = 0; i < 150; i += 1) tickets.push((await room.enter(code)).body.ticket);
          await room.change({ letIn: tickets.map(phoneOf) });
          let version: string = (await room.see(tickets[0] ?? '')).body.version;
          let sent = 0;
          for (let i = 0; i < 8; i += 1) {
            const seen = tickets.map((ticket) => room.see(ticket, version));
            const view = large(`cards-${i}`);
            expect((await room.show(view)).status).toBe(200);
            sent += JSON.stringify(view).length;
            const replies = await Promise.all(seen);
            version = replies.at(-1)?.body.version;
          }
          await room.change({ leaveOut: tickets.map(phoneOf) });
          return sent;
        },
      },
    ],
    { isCold: true },
  );
});
