import { randomUUID } from 'node:crypto';
import { type CostlyAttack, type CostlyWorld, costs } from '../support/attack/costs.ts';
import { type BegunRequest, beginRaw } from '../support/attack/rawHttp.ts';
import { BO, EVE } from '../support/attack/world.ts';
import { rest, storageCredentials } from '../support/relay/rest.ts';
import { until } from '../support/relay/until.ts';
import { FLUID_TENANT_ID } from '../support/server/appServer.ts';

const MIB = 1024 * 1024;
const FORM = 'application/x-www-form-urlencoded;restless';
const BLOBS = `/repos/${FLUID_TENANT_ID}/git/blobs`;

interface Sender {
  readonly address: string;
  readonly type?: string;
  readonly jwt?: string;
  readonly bytes: number;
}

/** The head of an upload. */
const head = ({ address, type = 'application/json', jwt, bytes }: Sender): string =>
  [
    `POST ${BLOBS} HTTP/1.1`,
    'Host: a',
    `X-Forwarded-For: ${address}`,
    ...(jwt ? [`Authorization: Basic ${storageCredentials(jwt)}`] : []),
    `Content-Type: ${type}`,
    `Content-Length: ${bytes}`,
    '\r\n',
  ].join('\r\n');

/** An honest upload, from elsewhere. */
async function upload({ server, fluidToken }: CostlyWorld): Promise<number> {
  const jwt = storageCredentials(fluidToken());
  const body = { content: 'x'.repeat(MIB), encoding: 'utf-8' };
  return (await rest(server.origin, 'POST', BLOBS, jwt, body)).status;
}

/** What one of them was told. A sender that goes on writing may be cut off before it has read its refusal. */
async function answerOf({ whole }: BegunRequest): Promise<string> {
  const text = await whole;
  if (text === '') throw new Error('cut off without an answer');
  return text;
}

/** Bodies that stop before their end, from many homes with IPv6; how they are refused. */
const unfinished = (
  name: string,
  must: string,
  answer: RegExp,
  senderOf: (world: CostlyWorld, i: number) => Omit<Sender, 'bytes' | 'address'>,
  begin = '',
): CostlyAttack => ({
  name: `sixty-four uploads of 7 MB that stop before their end, ${name}`,
  must: `${must}, and an honest upload meanwhile`,
  async run(world) {
    const begun: BegunRequest[] = [];
    const bytes = 7 * MIB;
    const piece = 'x'.repeat(MIB);
    for (let i = 0; i < 64; i += 1) {
      const address = `2001:db8:${i % 4}:${i}::1`;
      const one = beginRaw(world.server.origin, head({ address, bytes, ...senderOf(world, i) }) + begin);
      for (let n = 0; n < 6; n += 1) one.more(piece);
      begun.push(one);
    }
    expect(await Promise.any(begun.map(answerOf))).toMatch(answer);
    expect(await upload(world)).toBe(201);
    for (const one of begun) one.giveUp();
    await until(async () => (await upload(world)) === 201, 'an upload afterwards');
    return 64 * 6 * MIB;
  },
});

describe('[ATTACK-20] [RELAY-55] bodies that are held', () => {
  costs([
    unfinished('from nobody', '403 before they are read', /^HTTP\/1\.1 403 /, () => ({})),
    unfinished(
      'in forms, from nobody',
      '403 before they are read',
      /^HTTP\/1\.1 403 /,
      () => ({ type: FORM }),
      'method=POST&body=',
    ),
    unfinished(
      'in forms whose token never comes',
      '413',
      /^HTTP\/1\.1 413 /,
      () => ({ type: FORM }),
      'method=POST&header=',
    ),
    unfinished('from somebody who may only read', '413', /^HTTP\/1\.1 413 /, ({ fluidToken }) => ({
      jwt: fluidToken({ scopes: ['doc:read'] }),
    })),
    unfinished('from one person', '429 beyond two of them', /^HTTP\/1\.1 429 /, ({ fluidToken }) => ({
      jwt: fluidToken({ user: { id: 'eve', name: '' } }),
    })),
    {
      name: 'a form of percent signs of 20 MB',
      must: '413: more than a request may have',
      async run({ server, fluidToken }) {
        const form = `method=POST&header=${encodeURIComponent(`Authorization: Basic ${storageCredentials(fluidToken())}`)}&body=${'%22'.repeat(9 * MIB)}`;
        const response = await fetch(server.origin + BLOBS, {
          method: 'POST',
          headers: { 'content-type': FORM },
          body: form,
        }).catch(() => undefined);
        expect([413, undefined]).toContain(response?.status);
        return form.length;
      },
    },
  ]);
});

/** Calls of the app's server whose bodies stop before their end. Returns what they sent, once one of them was cut off. */
async function unfinishedCalls(
  { server }: CostlyWorld,
  count: number,
  bytes: number,
  headOf: string,
): Promise<number> {
  const begun = Array.from({ length: count }, () =>
    beginRaw(server.origin, `${headOf}\r\nContent-Length: ${bytes}\r\n\r\n`),
  );
  const piece = '['.repeat(bytes - 1);
  for (const one of begun) one.more(piece);
  await Promise.any(begun.map(({ whole }) => whole));
  for (const one of begun) one.giveUp();
  return count * bytes;
}

describe('[ATTACK-20] [SERVE-24] bodies of calls that are held', () => {
  const HEAD = 'Host: a\r\nContent-Type: application/json\r\nAuthorization:';
  /** An honest call with a body. */
  const say = async ({ server, at }: CostlyWorld) =>
    (await server.post(`${at}/words/${randomUUID()}`, { as: BO, body: { text: 'et ord' } })).status;
  costs([
    {
      name: 'two hundred calls of a guest that stop before their end',
      must: 'cut off beyond 4 MB, and an honest call meanwhile',
      async run(world) {
        const head = `POST /api/viewing/names HTTP/1.1\r\n${HEAD} Ticket ${world.ticket}`;
        const sent = await unfinishedCalls(world, 200, 60_000, head);
        expect(await say(world)).toBe(200);
        return sent;
      },
    },
    {
      name: 'forty decks of a member that stop before their end',
      must: 'cut off beyond 4 MB, and an honest call meanwhile',
      async run(world) {
        const jwt = await world.server.cloud.signIn(EVE);
        const head = `PUT ${world.at}/decks/x HTTP/1.1\r\n${HEAD} Bearer ${jwt}`;
        const sent = await unfinishedCalls(world, 40, 900_000, head);
        expect(await say(world)).toBe(200);
        return sent;
      },
    },
  ]);
});
