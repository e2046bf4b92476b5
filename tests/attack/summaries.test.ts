import { createHash } from 'node:crypto';
import { type CostlyAttack, type CostlyWorld, costs } from '../support/attack/costs.ts';
import { rest, storageCredentials } from '../support/relay/rest.ts';
import { FLUID_TENANT_ID } from '../support/server/appServer.ts';

const MIB = 1024 * 1024;
const HOSTILE = { id: 'eve', name: 'Eva Ond' };

interface Entry {
  readonly path: string;
  readonly type: string;
  readonly id?: string;
  readonly value?: object;
}

const hash = (kind: string, data: string): string =>
  createHash('sha1')
    .update(`${kind} ${Buffer.byteLength(data)}\0`)
    .update(data)
    .digest('hex');

const blob = (path: string, content: string): Entry => ({
  path,
  type: 'blob',
  value: { content, encoding: 'utf-8' },
});
const tree = (path: string, entries: readonly Entry[]): Entry => ({ path, type: 'tree', value: { entries } });
const named = (path: string, type: string, id: string): Entry => ({ path, type, id });
const many = (count: number, entry: (i: number) => Entry): Entry[] =>
  Array.from({ length: count }, (_, i) => entry(i));

/** One blob that is named again and again. */
const namedBlob = (bytes: number, times: number): Entry[] => {
  const content = 'b'.repeat(bytes);
  const id = hash('blob', content);
  return [blob('b', content), ...many(times, (i) => named(`r${i}`, 'blob', id))];
};

/** A tree of so many entries, named as many times. */
const namedTree = (size: number): Entry[] => {
  const leaf = hash('blob', 'x');
  const inner = [blob('x', 'x'), ...many(size - 1, (i) => named(`e${i}`, 'blob', leaf))];
  const stored = inner
    .map(({ path }) => ({ path, type: 'blob', mode: '100644', sha: leaf }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const id = hash('tree', JSON.stringify(stored));
  return [tree('t', inner), ...many(size, (i) => named(`t${i}`, 'tree', id))];
};

/** Trees in trees, whose names are long: each entry's path has all of them. */
const longPaths = (depth: number): Entry[] => {
  let entries = many(1_500, (i) => blob(`${i}`, 'x'));
  for (let level = 0; level < depth; level += 1) entries = [tree('p'.repeat(1_000), entries)];
  return entries;
};

const creation = ({ fluidToken }: CostlyWorld): string => fluidToken({ documentId: '', user: HOSTILE });

/** A new table, by anybody of the tenant in a meeting of their own. */
const newTable = (name: string, must: number, entries: () => Entry[]): CostlyAttack => ({
  name: `a new table with ${name}`,
  must: String(must),
  async run(world) {
    const body = JSON.stringify({
      summary: { type: 'tree', entries: entries() },
      sequenceNumber: 0,
      values: [],
    });
    const { origin } = world.server;
    const { status } = await rest(origin, 'POST', `/documents/${FLUID_TENANT_ID}`, creation(world), body);
    expect(status).toBe(must);
    return body.length;
  },
});

/** A body whose JSON is more than it looks. */
const body = (name: string, must: number, text: () => string): CostlyAttack => ({
  name: `a new table of ${name}`,
  must: String(must),
  async run(world) {
    const sent = text();
    const path = `/documents/${FLUID_TENANT_ID}`;
    expect((await rest(world.server.origin, 'POST', path, creation(world), sent)).status).toBe(must);
    return sent.length;
  },
});

describe('[ATTACK-20] [RELAY-54] summaries that cost more than they are', () => {
  costs(
    [
      newTable('one blob of 1 MB, named a thousand times', 201, () => namedBlob(1e6, 1_000)),
      newTable('one blob of 2 MB, named three thousand times', 413, () => namedBlob(2e6, 3_000)),
      newTable('one blob of 7 MB, named 1 900 times', 201, () => namedBlob(7e6, 1_900)),
      newTable('a tree of 300 entries, named 300 times', 413, () => namedTree(300)),
      newTable('a tree of 900 entries, named 900 times', 413, () => namedTree(900)),
      newTable('a tree of 6 000 entries, named 6 000 times', 413, () => namedTree(6_000)),
      newTable('thirty trees in each other with long names', 413, () => longPaths(30)),
      newTable('1 900 blobs of 4 kB', 201, () => many(1_900, (i) => blob(`${i}`, `${i}`.repeat(1_000)))),
      newTable('a tree that names itself', 400, () => [named('t', 'tree', hash('tree', '[]'))]),
      body('7 MB of lists', 413, () => `{"summary":[${'[],'.repeat(2.3e6)}[]]}`),
      body('7 MB of objects', 413, () => `{"summary":[${'{},'.repeat(2.3e6)}{}]}`),
      body('7 MB of lists in each other', 413, () => '['.repeat(7e6)),
      body('7 MB of numbers', 413, () => `{"summary":[${'1,'.repeat(3.5e6)}1]}`),
      body('7 MB of one word', 400, () => `"${'x'.repeat(7e6)}"`),
      body('7 MB of escapes', 400, () => `"${'\\u0000'.repeat(1.1e6)}"`),
      {
        name: 'twenty new tables of 6 MB at once, by one person',
        must: 'one after the other, and 429 for what one person may not send at once',
        async run(world) {
          const sent = JSON.stringify({
            summary: { type: 'tree', entries: [blob('b', 'b'.repeat(6 * MIB))] },
          });
          const path = `/documents/${FLUID_TENANT_ID}`;
          const statuses = await Promise.all(
            Array.from({ length: 20 }, async () => {
              const answer = rest(world.server.origin, 'POST', path, creation(world), sent);
              return answer.then(({ status }) => status).catch(() => 429);
            }),
          );
          expect(statuses).toContain(201);
          expect(statuses).toContain(429);
          expect(statuses.filter((status) => status !== 201 && status !== 429)).toEqual([]);
          return sent.length * statuses.length;
        },
      },
      {
        name: 'a guest who asks for the summary three hundred times',
        must: 'made once for all of them',
        async run(world) {
          const { server, at, tableId, ticket } = world;
          const { body: given } = await server.post(`${at}/token`, { ticket, body: { documentId: tableId } });
          const path = `/repos/${FLUID_TENANT_ID}/git/summaries/latest`;
          const ask = () => rest(server.origin, 'GET', path, storageCredentials(given.token));
          for (let round = 0; round < 10; round += 1) {
            const answers = await Promise.all(Array.from({ length: 30 }, ask));
            expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
          }
          return 0;
        },
      },
      {
        name: 'a summary of handles that lead through long ways',
        must: '404',
        async run(world) {
          const { fluidToken, server } = world;
          const way = `${'0'.repeat(40)}/${'x/'.repeat(3_000)}`;
          const sent = JSON.stringify({ entries: many(1_000, (i) => named(`${i}`, 'blob', way)) });
          const path = `/repos/${FLUID_TENANT_ID}/git/summaries`;
          expect(
            (await rest(server.origin, 'POST', path, storageCredentials(fluidToken()), sent)).status,
          ).toBe(404);
          return sent.length;
        },
      },
    ],
    { settings: { RELAY_MAX_CREATES_PER_USER: '100:1000' } },
  );
});
