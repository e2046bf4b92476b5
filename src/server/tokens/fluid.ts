/** Tokens for the Fluid service: HS256 with the service's key, for one document, for less than an hour. */
import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { FluidConfig } from '../config.ts';

/**
 * Ten minutes less than the service accepts: a service whose clock is behind sees tokens live longer than they do. Much
 * shorter ones would cut people's connections in the middle of more meetings.
 */
export const FLUID_TOKEN_LIFE_S = 50 * 60;

export const FLUID_SCOPES = {
  write: ['doc:read', 'doc:write', 'summary:write'],
  read: ['doc:read'],
} as const;
export type FluidAccess = keyof typeof FLUID_SCOPES;

/** Used at once; the minutes are for a service whose clock is ahead. */
const ADMIN_TOKEN_LIFE_S = 10 * 60;

interface FluidClaims {
  readonly documentId: string;
  readonly scopes: readonly string[];
  readonly user: FluidGrant['user'];
}

export interface FluidGrant {
  /** Empty to make a document. */
  readonly documentId: string;
  readonly access: FluidAccess;
  /** Sent to all clients at the document. */
  readonly user: { readonly id: string; readonly name: string };
  /** The token ends then, if that is sooner. Milliseconds since 1970. */
  readonly notAfterMs?: number;
}

export interface FluidToken {
  readonly token: string;
  readonly expiresAtMs: number;
}

export interface FluidTokens {
  issue(grant: FluidGrant): Promise<FluidToken>;
  /** For a request of the server's own: one document, one scope, ten minutes. Never to be handed out. */
  forAdmin(documentId: string, scope: 'doc:read' | 'doc:delete'): Promise<string>;
}

export function createFluidTokens(
  config: Pick<FluidConfig, 'tenantId' | 'key'>,
  now: () => number,
): FluidTokens {
  const key = new TextEncoder().encode(config.key);

  function sign(claims: FluidClaims, issuedAtS: number, expiresAtS: number): Promise<string> {
    return new SignJWT({ ...claims, tenantId: config.tenantId, ver: '1.0' })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setJti(randomUUID())
      .setIssuedAt(issuedAtS)
      .setExpirationTime(expiresAtS)
      .sign(key);
  }

  return {
    async issue({ documentId, access, user, notAfterMs = Number.POSITIVE_INFINITY }) {
      const issuedAtS = Math.floor(now() / 1000);
      const expiresAtS = Math.min(issuedAtS + FLUID_TOKEN_LIFE_S, Math.floor(notAfterMs / 1000));
      const token = await sign(
        { documentId, scopes: [...FLUID_SCOPES[access]], user },
        issuedAtS,
        expiresAtS,
      );
      return { token, expiresAtMs: expiresAtS * 1000 };
    },
    forAdmin(documentId, scope) {
      const issuedAtS = Math.floor(now() / 1000);
      const user = { id: 'server', name: '' };
      return sign({ documentId, scopes: [scope], user }, issuedAtS, issuedAtS + ADMIN_TOKEN_LIFE_S);
    },
  };
}
