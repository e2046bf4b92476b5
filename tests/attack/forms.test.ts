import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { type Attack, attacks } from '../support/attack/attacks.ts';
import { EVE, type World } from '../support/attack/world.ts';
import { FLUID_TENANT_ID } from '../support/server/appServer.ts';

const METRICS_TOKEN = 'a token for the metrics, long enough'.replaceAll(' ', '-');
const FORM = 'application/x-www-form-urlencoded;restless';
const MIB = 1024 * 1024;
/** Stands in every text of the attacker's, to be looked for where nothing of it may be. */
const MARK = 'evil-words';
const LONG = MARK.repeat(10_000);

const DELTAS = `/deltas/${FLUID_TENANT_ID}/x`;
const BLOBS = `/repos/${FLUID_TENANT_ID}/git/blobs`;

async function sent(url: string, type: string, body: string | Uint8Array<ArrayBuffer>, more: object = {}) {
  const headers = { 'content-type': type, ...more };
  const response = await fetch(url, { method: 'POST', headers, body });
  return { status: response.status, text: await response.text() };
}

async function metricsOf({ server }: World): Promise<string> {
  const reply = await server.ask('/metrics', { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
  expect(reply.status).toBe(200);
  return reply.body;
}

/** A whole request in a form, as Fluid's clients send it, with something in it that they do not send. */
const form = (
  name: string,
  must: number,
  body: string | ((world: World) => string),
  path = '/documents/x',
): Attack => ({
  name: `a request in a form: ${name}`,
  must: `${must}, and nothing of it in log or metrics`,
  async run(world) {
    const text = typeof body === 'string' ? body : body(world);
    const reply = await sent(world.server.origin + path, FORM, text);
    expect(reply.status).toBe(must);
    expect(reply.text).not.toContain(MARK);
    const told = world.server.logged.join('\n') + (await metricsOf(world));
    expect(told).not.toContain(MARK);
    expect(told).not.toContain('[object');
    expect((await world.server.ask(world.at, { as: EVE })).status).toBe(200);
  },
});

const credentials = (world: World) =>
  `header=${encodeURIComponent(`Authorization: Basic ${world.fluidToken()}`)}`;

/** Bodies that are small on their way and large when they are unpacked. */
const packed = (coding: string, pack: (text: string) => Uint8Array<ArrayBuffer>): readonly Attack[] => [
  {
    name: `eight bodies of 27 MB to the relay as ${coding}, from nobody`,
    must: '415, unread',
    async run({ server }) {
      const body = pack(`{"content":"${'x'.repeat(27 * MIB)}"}`);
      for (const type of ['application/json', FORM]) {
        const replies = await Promise.all(
          Array.from({ length: 8 }, () =>
            sent(server.origin + BLOBS, type, body, { 'content-encoding': coding }),
          ),
        );
        expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 415));
      }
    },
  },
  {
    name: `a small body to the server as ${coding}`,
    must: '400, unread: pages of ours pack nothing',
    async run({ server, at }) {
      const bearer = { authorization: `Bearer ${await server.cloud.signIn(EVE)}` };
      const more = { ...bearer, 'content-encoding': coding };
      const reply = await sent(`${server.origin}${at}/roles/claim`, 'application/json', pack('{}'), more);
      expect(reply.status).toBe(400);
    },
  },
];

describe('[ATTACK-5] requests in forms and packed bodies', () => {
  attacks(
    [
      form('a method that is an object', 400, `method[a]=${MARK}`),
      form('a method that is a list', 400, `method=GET&method=${MARK}`),
      form('a method that is a nested list', 400, `method[0][0][0]=${MARK}`),
      form('a method that there is not', 400, `method=${MARK}`),
      form('a method of several words and lines', 400, `method=GET%20/${MARK}%0d%0aX-Y:%20z`),
      form('a method of 100 kB', 413, `method=${LONG}`),
      form('an empty method', 400, 'method='),
      form('no method', 400, `body=${MARK}`),
      form(
        'a body before it is said whose it is',
        400,
        (world) => `method=POST&body=1&${credentials(world)}`,
        BLOBS,
      ),
      form('a method named after a field of every object', 400, 'method=__proto__&__proto__[method]=GET'),
      form('a method that only looks', 400, 'method=OPTIONS'),
      form('a tunnel', 400, 'method=CONNECT'),
      form('nothing at all', 400, ''),
      form('a header that is an object', 403, `method=GET&header[name]=${MARK}`, DELTAS),
      form('a header without a value', 403, `method=GET&header=${MARK}`, DELTAS),
      form('a header of 100 kB', 413, `method=GET&header=${LONG}: x`, DELTAS),
      form(
        'a header that is a field of every object',
        403,
        `method=GET&header=__proto__: ${MARK}&header=constructor: ${MARK}`,
        DELTAS,
      ),
      form('two thousand headers', 413, `method=GET${`&header=x-${MARK}: 1`.repeat(2_000)}`),
      form(
        'a body that is an object',
        400,
        (world) => `method=POST&${credentials(world)}&body[a]=${MARK}`,
        BLOBS,
      ),
      form(
        'a body that is a list',
        400,
        (world) => `method=POST&${credentials(world)}&body=1&body=${MARK}`,
        BLOBS,
      ),
      form('a body that is no JSON', 400, (world) => `method=POST&${credentials(world)}&body=${MARK}`, BLOBS),
      form(
        'a body nested a hundred thousand times',
        413,
        (world) => `method=POST&${credentials(world)}&body=${'['.repeat(100_000)}`,
        BLOBS,
      ),
      form(
        'a coding for a body that has been read',
        400,
        (world) => `method=POST&header=content-encoding: gzip&${credentials(world)}&body=7`,
        BLOBS,
      ),
      form(
        'a form in the form',
        403,
        `method=POST&header=content-type: ${encodeURIComponent(FORM)}&body=method[a]=x`,
      ),
      {
        name: 'a request in a form without the word for it',
        must: '403, as without a token',
        async run({ server, fluidToken }) {
          const type = 'application/x-www-form-urlencoded';
          const reply = await sent(
            server.origin + BLOBS,
            type,
            `method=POST&header=Authorization: Basic ${fluidToken()}`,
          );
          expect(reply.status).toBe(403);
        },
      },
      {
        name: 'routes in capital letters by the hundred',
        must: 'no line in the metrics for each',
        async run(world) {
          for (let i = 0; i < 200; i += 1) {
            const name = [...'documents'].map((letter, at) =>
              (i >> at) & 1 ? letter.toUpperCase() : letter,
            );
            const { status } = await world.server.ask(`/${name.join('')}/${FLUID_TENANT_ID}/x`);
            expect([403, 404]).toContain(status);
          }
          expect(await metricsOf(world)).not.toContain('DOC');
        },
      },
      ...packed('gzip', (text) => gzipSync(text)),
      ...packed('deflate', (text) => deflateSync(text)),
      ...packed('br', (text) => brotliCompressSync(text)),
      {
        name: 'codings that there are not, or several, or in capital letters',
        must: '415',
        async run({ server }) {
          for (const coding of ['zstd', 'magic', 'gzip, gzip', 'identity, gzip', 'GZIP', 'x'.repeat(1_000)]) {
            const more = { 'content-encoding': coding };
            const reply = await sent(server.origin + BLOBS, 'application/json', '{}', more);
            expect([coding, reply.status]).toEqual([coding, 415]);
            expect(reply.text).not.toContain(coding);
          }
        },
      },
    ],
    { SECRET_METRICS_TOKEN: METRICS_TOKEN },
  );
});
