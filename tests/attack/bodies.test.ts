import { type CostlyAttack, type CostlyWorld, costs } from '../support/attack/costs.ts';
import { type BegunRequest, beginRaw } from '../support/attack/rawHttp.ts';
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
