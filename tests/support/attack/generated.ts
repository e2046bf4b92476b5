/**
 * Attacks that a seed makes: greetings, summaries, operations and decks of each size class, some of them wrong everywhere and
 * some right but for one part.
 */
import { createHash } from 'node:crypto';
import deck from '../../../decks/digitale-kompetencer.json' with { type: 'json' };
import { Dice } from '../import/random.ts';
import { bareWebSocket, ENTER_NAMESPACE } from '../relay/bareWebSocket.ts';
import { batch, chunk, edit, ids } from '../relay/edits.ts';
import { lz4js } from '../relay/lz4.ts';
import { connectDocument, connectMessage, operation } from '../relay/rawSocket.ts';
import { rest, storageCredentials } from '../relay/rest.ts';
import { FLUID_TENANT_ID } from '../server/appServer.ts';
import type { CostlyAttack, CostlyWorld } from './costs.ts';
import { EVE } from './world.ts';

/** One hostile thing. Returns how many bytes it sent. */
type Deed = (world: CostlyWorld, dice: Dice, bytes: number) => Promise<number>;

const KB = 1_000;
const SIZES: Readonly<Record<string, number>> = {
  '2 kB': 2 * KB,
  '60 kB': 60 * KB,
  '900 kB': 900 * KB,
  '3 MB': 3_000 * KB,
};
const EACH = 5;
const HERE = '"@here@"';

/** `rounds`: so many times all kinds in all sizes. */
export function generatedAttacks(seed: number, rounds = 1): CostlyAttack[] {
  const dice = new Dice(seed);
  return Array.from({ length: rounds }).flatMap((_, round) =>
    Object.entries(KINDS).flatMap(([kind, deed]) =>
      Object.entries(SIZES).map(([size, bytes]) => ({
        name: `round ${round + 1}: ${EACH} ${kind} of ${size}`,
        must: 'refused or taken within the limits',
        async run(world: CostlyWorld) {
          let sent = 0;
          for (let i = 0; i < EACH; i += 1) sent += await deed(world, dice, bytes);
          return sent;
        },
      })),
    ),
  );
}

/** JSON of about so many bytes, and now and then none. */
function hostileJson(dice: Dice, bytes: number): string {
  const fill = (piece: string): string => piece.repeat(Math.max(1, Math.floor(bytes / piece.length)));
  switch (dice.between(0, 9)) {
    case 0:
      return `[${fill('[],')}[]]`;
    case 1:
      return `[${fill('{},')}{}]`;
    case 2:
      return `${'['.repeat(bytes / 2)}${']'.repeat(bytes / 2)}`;
    case 3:
      return `${'{"a":'.repeat(bytes / 6)}1${'}'.repeat(bytes / 6)}`;
    case 4:
      return `"${fill(dice.pick(['x', '\\"', '\\u0000', 'å', '🂡', '\\ud800']))}"`;
    case 5:
      return `[${fill(dice.pick(['1,', '1e308,', '-0,', 'null,', '"",']))}0]`;
    case 6:
      return `{${Array.from({ length: bytes / 12 }, (_, i) => `"k${i}":${i}`).join()}}`;
    case 7:
      return `["${fill(dice.pick(['>=0.0.1 <9.0.2 ', '../', 'a_', '%00']))}"]`;
    case 8:
      return fill(dice.pick(['{', '"', '[1', '\u0000']));
    default:
      return `[${Array.from({ length: 4 }, () => hostileJson(dice, bytes / 5)).join()}]`;
  }
}

/** `value` as JSON, with something hostile where {@link HERE} stands. */
const withHostile = (value: unknown, dice: Dice, bytes: number): string =>
  JSON.stringify(value).replace(HERE, () => hostileJson(dice, bytes));
const here: unknown = JSON.parse(HERE);

const guestToken = async ({ server, at, tableId, ticket }: CostlyWorld): Promise<string> =>
  (await server.post(`${at}/token`, { ticket, body: { documentId: tableId } })).body.token;

const greeting: Deed = async (world, dice, bytes) => {
  const jwt = dice.chance(0.5) ? await guestToken(world) : undefined;
  const honest = connectMessage({ documentId: world.tableId, tenantId: FLUID_TENANT_ID, jwt, mode: 'read' });
  const field = dice.pick(['versions', 'client', 'token', 'mode', 'id', 'tenantId', 'nonce', 'epoch']);
  const message = dice.chance(0.2) ? here : { ...honest, [field]: here };
  const text = `42["connect_document",${withHostile(message, dice, bytes)}]`;
  const socket = await bareWebSocket(world.server.origin);
  socket.say(ENTER_NAMESPACE);
  const answer = socket.hears('42["connect_document');
  socket.say(text);
  await Promise.race([answer, socket.ended]);
  socket.close();
  return text.length;
};

const hashOf = (content: string): string =>
  createHash('sha1')
    .update(`blob ${Buffer.byteLength(content)}\0`)
    .update(content)
    .digest('hex');

/** A tree that is right, and names what is in it again and again. */
function entries(dice: Dice, bytes: number, depth = 0): object[] {
  const content = 'b'.repeat(dice.between(0, bytes / 4));
  const blob = { path: 'b', type: 'blob', value: { content, encoding: 'utf-8' } };
  const again = Array.from({ length: dice.between(0, 500) }, (_, i) => ({
    ...{ path: `again-${i}`, type: 'blob', id: hashOf(content) },
  }));
  const below = Array.from({ length: depth > 12 ? 0 : dice.between(0, 2) }, (_, i) => ({
    ...{ path: 't'.repeat(dice.between(1, 900)) + i, type: 'tree' },
    value: { entries: entries(dice, bytes / 4, depth + 1) },
  }));
  return [blob, ...again, ...below];
}

const summary: Deed = async ({ server, fluidToken }, dice, bytes) => {
  const tree = dice.pick([here, entries(dice, bytes), [{ path: 'x', type: 'tree', value: here }]]);
  const isNew = dice.chance(0.5);
  const values = dice.chance(0.2) ? here : [];
  const body = isNew
    ? { summary: { type: 'tree', entries: tree }, sequenceNumber: 0, values }
    : { entries: tree };
  const text = withHostile(body, dice, bytes);
  const path = isNew ? `/documents/${FLUID_TENANT_ID}` : `/repos/${FLUID_TENANT_ID}/git/summaries`;
  const user = { id: `eve-${dice.between(1, 1e6)}`, name: '' };
  const jwt = isNew ? fluidToken({ documentId: '', user }) : storageCredentials(fluidToken({ user }));
  const { status } = await rest(server.origin, 'POST', path, jwt, text);
  expectNoFailure(status);
  return text.length;
};

const op: Deed = async (world, dice, bytes) => {
  const jwt = await world.givenToken(EVE);
  const wish = { documentId: world.tableId, tenantId: FLUID_TENANT_ID, jwt };
  const { socket, answer, ended, close } = connectDocument(world.server.origin, wish);
  const { clientId, checkpointSequenceNumber: referenceSequenceNumber } = await answer;
  const envelope = dice.pick([
    here,
    batch(here),
    edit({ change: here }),
    edit({ change: { changeset: [{ data: here }], revision: -1, version: 6 } }),
    ids(1, 1, undefined, { localIdRanges: here }),
    chunk(1, 1, 'x', { originalMetadata: here }),
  ]);
  const plain = withHostile(envelope, dice, bytes);
  const isPacked = dice.chance(0.5);
  const packed = (): string =>
    JSON.stringify({
      packedContents: Buffer.from(lz4js.compress(Buffer.from(`[${plain}]`))).toString('base64'),
    });
  const contents = isPacked ? packed() : plain;
  const sent = operation(1, { contents, referenceSequenceNumber, ...(isPacked && { compression: 'lz4' }) });
  const told = new Promise<void>((resolve) => {
    socket.once('nack', () => resolve());
    socket.on('op', (_id: string, ops: { clientId: string }[]) => {
      if (ops.some((one) => one.clientId === clientId)) resolve();
    });
  });
  socket.emit('submitOp', clientId, [[sent]]);
  await Promise.race([told, ended]);
  close();
  return contents.length;
};

const hostileDeck: Deed = async ({ server, at }, dice, bytes) => {
  const field = dice.pick(['areas', 'cards', 'title', 'description', 'languages', 'id', 'version', 'more']);
  const [card] = deck.cards;
  const inCard = dice.pick(['question', 'examples', 'area', 'id']);
  const cards = Array.from({ length: dice.between(1, 2_000) }, () => ({
    ...card,
    [inCard]: inCard === 'id' ? here : '',
  }));
  const given = dice.pick([here, { ...deck, [field]: here }, { ...deck, cards }]);
  const text = withHostile({ deck: given, basedOn: 0 }, dice, bytes);
  const response = await fetch(`${server.origin}${at}/decks/generated`, {
    method: 'PUT',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await server.cloud.signIn(EVE)}`,
    },
    body: text,
  }).catch(() => undefined);
  // One that is too large may be cut off before it has read its refusal.
  expectNoFailure(response?.status ?? 413);
  await response?.body?.cancel();
  return text.length;
};

const KINDS: Readonly<Record<string, Deed>> = {
  greetings: greeting,
  summaries: summary,
  operations: op,
  decks: hostileDeck,
};

const INSUFFICIENT_STORAGE = 507;

function expectNoFailure(status: number): void {
  if (status >= 500 && status !== INSUFFICIENT_STORAGE) throw new Error(`The server answered ${status}.`);
}
