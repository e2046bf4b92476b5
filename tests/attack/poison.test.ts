import { type Attack, attacks } from '../support/attack/attacks.ts';
import { EVE, type World } from '../support/attack/world.ts';
import { batch, CHANGE, chunk, edit, ids, message, SESSION } from '../support/relay/edits.ts';
import { connectDocument, operation, type RawSocket } from '../support/relay/rawSocket.ts';
import { rest } from '../support/relay/rest.ts';
import { FLUID_TENANT_ID } from '../support/server/appServer.ts';

interface Seat {
  readonly raw: RawSocket;
  readonly clientId: string;
  /** The end of the log when she came. */
  readonly last: number;
}

/** A participant without a role, at the honest table. */
async function sitDown({ server, tableId, givenToken }: World): Promise<Seat> {
  const jwt = await givenToken(EVE);
  const raw = connectDocument(server.origin, { documentId: tableId, tenantId: FLUID_TENANT_ID, jwt });
  const { clientId } = await raw.answer;
  const log = await readLog(server.origin, tableId, jwt);
  return { raw, clientId, last: log.at(-1)?.sequenceNumber ?? 0 };
}

interface LoggedOp {
  readonly sequenceNumber: number;
  readonly clientId: string | null;
  readonly type: string;
  readonly contents: unknown;
}

async function readLog(origin: string, tableId: string, jwt: string): Promise<LoggedOp[]> {
  const { body } = await rest(origin, 'GET', `/deltas/${FLUID_TENANT_ID}/${tableId}?from=0`, jwt);
  return body as LoggedOp[];
}

const wire = (i: number, last: number, contents: unknown, more: object = {}): object =>
  operation(i, {
    contents: typeof contents === 'string' ? contents : JSON.stringify(contents),
    referenceSequenceNumber: last,
    ...more,
  });

/** What is sent last is refused, and nothing of it is in the log. */
const refused = (
  name: string,
  sent: (world: World, seat: Seat) => readonly [unknown, object?][] | Promise<readonly [unknown, object?][]>,
): Attack => ({
  name,
  must: 'refused, and not in the log',
  async run(world) {
    const seat = await sitDown(world);
    const { raw, clientId, last } = seat;
    const nacked = raw.next('nack');
    const ops = (await sent(world, seat)).map(([contents, more], i) => wire(i + 1, last, contents, more));
    for (const op of ops) raw.socket.emit('submitOp', clientId, [[op]]);
    expect(await nacked).toMatchObject([expect.anything(), [{ content: { code: 400 } }]]);
    raw.close();
    const log = await readLog(world.server.origin, world.tableId, await world.givenToken(EVE));
    const hers = log.filter((op) => op.clientId === clientId && op.type === 'op');
    expect(hers.length).toBeLessThan(ops.length);
  },
});

const one = (name: string, contents: unknown, more: object = {}): Attack =>
  refused(name, () => [[contents, more]]);

/** After ids of her own, so that nothing else is wrong with it. */
const withIds = (name: string, contents: unknown, more: object = {}): Attack =>
  refused(name, () => [[ids(1, 5)], [contents, more]]);

const changed = (more: object): object => edit({ change: { ...CHANGE, ...more } });
const packed = (bytes: Buffer): object => ({ packedContents: bytes.toString('base64') });

/** The last thing that anybody else has sent. */
async function lastOfOthers(world: World, { clientId }: Seat): Promise<LoggedOp> {
  await world.honest.goOn();
  const log = await readLog(world.server.origin, world.tableId, await world.givenToken(EVE));
  const theirs = log.filter((op) => op.type === 'op' && op.clientId !== clientId).at(-1);
  if (!theirs) throw new Error('Nobody has said anything.');
  return theirs;
}

const sessionIn = ({ contents }: LoggedOp): string => {
  const session = /"originatorId":"([^"]+)"/.exec(String(contents))?.[1];
  if (session === undefined) throw new Error('No session in it.');
  return session;
};

describe('[ATTACK-8] one operation of a participant without a role', () => {
  attacks([
    one('a text', '"x"'),
    one('a type that is not there', '{"type":"nonsense"}'),
    one('no JSON', '{"type":'),
    one('an empty object', {}),
    one('a list', []),
    one('null', 'null'),
    one('a data store brought along', message('attach', { id: 'A', type: 'x', snapshot: { entries: [] } })),
    one('another name for the data store', message('alias', { internalId: 'A', alias: 'rootDOId' })),
    one('deleting the data store as rubbish', message('GC', { type: 'Sweep', deletedNodeIds: ['/A'] })),
    one('other features', message('schema', { version: 2, refSeq: 0, info: {}, runtime: {} })),
    one('other code', JSON.stringify({ key: 'code', value: {} }), { type: 'propose' }),
    one('a mark for a batch that never ends', batch(), { metadata: { batch: true } }),
    one('a mark beside a no-op', '', { type: 'noop', metadata: { batch: true } }),
    withIds('an address that is not there', edit({ store: 'nowhere' })),
    withIds('a channel that is not there', edit({ channel: 'nowhere' })),
    withIds('emptying the list of what is there', edit({ channel: 'root', change: { type: 'clear' } })),
    withIds('an edit that is a text', edit({ change: 'x' })),
    withIds('an edit of a later release', changed({ version: 99 })),
    withIds('an edit by an id that was never made', changed({ revision: -6 })),
    withIds('an edit that nests without end', nested(50_000)),
    withIds('another schema for the tree', changed({ changeset: [{ schema: { new: {}, old: {} } }] })),
    withIds('ids that do not follow', ids(7, 1)),
    one('ids without end', ids(1, 2 ** 50)),
    one('ids of a session that is none', ids(1, 1, 'x')),
    refused('ids of somebody else’s session', async (world, seat) => [
      [ids(1, 2 ** 10, sessionIn(await lastOfOthers(world, seat)))],
    ]),
    refused('an edit in somebody else’s session', async (world, seat) => [
      [edit({ session: sessionIn(await lastOfOthers(world, seat)) })],
    ]),
    refused('ids beside somebody else’s', async (world, seat) => {
      const theirs = sessionIn(await lastOfOthers(world, seat));
      return [[ids(1, 1, `${theirs.slice(0, -1)}${theirs.endsWith('a') ? 'b' : 'a'}`)]];
    }),
    refused('a batch in the name of one that was sent', async (world, seat) => {
      const { clientId } = await lastOfOthers(world, seat);
      return [[batch(), { metadata: { batchId: `${clientId}_[1]` } }]];
    }),
    refused('a batch in the name of one that is to come', async (world, seat) => {
      const { clientId } = await lastOfOthers(world, seat);
      return [[batch(), { metadata: { batchId: `${clientId}_[99]` } }]];
    }),
    refused('the same batch twice', () => [
      [batch(), { metadata: { batchId: `${SESSION}_[1]` } }],
      [batch(), { metadata: { batchId: `${SESSION}_[1]` } }],
    ]),
    one('a chunk that does not follow', chunk(3, 4, 'x')),
    one('chunks of nothing', chunk(1, 1, '{}', { originalType: 'component', originalCompression: 'lz4' })),
    one('compressed nonsense', packed(Buffer.from('nonsense')), { compression: 'lz4' }),
    one('compressed in another way', packed(Buffer.from('{}')), { compression: 'gzip' }),
    one('compressed without a word', packed(Buffer.from('{}'))),
    one('a compressed size of four petabytes', packed(hugeFrame()), { compression: 'lz4' }),
    {
      name: 'a chunk that is never finished',
      must: 'no client waits for the rest',
      async run(world) {
        const { raw, clientId, last } = await sitDown(world);
        raw.socket.emit('submitOp', clientId, [[wire(1, last, chunk(1, 3, 'never'))]]);
        await world.honest.goOn();
        raw.close();
      },
    },
  ]);
});

function nested(depth: number): string {
  const data = `${'['.repeat(depth)}${']'.repeat(depth)}`;
  return JSON.stringify(changed({ changeset: [{ data: 'deep' }] })).replace('"deep"', data);
}

/** A frame that says how much is in it. */
function hugeFrame(): Buffer {
  const frame = Buffer.alloc(32);
  frame.writeUInt32LE(0x184d2204, 0);
  frame[4] = 0x48;
  frame[5] = 0x70;
  frame.writeBigUInt64LE(2n ** 52n, 6);
  return frame;
}
