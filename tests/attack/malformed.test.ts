import { randomUUID } from 'node:crypto';
import { type Attack, attacks } from '../support/attack/attacks.ts';
import { EVE, refusal, type World } from '../support/attack/world.ts';
import { connectDocument, operation, rawSocket } from '../support/relay/rawSocket.ts';
import { rest } from '../support/relay/rest.ts';
import { FLUID_TENANT_ID } from '../support/server/appServer.ts';

const BAD = '400 bad_request';
const LARGE = '413 too_large';
const MIB = 1024 * 1024;

const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

/** A body that nobody honest sends, signed in and in the right place. */
const body = (name: string, path: string, sent: unknown, must = BAD): Attack => ({
  name,
  must,
  async run({ server, at }) {
    const reply = await server.post(path.startsWith('/api') ? path : at + path, { as: EVE, body: sent });
    expect(refusal(reply)).toBe(must);
    if (typeof sent === 'string' && sent.length > 3) {
      expect(JSON.stringify(reply.body)).not.toContain(sent.slice(0, 20));
    }
  },
});

/** The same of a body that says how it is written. */
const coded = (name: string, headers: Record<string, string>, sent: string, must: string): Attack => ({
  name,
  must,
  async run({ server, at }) {
    const reply = await server.post(`${at}/roles`, { as: EVE, body: sent, headers });
    expect(refusal(reply)).toBe(must);
  },
});

async function member(world: World) {
  const jwt = world.fluidToken({ user: { id: world.ids.eve, name: 'Eva Ond' } });
  const raw = connectDocument(world.server.origin, {
    ...{ documentId: world.tableId, tenantId: FLUID_TENANT_ID, jwt },
  });
  const { clientId } = await raw.answer;
  return { raw, clientId };
}

/** A frame that nobody honest sends. It is over when a later one is answered, or the socket is ended. */
const frame = (name: string, event: string, args: (clientId: string) => readonly unknown[]): Attack => ({
  name: `a socket message: ${name}`,
  must: 'refused or ignored, without an effect on others',
  async run(world) {
    const { raw, clientId } = await member(world);
    raw.socket.emit(event, ...args(clientId));
    if (raw.socket.connected) {
      const nack = raw.next('nack');
      raw.socket.emit('submitOp', 'nobody', []);
      await Promise.race([nack, raw.ended]);
    }
    raw.close();
  },
});

const relay = (name: string, must: number, path: string, sent: unknown): Attack => ({
  name: `to the relay: ${name}`,
  must: String(must),
  async run(world) {
    const jwt = world.fluidToken({ documentId: world.elsewhere.tableId });
    const answer = await rest(
      world.server.origin,
      'POST',
      `/repos/${FLUID_TENANT_ID}/git/${path}`,
      jwt,
      sent,
    );
    expect(answer.status).toBe(must);
  },
});

const LONG = 'x'.repeat(100_000);

describe('[ATTACK-5] malformed and too large requests', () => {
  attacks([
    body('no body where one is due', '/roles', undefined),
    body('a list instead of an object', '/roles', []),
    body('null instead of an object', '/roles', 'null'),
    body('a number instead of an object', '/roles', '7'),
    body('half an object', '/roles', '{"role":"facilitator"'),
    body('text that is no JSON', '/roles', 'role=facilitator&held=true'),
    body('a body nested a thousand times', '/roles', nested(1_000)),
    body('a body of 100 kB', '/roles', { role: LONG }, LARGE),
    body('a body of 100 kB to open a meeting', '/api/sessions', { meetingId: LONG }, LARGE),
    body(
      'a list of ten thousand names',
      '/names',
      { participants: Array(10_000).fill('A'.repeat(22)) },
      LARGE,
    ),
    body('a list of 301 names', '/names', { participants: Array(301).fill('A'.repeat(22)) }),
    body('names that are objects', '/names', { participants: [{ toString: 'x' }] }),
    body('names that are database code', '/names', { participants: [`' OR 1=1 --`] }),
    body('a prototype to be polluted', '/roles', '{"__proto__":{"role":"facilitator"},"held":true}'),
    body('a constructor to be polluted', '/roles', '{"constructor":{"prototype":{"held":true}}}'),
    body('the same field twice', '/roles', '{"role":"x","role":"facilitator","participant":"y","held":true}'),
    body('yes instead of true', '/roles', { role: 'facilitator', participant: 'A'.repeat(22), held: 'yes' }),
    body('a document’s id that is a path', '/document', { documentId: '../../the-table' }),
    body('a document’s id of 129 letters', '/document', { documentId: 'x'.repeat(129) }),
    body('a document’s id with a zero byte', '/document', { documentId: 'x\u0000' }),
    body('an empty document’s id', '/token', { documentId: '' }),
    body('a document’s id that is a list', '/token', { documentId: ['x'] }),
    body('a word that is too long', '/words/a', { text: 'x'.repeat(281) }),
    body('a word of blanks', '/words/a', { text: ' \n\t ' }),
    body('a word that is an object', '/words/a', { text: { toString: 1 } }),
    body('a round that is a path', '/words/..%2f..%2fx', { text: 'x' }),
    body('a round of 65 letters', `/words/${'x'.repeat(65)}`, { text: 'x' }),
    body('a poll that there cannot be', '/polls/placement-1/answers', { answer: '1' }),
    body('a poll in capital letters', `/polls/PLACEMENT-${randomUUID()}/answers`, { answer: '1' }),
    body('an answer that is a number', `/polls/placement-${randomUUID()}/answers`, { answer: 3 }),
    body('an answer beyond the scale', `/polls/placement-${randomUUID()}/answers`, { answer: '6' }),
    body('an answer that is a field of every object', `/polls/placement-${randomUUID()}/answers`, {
      answer: '__proto__',
    }),
    body('received ids that are none', '/words/a/received', { ids: ['1', '2'] }),
    body('five hundred and one received ids', '/words/a/received', {
      ids: Array.from({ length: 501 }, () => randomUUID()),
    }),
    body('a sharing’s end without its ticket', '/viewing-ticket/end', {}),
    body('a sharing’s end with a ticket of 100 kB', '/viewing-ticket/end', { ticket: LONG }, LARGE),
    body('something where nothing is due', '/roles/claim', { role: 'facilitator' }),
    body('something more at the end', '/end', { at: '1970-01-01' }),
    coded('a body that is no gzip though it says so', { 'content-encoding': 'gzip' }, 'no gzip', BAD),
    coded('a body in a coding that there is not', { 'content-encoding': 'magic' }, '{}', BAD),
    coded('a body in an unknown charset', { 'content-type': 'application/json; charset=x-evil' }, '{}', BAD),
    coded('a form instead of JSON', { 'content-type': 'application/x-www-form-urlencoded' }, 'role=x', BAD),
    coded(
      'XML instead of JSON',
      { 'content-type': 'text/xml' },
      '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
      BAD,
    ),
    {
      name: 'a small body that unpacks to 20 MB',
      must: `${BAD}: it is not unpacked`,
      async run({ server, at }) {
        const { gzipSync } = await import('node:zlib');
        const response = await fetch(`${server.origin}${at}/roles`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${await server.cloud.signIn(EVE)}`,
            'content-type': 'application/json',
            'content-encoding': 'gzip',
          },
          body: gzipSync(`{"role":"${'x'.repeat(20 * MIB)}"}`),
        });
        expect(response.status).toBe(400);
        await response.body?.cancel();
      },
    },
    relay('a summary that is no tree', 400, 'summaries', { entries: 'x' }),
    relay('a summary with a path upwards', 400, 'summaries', {
      type: 'channel',
      entries: [{ path: '../../x', type: 'blob', value: { content: 'x', encoding: 'utf-8' } }],
    }),
    relay('a blob in an unknown coding', 400, 'blobs', { content: 'x', encoding: 'rot13' }),
    relay('a blob that is a number', 400, 'blobs', { content: 7, encoding: 'utf-8' }),
    {
      name: 'to the relay: a body of 40 MB',
      must: '413',
      async run(world) {
        const answer = await rest(
          world.server.origin,
          'POST',
          `/repos/${FLUID_TENANT_ID}/git/blobs`,
          world.fluidToken({ documentId: world.elsewhere.tableId }),
          { content: 'x'.repeat(40 * MIB), encoding: 'utf-8' },
        );
        expect(answer.status).toBe(413);
      },
    },
    frame('operations that are no list', 'submitOp', (id) => [id, 'x']),
    frame('an operation that is null', 'submitOp', (id) => [id, [[null]]]),
    frame('an operation of 900 kB', 'submitOp', (id) => [
      id,
      [[operation(1, { contents: 'x'.repeat(900_000) })]],
    ]),
    frame('an operation of the server’s own kind', 'submitOp', (id) => [
      id,
      [[operation(1, { type: 'leave' })]],
    ]),
    frame('a summary acknowledgement of one’s own', 'submitOp', (id) => [
      id,
      [[operation(1, { type: 'summaryAck' })]],
    ]),
    frame('an operation from the future', 'submitOp', (id) => [
      id,
      [[operation(1, { referenceSequenceNumber: 1e9 })]],
    ]),
    frame('an operation with a negative number', 'submitOp', (id) => [id, [[operation(-1)]]]),
    frame('an operation nested five hundred times', 'submitOp', (id) => [
      id,
      [[operation(1, { contents: JSON.parse(nested(500)) })]],
    ]),
    frame('a signal of 100 kB', 'submitSignal', (id) => [id, [LONG]]),
    frame('a signal that is an object with a length', 'submitSignal', (id) => [id, { length: 1e9 }]),
    frame('an event that there is not', 'please', () => ['give me everything']),
    frame('an event named after a field of every object', '__proto__', () => [{}]),
    {
      name: 'a socket message: a connection whose request is no object',
      must: 'no connection',
      async run(world) {
        for (const message of [null, 'x', 7, [], { token: 1 }, { id: {}, tenantId: [], token: {} }]) {
          const raw = rawSocket(world.server.origin);
          raw.socket.on('connect', () => raw.socket.emit('connect_document', message));
          const outcome = await Promise.race([raw.answer.then(({ ok }) => ok), raw.ended.then(() => false)]);
          expect(outcome).toBe(false);
          raw.close();
        }
      },
    },
  ]);
});
