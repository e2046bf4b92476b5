/**
 * What frames and requests no honest client sends are made of, from a seed: mostly sound messages with one thing wrong,
 * because those get furthest. The same seed gives the same cases.
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

/** Stands in what is sent, so that it is known again where it may not arrive. */
export const MARK = 'from mallory';

export const pick = <T>(random: Random, items: readonly T[]): T =>
  items[Math.floor(random() * items.length)] as T;

/** Not so deep that the relay ends the connection before it judges the frame. */
export const NESTED = JSON.parse(`${'['.repeat(20)}${']'.repeat(20)}`) as unknown;
/** Not so long that two of them are more than a connection may bring before its greeting is taken. */
export const LONG = 'å'.repeat(500);
export const ODD: readonly unknown[] = [
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
  JSON.parse('{"__proto__":{"polluted":1}}'),
  { constructor: { prototype: 1 } },
  { length: 1e9 },
  { toJSON: 1 },
  [null],
  [undefined],
  { type: 'op' },
];
/** One field, half of the time, becomes something odd. */
export function spoiledOnce(random: Random, value: Record<string, unknown>): Record<string, unknown> {
  if (random() < 0.5) return value;
  return { ...value, [pick(random, Object.keys(value))]: pick(random, ODD) };
}
