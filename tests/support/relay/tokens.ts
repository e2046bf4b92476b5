import { createHmac, randomUUID } from 'node:crypto';

/** Tokens made by hand, so that the tests can also make bad ones. */

export const TENANT = 'test';
export const KEY = 'relay-test-key-0123456789';

export interface TokenWish {
  readonly tenantId?: string;
  readonly documentId?: string;
  readonly user?: object;
  readonly scopes?: readonly string[];
  readonly key?: string;
  readonly lifetimeSeconds?: number;
  readonly issuedSecondsAgo?: number;
  /** `null` to leave it out. */
  readonly jti?: null;
  readonly alg?: 'HS256' | 'HS512' | 'none';
}

const HASH = { HS256: 'sha256', HS512: 'sha512' } as const;

export function token(wish: TokenWish = {}): string {
  const {
    tenantId = TENANT,
    documentId = '',
    user = { id: 'u', name: 'u' },
    key = KEY,
    alg = 'HS256',
  } = wish;
  const {
    scopes = ['doc:read', 'doc:write', 'summary:write'],
    lifetimeSeconds = 3600,
    issuedSecondsAgo = 0,
  } = wish;
  const iat = Math.floor(Date.now() / 1000) - issuedSecondsAgo;
  const claims = {
    documentId,
    tenantId,
    user,
    scopes,
    iat,
    exp: iat + lifetimeSeconds,
    ver: '1.0',
    ...(wish.jti !== null && { jti: randomUUID() }),
  };
  const body = `${encode({ alg, typ: 'JWT' })}.${encode(claims)}`;
  return `${body}.${alg === 'none' ? '' : createHmac(HASH[alg], key).update(body).digest('base64url')}`;
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
