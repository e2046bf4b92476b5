import { type CostlyAttack, type CostlyWorld, costs } from '../support/attack/costs.ts';
import { EVE } from '../support/attack/world.ts';
import {
  type BareWebSocket,
  bareWebSocket,
  CONTINUATION,
  ENTER_NAMESPACE,
  eventFrame,
  frame,
  LEAVE_NAMESPACE,
  PING,
} from '../support/relay/bareWebSocket.ts';
import { type LongPolling, longPolling, SEPARATOR } from '../support/relay/longPolling.ts';
import { connectDocument, connectMessage, type RawSocket, rawSocket } from '../support/relay/rawSocket.ts';
import { until } from '../support/relay/until.ts';
import { FLUID_TENANT_ID } from '../support/server/appServer.ts';

const KIB = 1024;
const MIB = 1024 * KIB;

/** A silent connection keeps its place for three seconds, and without others for twenty. */
const COMES_IN_WITHIN_MS = 12_000;

/** Comparators of which each is compared with each. */
const range = (count: number): string =>
  Array.from({ length: count }, (_, i) => (i % 2 ? `>=0.0.${i}` : `<9.0.${i}`)).join(' ');

/** What the server gives a guest for the table. */
const guestToken = async ({ server, at, tableId, ticket }: CostlyWorld): Promise<string> =>
  (await server.post(`${at}/token`, { ticket, body: { documentId: tableId } })).body.token;

const greetingOf = ({ tableId }: CostlyWorld, jwt?: string) =>
  connectMessage({ documentId: tableId, tenantId: FLUID_TENANT_ID, jwt, mode: 'read' });

const memberAt = async (world: CostlyWorld, extraHeaders = {}) => {
  const wish = { documentId: world.tableId, tenantId: FLUID_TENANT_ID, jwt: await world.givenToken(EVE) };
  const raw = rawSocket(world.server.origin, extraHeaders);
  raw.socket.on('connect', () => raw.socket.emit('connect_document', connectMessage(wish)));
  return raw;
};

/** One greeting of somebody without a token. */
const greeting = (name: string, change: object): CostlyAttack => ({
  name: `a greeting with ${name}, from nobody`,
  must: 'refused before it is looked into',
  async run(world) {
    const raw = rawSocket(world.server.origin);
    const message = { ...greetingOf(world), ...change };
    raw.socket.on('connect', () => raw.socket.emit('connect_document', message));
    expect(await Promise.race([raw.answer.then(({ ok }) => ok), raw.ended])).not.toBe(true);
    raw.close();
    return JSON.stringify(message).length;
  },
});

/** Bytes that one connection sends before it has said to which table it wants, until it is cut off. */
const beforeGreeting = (name: string, piece: Buffer, pieces: number, sockets = 1): CostlyAttack => ({
  name: `${sockets} connections with ${name} before a greeting`,
  must: 'cut off',
  async run({ server }) {
    const open = await Promise.all(Array.from({ length: sockets }, () => bareWebSocket(server.origin)));
    for (const socket of open) socket.say(ENTER_NAMESPACE);
    let sent = 0;
    for (let i = 0; i < pieces && open.some((socket) => socket.isOpen()); i += 1) {
      for (const socket of open.filter(({ isOpen }) => isOpen())) {
        socket.send(piece);
        sent += piece.byteLength;
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all(open.map(({ ended }) => ended));
    return sent;
  },
});

/** As many as the test lets in; what each hears is thrown away. */
async function guestsWith(
  world: CostlyWorld,
  count: number,
  details: object,
): Promise<{ open: BareWebSocket[]; sent: number }> {
  const jwt = await guestToken(world);
  const message = {
    ...greetingOf(world, jwt),
    client: { mode: 'read', details, permission: [], scopes: [], user: { id: 'r' } },
  };
  const text = eventFrame('connect_document', message);
  const open: BareWebSocket[] = [];
  for (let i = 0; i < count; i += 1) {
    const socket = await bareWebSocket(world.server.origin);
    socket.say(ENTER_NAMESPACE);
    await socket.hears('40{');
    socket.stopReading();
    socket.say(text);
    open.push(socket);
  }
  return { open, sent: text.length * count };
}

describe('[ATTACK-20] [RELAY-50] greetings', () => {
  costs([
    greeting('9 kB of comparators as its version', { versions: [range(750)] }),
    greeting('12 kB of versions', { versions: Array(1_000).fill('>=0.0.1') }),
    greeting('276 kB of comparators as its version', { versions: [range(20_000)] }),
    greeting('a token of 3 MB', { token: `a.${'b'.repeat(3 * MIB)}.c` }),
    greeting('details of 3.9 MB', { client: { details: { environment: 'x'.repeat(3.9 * MIB) } } }),
    beforeGreeting('unknown events', frame(eventFrame('unknown', 'x'.repeat(3 * MIB))), 10),
    beforeGreeting('small unknown events', frame(eventFrame('unknown')), 100_000, 20),
    beforeGreeting('pieces of a frame', frame('x', CONTINUATION, false), 100_000, 20),
    beforeGreeting('pings', frame('', PING), 100_000, 20),
    {
      name: 'forty guests with details of 3.9 MB who do not read',
      must: 'cut off, and a member comes in',
      async run(world) {
        const details = { capabilities: { interactive: true }, environment: 'x'.repeat(3.9 * MIB) };
        const { open, sent } = await guestsWith(world, 40, details);
        const member = await memberAt(world);
        expect(await member.answer).toMatchObject({ ok: true });
        for (const socket of [...open, member]) socket.close();
        return sent;
      },
    },
    {
      name: 'forty guests with details of 10 kB who do not read',
      must: 'the details are not sent on',
      async run(world) {
        const member = await memberAt(world);
        await member.answer;
        const heard: unknown[] = [];
        member.socket.on('signal', (signal: unknown) => heard.push(signal));
        const details = { capabilities: { interactive: true }, environment: 'x'.repeat(10 * KIB) };
        const { open, sent } = await guestsWith(world, 40, details);
        await until(() => heard.length >= 40, 'the guests');
        expect(JSON.stringify(heard).length).toBeLessThan(40 * KIB);
        for (const socket of [...open, member]) socket.close();
        return sent;
      },
    },
    {
      name: 'a guest whose client claims not to be interactive',
      must: 'all clients see them all the same',
      async run(world) {
        const member = await memberAt(world);
        await member.answer;
        const joined = member.next('signal');
        const { open, sent } = await guestsWith(world, 1, {
          capabilities: { interactive: false },
          type: 'summarizer',
        });
        const content = JSON.parse(JSON.parse(JSON.stringify(await joined))[0].content);
        expect(content.content.client.details).toEqual({ capabilities: { interactive: true } });
        for (const socket of [...open, member]) socket.close();
        return sent;
      },
    },
  ]);
});

describe('[ATTACK-20] [RELAY-51] connections that keep their places', () => {
  costs(
    [
      {
        name: 'a guest who leaves socket.io’s namespace seventy times and keeps the connections',
        must: 'closed each time, and a member comes in',
        async run(world) {
          const jwt = await guestToken(world);
          const text = eventFrame('connect_document', greetingOf(world, jwt));
          const left: BareWebSocket[] = [];
          for (let i = 0; i < 70; i += 1) {
            const socket = await bareWebSocket(world.server.origin);
            socket.say(ENTER_NAMESPACE);
            await socket.hears('40{');
            socket.say(text);
            await socket.hears('connect_document_success');
            socket.say(LEAVE_NAMESPACE);
            left.push(socket);
          }
          await Promise.all(left.map(({ ended }) => ended));
          const member = await memberAt(world);
          expect(await member.answer).toMatchObject({ ok: true });
          member.close();
          return text.length * 70;
        },
      },
      {
        name: 'silent connections from five homes with IPv6',
        must: 'a member from elsewhere comes in',
        async run(world) {
          const silent: BareWebSocket[] = [];
          for (let home = 0; home < 5; home += 1) {
            for (let i = 0; i < 20; i += 1) {
              const address = { 'x-forwarded-for': `2001:db8:${home}:${i}::1` };
              silent.push(await bareWebSocket(world.server.origin, address));
            }
          }
          const member = await memberAt(world, { 'x-forwarded-for': '192.0.2.7' });
          expect(await member.answer).toMatchObject({ ok: true });
          for (const socket of [...silent, member]) socket.close();
          return 0;
        },
      },
      {
        name: 'silent connections from as many networks of one home as it has',
        must: 'no more than a home may have',
        async run(world) {
          const silent: BareWebSocket[] = [];
          for (let i = 0; i < 60; i += 1) {
            const address = { 'x-forwarded-for': `2001:db8:9:${i.toString(16).padStart(2, '0')}::1` };
            silent.push(await bareWebSocket(world.server.origin, address));
          }
          await until(
            () => silent.filter((socket) => socket.isOpen()).length <= 8,
            'the others to be closed',
          );
          for (const socket of silent) socket.close();
          return 0;
        },
      },
      {
        name: 'requests that open more connections than one address may have, and never come back',
        must: 'a member from the same address comes in within seconds',
        async run(world) {
          for (let i = 0; i < 30; i += 1) await longPolling(world.server.origin);
          await until(
            async () => {
              const member = await memberAt(world);
              const isOut = Promise.race([member.ended, member.next('connect_error')]);
              const isIn = await Promise.race([member.answer.then(({ ok }) => ok), isOut]);
              member.close();
              return isIn === true;
            },
            'a member to come in',
            COMES_IN_WITHIN_MS,
          );
          return 0;
        },
      },
      {
        name: 'one person with thirty connections to one table',
        must: 'twenty of them, the newest',
        async run(world) {
          const jwt = await world.givenToken(EVE);
          const wish = { documentId: world.tableId, tenantId: FLUID_TENANT_ID, jwt };
          const sockets: RawSocket[] = [];
          for (let i = 0; i < 30; i += 1) {
            const socket = connectDocument(world.server.origin, wish);
            sockets.push(socket);
            expect(await socket.answer).toMatchObject({ ok: true });
          }
          await until(
            () => sockets.filter(({ socket }) => socket.connected).length <= 20,
            'the oldest to go',
          );
          expect(sockets.at(-1)?.socket.connected).toBe(true);
          for (const socket of sockets) socket.close();
          return 0;
        },
      },
    ],
    { settings: { RELAY_MAX_SOCKETS: '60', RELAY_MAX_WAITING_PER_ADDRESS: '2' } },
  );
});

describe('[ATTACK-20] [RELAY-90] requests that take the place of a WebSocket', () => {
  /** A guest with a viewing ticket, at the table. */
  async function guestAt(world: CostlyWorld): Promise<LongPolling> {
    const guest = await longPolling(world.server.origin);
    await guest.post(ENTER_NAMESPACE);
    await guest.hears('40{');
    await guest.post(eventFrame('connect_document', greetingOf(world, await guestToken(world))));
    expect(await guest.hears('connect_document_')).toContain('connect_document_success');
    return guest;
  }
  const bodyOf = (packet: string, bytes: number): string =>
    `${packet}${SEPARATOR}`.repeat(bytes / (packet.length + 1));
  const atTable = (name: string, packet: string): CostlyAttack => ({
    name: `a guest who brings a body of 3.9 MB full of ${name}`,
    must: 'cut off before it is taken apart',
    async run(world) {
      const guest = await guestAt(world);
      const body = bodyOf(packet, 3.9 * MIB);
      expect(await guest.post(body)).toBeUndefined();
      return body.length;
    },
  });
  costs([
    atTable('pings', '2'),
    atTable('packets that mean nothing', '6'),
    atTable('binary messages', 'bAA'),
    atTable('unknown events', eventFrame('x')),
    {
      name: 'a hundred connections with a body of 16 kB full of pings before a greeting',
      must: 'cut off',
      async run({ server }) {
        const body = bodyOf('2', 16_000);
        const all = await Promise.all(Array.from({ length: 100 }, () => longPolling(server.origin)));
        const statuses = await Promise.all(all.map(({ post }) => post(body)));
        expect(new Set(statuses)).toEqual(new Set([undefined]));
        return 100 * body.length;
      },
    },
    {
      name: 'a connection before a greeting that names one at the table besides itself',
      must: '413',
      async run(world) {
        const { sid } = await guestAt(world);
        const other = await longPolling(world.server.origin);
        const body = 'x'.repeat(100_000);
        expect(await other.post(body, [sid])).toBe(413);
        return body.length;
      },
    },
  ]);
});
