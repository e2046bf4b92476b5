/** Connections that all come at once, at a server that was just started. */
import { setTimeout as delay } from 'node:timers/promises';
import { type CostlyAttack, type CostlyWorld, costs } from '../support/attack/costs.ts';
import { beginRaw } from '../support/attack/rawHttp.ts';
import { ANNA } from '../support/attack/world.ts';
import { type BareWebSocket, bareWebSocket } from '../support/relay/bareWebSocket.ts';
import { connectDocument } from '../support/relay/rawSocket.ts';
import { FLUID_TENANT_ID } from '../support/server/appServer.ts';

const CONNECTIONS = 600;
const NETWORKS = 6;
/** Of a request without a body. */
const HEAD_BYTES = 300;
/** A tenth of the usual. */
const SETTINGS = { RELAY_MAX_SOCKETS: '500', RELAY_MAX_WAITING_PER_ADDRESS: '100' };

const addressOf = (i: number): string => `198.51.100.${i % NETWORKS}`;

/** A member who opens a page and connects to the table. */
async function comeIn({ server, at, tableId, givenToken }: CostlyWorld): Promise<void> {
  expect((await server.ask('/')).status).toBe(200);
  expect((await server.ask(at, { as: ANNA })).status).toBe(200);
  const jwt = await givenToken(ANNA);
  const member = connectDocument(server.origin, { documentId: tableId, tenantId: FLUID_TENANT_ID, jwt });
  expect(await member.answer).toMatchObject({ ok: true });
  member.close();
}

/** A member comes in while so many connections wait, each of which has sent these bytes. */
async function comeInBeside(world: CostlyWorld, connections: number, text: string): Promise<void> {
  const begun = Array.from({ length: connections }, () => beginRaw(world.server.origin, text));
  await comeIn(world);
  for (const one of begun) one.giveUp();
}

/** Requests of which nothing is said but that they come at once: `perConnection` on each, without waiting for answers. */
const requests = (
  name: string,
  must: string,
  head: string,
  [connections, perConnection] = [CONNECTIONS, 1],
): CostlyAttack => ({
  name,
  must,
  async run(world) {
    const begun = Array.from({ length: connections }, (_, i) =>
      beginRaw(
        world.server.origin,
        `${head}Host: a\r\nX-Forwarded-For: ${addressOf(i)}\r\n\r\n`.repeat(perConnection),
      ),
    );
    await comeIn(world);
    for (const one of begun) one.giveUp();
    return connections * perConnection * HEAD_BYTES;
  },
});

describe.each([
  {
    name: 'six hundred silent WebSockets from six networks',
    must: 'a member comes in meanwhile',
    async run(world) {
      const opening = Array.from({ length: CONNECTIONS }, (_, i) =>
        bareWebSocket(world.server.origin, { 'X-Forwarded-For': addressOf(i) }),
      );
      await comeIn(world);
      const silent: BareWebSocket[] = await Promise.all(opening);
      await comeIn(world);
      for (const socket of silent) socket.close();
      return CONNECTIONS * HEAD_BYTES;
    },
  },
  requests('six hundred requests for a page', 'a member comes in meanwhile', 'GET / HTTP/1.1\r\n'),
  ...[2_000, 5_000].map((connections) =>
    requests(
      `${connections} connections with a request for a page each`,
      'a member comes in meanwhile',
      'GET / HTTP/1.1\r\n',
      [connections, 1],
    ),
  ),
  requests(
    'six hundred calls with a made-up token',
    'a member comes in meanwhile',
    'GET /api/sessions/made-up HTTP/1.1\r\nAuthorization: Bearer a.b.c\r\n',
  ),
  requests(
    'two hundred connections with ten requests each at once',
    'they are closed, and a member comes in meanwhile',
    'GET /api/sessions/made-up HTTP/1.1\r\n',
    [200, 10],
  ),
  requests(
    'two hundred connections with five hundred requests each in one packet',
    'they are closed, and a member comes in meanwhile',
    'GET /api/sessions/made-up HTTP/1.1\r\n',
    [200, 500],
  ),
  {
    name: 'two hundred connections with five hundred requests that Node answers by itself',
    must: 'one answer on each, and a member comes in meanwhile',
    async run(world) {
      const kinds = ['GET / HTTP/1.1\r\n\r\n', 'GET / HTTP/1.1\r\nHost: a\r\nExpect: magic\r\n\r\n'];
      let sent = 0;
      const begun = Array.from({ length: 200 }, (_, i) => {
        const text = (kinds[i % kinds.length] ?? '').repeat(500);
        sent += text.length;
        return beginRaw(world.server.origin, text);
      });
      await comeIn(world);
      const answers = await Promise.all(begun.map(({ whole }) => whole));
      for (const answer of answers) expect(answer.match(/HTTP\/1\.1 \d+/g) ?? []).toHaveLength(1);
      return sent;
    },
  },
  {
    name: 'a hundred bodies in ten thousand pieces of a byte each',
    must: '411 before they are read, and a member comes in meanwhile',
    async run(world) {
      const head = 'POST /api/sessions HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n';
      const body = '1\r\nx\r\n'.repeat(10_000);
      await comeInBeside(world, 100, head + body);
      return 100 * body.length;
    },
  },
  {
    name: 'a thousand connections whose first packet has 60 kB behind a head',
    must: 'a member comes in meanwhile',
    async run(world) {
      const text = `POST /api/phone HTTP/1.1\r\nHost: a\r\nContent-Length: 4000\r\n\r\n${'x'.repeat(60_000)}`;
      await comeInBeside(world, 1_000, text);
      return 1_000 * text.length;
    },
  },
  {
    name: 'five hundred heads in pieces of a byte',
    must: 'a member comes in meanwhile',
    async run(world) {
      const head = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';
      const begun = Array.from({ length: 500 }, () => beginRaw(world.server.origin, head.slice(0, 1)));
      for (const piece of head.slice(1)) {
        await delay(10);
        for (const one of begun) one.more(piece);
      }
      await comeIn(world);
      for (const one of begun) one.giveUp();
      return 500 * HEAD_BYTES;
    },
  },
  {
    name: 'three thousand connections that say nothing',
    must: 'the longest silent ones are closed, and a member comes in meanwhile',
    async run(world) {
      const silent = Array.from({ length: 3_000 }, () => beginRaw(world.server.origin, ''));
      await Promise.race(silent.map(({ whole }) => whole));
      await comeIn(world);
      for (const one of silent) one.giveUp();
      return 0;
    },
  },
] satisfies CostlyAttack[])(
  '[ATTACK-20] [SERVE-25] [SERVE-27] [SERVE-30] [SERVE-31] [SERVE-34] at a server that was just started',
  (attack) => {
    costs([attack], { settings: SETTINGS, isCold: true });
  },
);
