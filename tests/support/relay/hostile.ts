/**
 * Frames and requests no honest client sends, from a seed: mostly sound messages with one thing wrong, because those get
 * furthest. The same seed gives the same cases.
 */
export type Random = () => number;

/** Mulberry32. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface HostileWorld {
  readonly clientId: string;
  readonly documentId: string;
  readonly tenantId: string;
  readonly jwt: string;
  /** Documents and clients of others. */
  readonly elsewhere: { readonly documentId: string; readonly clientId: string };
}

export interface HostileFrame {
  readonly event: string;
  readonly args: readonly unknown[];
}

export interface HostileRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;

const NESTED = JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`) as unknown;
const LONG = 'å'.repeat(5_000);
const ODD: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  1e308,
  '',
  'x',
  '\u0000',
  LONG,
  '{"a":',
  '{}',
  'null',
  '[]',
  [],
  [[]],
  {},
  NESTED,
  { toString: 1, valueOf: 1 },
  { __proto__: { polluted: 1 } },
  { constructor: { prototype: 1 } },
  { length: 1e9 },
  Buffer.from('bytes'),
  { toJSON: 1 },
  [null],
  [undefined],
  { type: 'op' },
];
const NUMBERS = ['0', '-1', '1.5', '9007199254740993', '1e308', 'NaN', '', "'--", '[]', 'x'];
const TYPES = [
  'op',
  'noop',
  'propose',
  'summarize',
  'accept',
  'reject',
  'join',
  'leave',
  'control',
  'summaryAck',
  'noClient',
  'x',
  '',
];
const CONTENTS = [
  '{}',
  '{',
  '""',
  'null',
  '{"key":1}',
  '{"key":"code","value":{}}',
  '{"handle":"x","head":"","message":"","parents":[]}',
  '{"handle":"../..","head":null,"message":1,"parents":"x"}',
  `{"handle":"${'0'.repeat(40)}","head":"h","message":"m","parents":["p"]}`,
];

export function hostileFrame(random: Random, world: HostileWorld): HostileFrame {
  const kind = random();
  if (kind < 0.5)
    return { event: 'submitOp', args: spoiled(random, [clientOf(random, world), [[hostileOp(random)]]]) };
  if (kind < 0.75)
    return {
      event: 'submitSignal',
      args: spoiled(random, [clientOf(random, world), [hostileSignal(random, world)]]),
    };
  if (kind < 0.9)
    return {
      event: 'connect_document',
      args: spoiled(random, [spoiledOnce(random, connectLike(random, world))]),
    };
  return {
    event: pick(random, ['client_disconnect', 'disconnect_', 'ping', 'message', 'error_', LONG]),
    args: [pick(random, ODD), pick(random, ODD)],
  };
}

export function hostileRequest(random: Random, world: HostileWorld): HostileRequest {
  const document = pick(random, [
    world.documentId,
    world.elsewhere.documentId,
    '..',
    '%00',
    LONG.slice(0, 200),
    '%E0%A4%A',
  ]);
  const sha = pick(random, ['latest', '0'.repeat(40), 'x', '..', "'--", '0'.repeat(39)]);
  const tenant = pick(random, [world.tenantId, 'other', '%2e%2e']);
  const path = pick(random, [
    `/deltas/${tenant}/${document}?from=${pick(random, NUMBERS)}&to=${pick(random, ['1', 'x', '-1', '1e9'])}`,
    `/documents/${tenant}`,
    `/documents/${tenant}/${document}`,
    `/documents/${tenant}/session/${document}`,
    `/repos/${tenant}/git/summaries/${sha}`,
    `/repos/${tenant}/git/summaries`,
    `/repos/${tenant}/git/blobs/${sha}`,
    `/repos/${tenant}/git/blobs`,
    `/repos/${tenant}/commits?sha=${sha}&count=${pick(random, ['1', '-5', '1e9', 'x'])}`,
  ]);
  const value = random() < 0.5 ? spoiledOnce(random, summaryLike(random)) : pick(random, ODD);
  const restless = random() < 0.3;
  const jwt = pick(random, [world.jwt, world.jwt, `${world.jwt}x`, 'a.b.c', '', LONG.slice(0, 100)]);
  return {
    method: pick(random, ['GET', 'POST', 'POST', 'PUT', 'PATCH', 'OPTIONS']),
    path: encodeURI(path).replaceAll('%25', '%'),
    headers: {
      authorization:
        `${pick(random, ['Basic', 'Bearer', ''])} ${Buffer.from(random() < 0.5 ? jwt : `${tenant}:${jwt}`).toString(random() < 0.5 ? 'base64' : 'latin1')}`.replace(
          /[^ -~]/g,
          '?',
        ),
      'content-type': restless
        ? 'application/x-www-form-urlencoded;restless'
        : pick(random, ['application/json', 'text/plain']),
    },
    body: restless ? restlessForm(random, value, jwt) : String(JSON.stringify(value) ?? '{'),
  };
}

function restlessForm(random: Random, value: unknown, jwt: string): string {
  const form = new URLSearchParams();
  form.append('method', pick(random, ['POST', 'GET', 'DELETE', '', '__proto__', 'TRACE']));
  form.append('header', `authorization: Basic ${jwt}`);
  form.append(
    'header',
    pick(random, ['content-type: application/json', 'x', ': ', `__proto__: 1`, 'content-length: -1']),
  );
  form.append('body', String(JSON.stringify(value)).slice(0, random() < 0.8 ? undefined : 5));
  return form.toString();
}

function hostileOp(random: Random): unknown {
  return spoiledOnce(random, {
    type: pick(random, TYPES),
    contents: pick(random, CONTENTS),
    clientSequenceNumber: Math.floor(random() * 3),
    referenceSequenceNumber: Math.floor(random() * 5),
    traces: pick(random, [undefined, 'traces', [1], {}]),
    metadata: pick(random, [undefined, { batch: true }, NESTED, 'x']),
    serverMetadata: { deliAcked: true },
  });
}

function hostileSignal(random: Random, world: HostileWorld): unknown {
  const content = pick(random, ['"hi"', LONG, '{']);
  return random() < 0.3
    ? content
    : spoiledOnce(random, {
        content,
        type: 'x',
        targetClientId: pick(random, [undefined, world.elsewhere.clientId, world.clientId, '']),
      });
}

function connectLike(
  random: Random,
  { tenantId, documentId, elsewhere, jwt }: HostileWorld,
): Record<string, unknown> {
  return {
    tenantId,
    id: pick(random, [documentId, elsewhere.documentId]),
    token: pick(random, [jwt, 'a.b.c', null]),
    mode: pick(random, ['write', 'read']),
    versions: pick(random, [['^0.4.0'], ['x'.repeat(300)], ['>=0 '.repeat(50)], []]),
    client: {
      mode: 'write',
      details: { capabilities: { interactive: true } },
      permission: [],
      scopes: [],
      user: { id: 'h' },
    },
  };
}

function summaryLike(random: Random): Record<string, unknown> {
  const entry = (): unknown =>
    spoiledOnce(random, {
      path: pick(random, ['a', '.protocol', '..', 'a/b', '']),
      type: pick(random, ['blob', 'tree', 'commit', 'x']),
      value: pick(random, [
        { type: 'blob', content: 'aa', encoding: 'utf-8' },
        { type: 'tree', entries: NESTED },
        { type: 'tree', entries: [] },
      ]),
      id: pick(random, [undefined, undefined, '0'.repeat(40), 'x/y', '/'.repeat(100)]),
    });
  return {
    entries: [entry(), entry()],
    summary: { type: 'tree', entries: [entry()] },
    sequenceNumber: pick(random, [0, -1, 1.5, 'x']),
    values: pick(random, [[], [['code', {}]], [[1]], 'x']),
    content: pick(random, ['aa', 1, NESTED]),
    encoding: pick(random, ['utf-8', 'base64', 'latin1']),
    enableDiscovery: true,
    generateToken: random() < 0.5,
  };
}

const clientOf = (random: Random, world: HostileWorld): unknown =>
  random() < 0.8 ? world.clientId : pick(random, [world.elsewhere.clientId, ...ODD]);

/** Sometimes an argument is replaced, dropped or added. */
function spoiled(random: Random, args: unknown[]): unknown[] {
  const how = random();
  if (how < 0.7) return args;
  if (how < 0.8) return args.slice(1);
  if (how < 0.9) return args.map((arg) => (random() < 0.5 ? pick(random, ODD) : arg));
  return [...args, pick(random, ODD), pick(random, ODD)];
}

/** One field, half of the time, becomes something odd. */
function spoiledOnce(random: Random, value: Record<string, unknown>): Record<string, unknown> {
  if (random() < 0.5) return value;
  return { ...value, [pick(random, Object.keys(value))]: pick(random, ODD) };
}
