/** Attacks on polls, roles, tickets and the disk, of which other files here say what becomes of them: what they cost. */
import { randomUUID } from 'node:crypto';
import deck from '../../decks/digitale-kompetencer.json' with { type: 'json' };
import { type CostlyAttack, type CostlyWorld, costs } from '../support/attack/costs.ts';
import { BO, EVE } from '../support/attack/world.ts';
import { rest } from '../support/relay/rest.ts';
import { FLUID_TENANT_ID } from '../support/server/appServer.ts';
import { dataFiles } from '../support/server/dataFiles.ts';

const MIB = 1024 * 1024;
/** Of a request without a body. */
const HEAD_BYTES = 300;

/** Many calls at once by one person. */
const many = (
  name: string,
  must: string,
  count: number,
  call: (world: CostlyWorld, i: number) => Promise<{ readonly status: number }>,
): CostlyAttack => ({
  name,
  must,
  async run(world) {
    const replies = await Promise.all(Array.from({ length: count }, (_, i) => call(world, i)));
    expect(replies.filter(({ status }) => status >= 500)).toEqual([]);
    return count * HEAD_BYTES;
  },
});

/** A call's body of a megabyte. */
const largeDeck = (id: string): string => {
  const long = 'x'.repeat(300);
  const [card] = deck.cards;
  const cards = Array.from({ length: 1_200 }, (_, i) => ({
    ...{ ...card, id: `k${i}` },
    examples: { da: [long, long], en: [] },
  }));
  return JSON.stringify({ deck: { ...deck, id, cards }, basedOn: 0 });
};

describe('[ATTACK-20] [SERVE-26] polls, roles and tickets that one person uses again and again', () => {
  costs([
    many('two hundred polls that a participant begins', 'honest people are answered', 200, ({ server, at }) =>
      server.post(`${at}/polls/placement-${randomUUID()}/answers`, { as: EVE, body: { answer: '1' } }),
    ),
    many('a word in each of two hundred rounds', 'honest people are answered', 200, ({ server, at }, i) =>
      server.post(`${at}/words/round-${i}`, { as: EVE, body: { text: 'x'.repeat(300) } }),
    ),
    many('claims, roles, documents and deletions that are not hers', 'refused', 200, (world, i) => {
      const { server, at, ids } = world;
      const calls = [
        () => server.post(`${at}/roles/claim`, { as: EVE }),
        () =>
          server.post(`${at}/roles`, {
            as: EVE,
            body: { role: 'facilitator', participant: ids.eve, held: true },
          }),
        () => server.post(`${at}/document`, { as: EVE, body: { documentId: `made-up-${i}` } }),
        () => server.ask(at, { as: EVE, method: 'DELETE' }),
      ];
      return calls[i % calls.length]?.() ?? server.ask(at, { as: EVE });
    }),
    {
      name: 'three hundred uses of a ticket whose sharing has ended',
      must: '401',
      async run({ server, at }) {
        const { ticket } = (await server.post(`${at}/viewing-ticket`, { as: BO })).body;
        await server.post(`${at}/viewing-ticket/end`, { as: BO, body: { ticket } });
        const replies = await Promise.all(
          Array.from({ length: 300 }, () => server.post('/api/viewing', { ticket, body: {} })),
        );
        expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([401]));
        return 300 * HEAD_BYTES;
      },
    },
    {
      name: 'a ticket for a deck of a megabyte, used two hundred times at once',
      must: '429 for most of them',
      async run({ server, at }) {
        await server.ask(`${at}/decks/kept`, { as: BO, method: 'PUT', body: largeDeck('kept') });
        const { ticket } = (await server.post(`${at}/decks/kept/ticket`, { as: BO })).body;
        const replies = await Promise.all(
          Array.from({ length: 200 }, () => server.ask('/api/deck-file', { ticket })),
        );
        expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200, 429]));
        expect(replies.filter(({ status }) => status === 200).length).toBeLessThan(40);
        return largeDeck('kept').length + 200 * HEAD_BYTES;
      },
    },
  ]);
});

describe('[ATTACK-20] [RELAY-73] a person who fills the disk', () => {
  const onDisk = (dataDir: string): number =>
    dataFiles(dataDir).reduce((sum, { byteLength }) => sum + byteLength, 0);
  costs(
    [
      {
        name: 'with decks, in meetings whose ids they have made up',
        must: 'refused after fifty megabytes in a day',
        async run({ server }) {
          const before = onDisk(server.dataDir);
          const statuses: number[] = [];
          let sent = 0;
          for (let meeting = 0; meeting < 2; meeting += 1) {
            const made = `0#19:meeting_made_up_${meeting}@thread.v2#0`;
            const body = { meetingId: Buffer.from(made).toString('base64') };
            const { id } = (await server.post('/api/sessions', { as: EVE, body })).body.session;
            for (let i = 0; i < 45; i += 1) {
              const given = largeDeck(`d${i}`);
              const path = `/api/sessions/${id}/decks/d${i}`;
              const { status } = await server.ask(path, { as: EVE, method: 'PUT', body: given });
              statuses.push(status);
              sent += given.length;
              if (status === 429) break;
            }
          }
          expect(statuses).toContain(200);
          expect(statuses.at(-1)).toBe(429);
          expect(onDisk(server.dataDir) - before).toBeLessThan(64 * MIB);
          return sent;
        },
      },
      {
        name: 'with twenty tables made by one token',
        must: 'one is made',
        async run({ server, fluidToken }) {
          const jwt = fluidToken({ documentId: '', user: { id: 'eve', name: '' } });
          const content = 'x'.repeat(MIB);
          const entry = { path: 'b', type: 'blob', value: { content, encoding: 'utf-8' } };
          const body = { summary: { type: 'tree', entries: [entry] } };
          const statuses: number[] = [];
          for (let i = 0; i < 20; i += 1)
            statuses.push(
              (await rest(server.origin, 'POST', `/documents/${FLUID_TENANT_ID}`, jwt, body)).status,
            );
          expect(statuses.filter((status) => status < 300)).toHaveLength(1);
          return 20 * MIB;
        },
      },
    ],
    {
      settings: { MEMBERS_FROM: 'meeting-id' },
      // As a server that has kept decks before: its heap has room for their short-lived objects.
      async prepare({ server, at }) {
        for (let i = 0; i < 10; i += 1)
          await server.ask(`${at}/decks/kept${i}`, { as: BO, method: 'PUT', body: largeDeck(`kept${i}`) });
      },
    },
  );
});
