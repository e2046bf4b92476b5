import { type Attack, attacks } from '../support/attack/attacks.ts';
import { flood, honestAnswer } from '../support/attack/flood.ts';
import { beginRaw, statusesOf } from '../support/attack/rawHttp.ts';
import { BO, EVE, type World } from '../support/attack/world.ts';
import { connectDocument, operation, rawSocket } from '../support/relay/rawSocket.ts';
import { until } from '../support/relay/until.ts';
import { FLUID_TENANT_ID } from '../support/server/appServer.ts';

const MIB = 1024 * 1024;

/** The head of an upload to the relay, but for its length. */
const blobFrom = (address: string): string =>
  `POST /repos/${FLUID_TENANT_ID}/git/blobs HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: ${address}\r\nContent-Type: application/json\r\n`;

/** The status of an honest upload. */
async function upload(world: World, address = '192.0.2.1'): Promise<number> {
  const response = await fetch(`${world.server.origin}/repos/${FLUID_TENANT_ID}/git/blobs`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${world.fluidToken()}`,
      'content-type': 'application/json',
      'x-forwarded-for': address,
    },
    body: JSON.stringify({ content: 'x'.repeat(MIB), encoding: 'utf-8' }),
  });
  await response.body?.cancel();
  return response.status;
}

/** Requests that take their time, all at once. */
const slow = (name: string, count: number, begin: (host: string) => string, more: string): Attack => ({
  name: `${count} ${name}`,
  must: 'all others are answered meanwhile',
  async run(world) {
    const { origin } = world.server;
    const slowOnes = Array.from({ length: count }, () => beginRaw(origin, begin(new URL(origin).host)));
    for (let round = 0; round < 3; round += 1) {
      for (const one of slowOnes) one.more(more);
      await honestAnswer(world);
      await world.honest.goOn();
    }
    for (const one of slowOnes) one.giveUp();
  },
});

async function member(world: World) {
  const raw = connectDocument(world.server.origin, {
    ...{ documentId: world.tableId, tenantId: FLUID_TENANT_ID },
    jwt: world.fluidToken({ user: { id: world.ids.eve, name: 'Eva Ond' } }),
  });
  return { raw, ...(await raw.answer) };
}

describe('[ATTACK-7] slow bodies and floods', () => {
  attacks([
    slow(
      'requests whose headers never end',
      100,
      (host) => `GET /api/time HTTP/1.1\r\nHost: ${host}\r\n`,
      'X-More: 1\r\n',
    ),
    slow(
      'bodies that come letter by letter',
      100,
      (host) =>
        `POST /api/sessions HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 4000\r\n\r\n{`,
      ' ',
    ),
    slow(
      'summaries to the relay that come letter by letter',
      50,
      (host) =>
        `POST /repos/${FLUID_TENANT_ID}/git/blobs HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 4000000\r\n\r\n{`,
      ' ',
    ),
    slow('connections that say nothing', 200, () => '', ''),
    {
      name: 'eight anonymous summaries of 20 MB each that stop before their end',
      must: '403 before they are read, and honest uploads meanwhile from elsewhere',
      async run(world) {
        const head = `${blobFrom('192.0.2.66')}Content-Length: ${21 * MIB}\r\n\r\n`;
        const begun = Array.from({ length: 8 }, () =>
          beginRaw(world.server.origin, `${head}${'x'.repeat(20 * MIB)}`),
        );
        // One that goes on sending may be cut off before it has read its refusal.
        const answers = begun.map(async ({ whole }) => (await whole) || Promise.reject(new Error('cut off')));
        expect(await Promise.any(answers)).toMatch(/^HTTP\/1\.1 403 /);
        expect(await upload(world)).toBe(201);
        await honestAnswer(world);
        for (const one of begun) one.giveUp();
        await until(async () => (await upload(world, '192.0.2.66')) === 201, 'an upload from there');
      },
    },
    {
      name: 'anonymous bodies of 28 MB that come letter by letter, with their length and without',
      must: 'honest uploads from behind the same address meanwhile',
      async run(world) {
        const chunked = `${blobFrom('192.0.2.67')}Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n`;
        const announced = `${blobFrom('192.0.2.67')}Content-Length: ${28 * MIB}\r\n\r\n{`;
        const begun = [chunked, announced].flatMap((text) =>
          Array.from({ length: 20 }, () => beginRaw(world.server.origin, text)),
        );
        await honestAnswer(world);
        expect(await upload(world, '192.0.2.67')).toBe(201);
        for (const one of begun) one.giveUp();
      },
    },
    {
      name: 'one person who asks three hundred times in a second',
      must: '429 with Retry-After for them, and answers for all others',
      async run(world) {
        const token = await world.server.cloud.signIn(EVE);
        world.stopTheClock();
        const statuses = await flood(300, () => world.server.ask(world.at, { token }));
        expect(statuses).toContain(429);
        expect(statuses.filter((status) => status !== 200 && status !== 429)).toEqual([]);
        const refused = await world.server.ask(world.at, { token });
        expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
        await honestAnswer(world);
      },
    },
    {
      name: 'five hundred sign-ins that are none',
      must: '401 each, and Entra is not asked for each',
      async run(world) {
        const asked = world.server.cloud.requests.length;
        const statuses = await flood(500, (i) => world.server.ask(world.at, { token: `a.b.${i}` }));
        expect(new Set(statuses)).toEqual(new Set([401]));
        expect(world.server.cloud.requests.length - asked).toBeLessThan(5);
        await honestAnswer(world);
      },
    },
    {
      name: 'three hundred guesses at session ids',
      must: '404 each, then 429, without a hit',
      async run(world) {
        const token = await world.server.cloud.signIn(BO, {
          claims: { oid: `${EVE.objectId.slice(0, -1)}7` },
        });
        world.stopTheClock();
        const statuses = await flood(300, (i) =>
          world.server.ask(`/api/sessions/${String(i).padStart(22, 'A')}`, { token }),
        );
        expect(statuses.filter((status) => status !== 404 && status !== 429)).toEqual([]);
        expect(statuses).toContain(429);
      },
    },
    {
      name: 'an address that asks for the time seven thousand times',
      must: '429 from some point on',
      async run(world) {
        world.stopTheClock();
        const { origin } = world.server;
        const ask = `GET /api/time HTTP/1.1\r\nHost: ${new URL(origin).host}\r\n`;
        const requests = Array.from({ length: 7_000 }, () => ask);
        expect(await statusesOf(origin, requests)).toEqual(new Set(['200', '429']));
        // The honest people are behind the same address: for a moment they are refused as well, and then let in again.
        world.server.clock.ms += 60_000;
        await honestAnswer(world);
      },
    },
    {
      name: 'three thousand signals of one connection',
      must: 'refused beyond the limit, and the table goes on',
      async run(world) {
        const { raw, clientId } = await member(world);
        const nack = raw.next('nack');
        const signal = JSON.stringify({ contents: { type: 'word', content: 'x' } });
        for (let i = 0; i < 3_000; i += 1) raw.socket.emit('submitSignal', clientId, [signal]);
        expect(await nack).toMatchObject(['', [{ content: { code: 429 } }]]);
        await world.honest.goOn();
        raw.close();
      },
    },
    {
      name: 'five thousand operations of one connection',
      must: 'refused beyond the limit, and the table goes on',
      async run(world) {
        const { raw, clientId, checkpointSequenceNumber: referenceSequenceNumber } = await member(world);
        const nack = raw.next('nack');
        const noop = { type: 'noop', contents: null, referenceSequenceNumber };
        for (let i = 1; i <= 5_000; i += 1) {
          raw.socket.emit('submitOp', clientId, [[operation(i, noop)]]);
        }
        expect(await nack).toMatchObject(['', [{ content: { code: 429 } }]]);
        await world.honest.goOn();
        raw.close();
      },
    },
    {
      name: 'three hundred sockets that never say to which table',
      must: 'honest people connect meanwhile',
      async run(world) {
        const sockets = Array.from({ length: 300 }, () => rawSocket(world.server.origin));
        await until(() => sockets.every(({ socket }) => socket.connected), 'the sockets');
        await world.honest.goOn();
        const { raw, ok } = await member(world);
        expect(ok).toBe(true);
        for (const socket of [...sockets, raw]) socket.close();
      },
    },
    {
      name: 'a hundred tables made by one person',
      must: '429 beyond the limit',
      async run(world) {
        const jwt = world.fluidToken({ documentId: '', user: { id: 'flooder', name: '' } });
        const statuses = await flood(100, async () => {
          const response = await fetch(`${world.server.origin}/documents/${FLUID_TENANT_ID}`, {
            method: 'POST',
            headers: { authorization: `Basic ${jwt}`, 'content-type': 'application/json' },
            body: JSON.stringify({ summary: { type: 'tree', entries: [] }, sequenceNumber: 0, values: [] }),
          });
          await response.body?.cancel();
          return response;
        });
        expect(statuses).toContain(429);
        expect(statuses.filter((status) => status >= 500)).toEqual([]);
      },
    },
    {
      name: 'a crowd of three hundred who open one meeting at the same time',
      must: 'one session, and no failures',
      async run({ server }) {
        const people = Array.from({ length: 300 }, (_, i) => ({
          objectId: `dddddddd-0000-4000-8000-${String(i).padStart(12, '0')}`,
          name: `Person ${i}`,
        }));
        server.cloud.pageSize = 1_000;
        const { meetingId } = server.meeting(...people);
        const opened = await Promise.all(
          people.map((as) => server.post('/api/sessions', { as, body: { meetingId } })),
        );
        expect(new Set(opened.map(({ status }) => status))).toEqual(new Set([200]));
        expect(new Set(opened.map(({ body }) => body.session.id)).size).toBe(1);
      },
    },
  ]);
});
