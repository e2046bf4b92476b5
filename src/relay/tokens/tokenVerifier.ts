import { randomUUID } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { RelayError } from '../errors.ts';
import { type Scope, type TokenClaims, tokenClaims } from './claims.ts';
import type { RevokedTokens } from './revokedTokens.ts';

export interface TokenOptions {
  readonly tenantId: string;
  /** One or two keys that verify; the first one signs. Two at once is how a key is changed without a break. */
  readonly keys: readonly string[];
  readonly maxLifetimeSeconds: number;
  readonly revoked: RevokedTokens;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface TokenDemand {
  readonly tenantId?: string;
  readonly documentId?: string;
  /** All of these. */
  readonly scopes: readonly Scope[];
}

/** How far this clock may be behind the issuer's. Where it is ahead, tokens end sooner and clients renew them. */
const CLOCK_TOLERANCE_SECONDS = 5 * 60;
const KEY_MIN_BYTES = 16;
const HANDOVER_LIFETIME_SECONDS = 300;

export class TokenVerifier {
  readonly #options: TokenOptions;
  readonly #keys: readonly Uint8Array[];
  readonly #signingKey: Uint8Array;

  constructor(options: TokenOptions) {
    const keys = options.keys.map((key) => new TextEncoder().encode(key));
    const [first] = keys;
    if (!first || keys.length > 2 || keys.some((key) => key.byteLength < KEY_MIN_BYTES)) {
      throw new RelayError(
        'options/invalid',
        `Give one or two token keys of at least ${KEY_MIN_BYTES} bytes.`,
      );
    }
    this.#options = options;
    this.#keys = keys;
    this.#signingKey = first;
  }

  /** The claims of a token that is genuine, in its time, and good for what is demanded. Throws a `token/…` error. */
  async verify(token: string | null | undefined, demand: TokenDemand): Promise<TokenClaims> {
    return checkClaims(await this.read(token), demand);
  }

  /** The claims of a token that is genuine and in its time. Throws a `token/…` error. */
  async read(token: string | null | undefined): Promise<TokenClaims> {
    if (!token) throw new RelayError('token/missing', 'A token is missing.');
    const claims = this.#parse(await this.#authenticate(token));
    this.#checkLifetime(claims);
    // A user who still has access gets a new token.
    if (this.#options.revoked.isRevoked(claims)) {
      throw new RelayError('token/expired', 'The token has been revoked.');
    }
    return checkClaims(claims, { tenantId: this.#options.tenantId, scopes: [] });
  }

  /** A token without scopes: proof for the maker of a document that this relay made it for them. */
  async signHandover(documentId: string, user: TokenClaims['user']): Promise<string> {
    const iat = Math.floor(this.#options.now() / 1000);
    return new SignJWT({ documentId, tenantId: this.#options.tenantId, scopes: [], user, ver: '1.0' })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuedAt(iat)
      .setExpirationTime(iat + HANDOVER_LIFETIME_SECONDS)
      .setJti(randomUUID())
      .sign(this.#signingKey);
  }

  async #authenticate(token: string): Promise<unknown> {
    for (const key of this.#keys) {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          currentDate: new Date(this.#options.now()),
          clockTolerance: 0,
        });
        return payload;
      } catch (error) {
        if (error instanceof errors.JWTExpired)
          throw new RelayError('token/expired', 'The token has expired.');
      }
    }
    throw new RelayError('token/invalid', 'The token is not valid.');
  }

  #parse(payload: unknown): TokenClaims {
    const parsed = tokenClaims.safeParse(payload);
    if (!parsed.success) throw new RelayError('token/invalid', 'The token lacks claims.');
    return parsed.data;
  }

  #checkLifetime({ iat, exp }: TokenClaims): void {
    const now = this.#options.now() / 1000;
    const { maxLifetimeSeconds } = this.#options;
    if (exp - iat > maxLifetimeSeconds || exp - now > maxLifetimeSeconds + CLOCK_TOLERANCE_SECONDS) {
      throw new RelayError('token/lifetime', "The token's lifetime is too long.");
    }
  }
}

/** Returns the claims if they are good for what is demanded. Throws a `token/…` error. */
export function checkClaims(claims: TokenClaims, demand: TokenDemand): TokenClaims {
  if ((demand.tenantId ?? claims.tenantId) !== claims.tenantId) {
    throw new RelayError('token/tenant', 'The token is for another tenant.');
  }
  if ((demand.documentId ?? claims.documentId) !== claims.documentId) {
    throw new RelayError('token/document', 'The token is for another document.');
  }
  if (demand.scopes.some((scope) => !claims.scopes.includes(scope))) {
    throw new RelayError('token/scope', 'The token does not allow this.');
  }
  return claims;
}
