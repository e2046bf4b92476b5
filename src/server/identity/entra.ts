/**
 * Entra ID tokens, checked against the keys the authority publishes: issuer, audience, signature, times, tenant, person,
 * and which application asked for it.
 * Documented at https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference.
 */
import { createRemoteJWKSet, customFetch, decodeJwt, errors, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import type { EntraConfig } from '../config.ts';
import { Failure } from '../failure.ts';
import { createMemory } from '../memory.ts';
import { type Identity, type Principal, SIGN_IN_SCOPE } from './identity.ts';

/** As much as Microsoft's own libraries tolerate between the authority's clock and this one. */
const CLOCK_SKEW_S = 5 * 60;
const SERVICE_TIMEOUT_MS = 5_000;
/** Issuers and the address of the keys hardly ever change; keys do, and are looked up again when one is unknown. */
const DISCOVERY_LIFE_MS = 24 * 60 * 60 * 1000;
const MAX_NAME_CHARS = 200;

/** A token's `ver` claim decides which of the tenant's two issuers it must come from. */
const DISCOVERY_PATHS = {
  '1.0': '/.well-known/openid-configuration',
  '2.0': '/v2.0/.well-known/openid-configuration',
} as const;
type TokenVersion = keyof typeof DISCOVERY_PATHS;

const DISCOVERY = z.object({ issuer: z.url(), jwks_uri: z.url() });

interface Issuer {
  readonly issuer: string;
  readonly keys: ReturnType<typeof createRemoteJWKSet>;
  readonly readAtMs: number;
}

export interface EntraOptions {
  readonly config: Pick<EntraConfig, 'authority' | 'tenantIds' | 'audiences' | 'signInClients'>;
  readonly fetch: typeof fetch;
  readonly now: () => number;
}

export function createEntraIdentity({ config, fetch, now }: EntraOptions): Identity {
  const issuers = createMemory<Issuer>(2 * config.tenantIds.length);

  async function discover(tenantId: string, version: TokenVersion): Promise<Issuer> {
    const address = `${config.authority}/${tenantId}${DISCOVERY_PATHS[version]}`;
    const response = await fetch(address, {
      signal: AbortSignal.timeout(SERVICE_TIMEOUT_MS),
      redirect: 'error',
    });
    if (!response.ok) throw new Error(`The authority answered ${response.status}.`);
    const { issuer, jwks_uri } = DISCOVERY.parse(await response.json());
    const keysAddress = new URL(jwks_uri);
    // Keys over http could be replaced on the way, and tokens forged with them.
    if (keysAddress.protocol !== new URL(config.authority).protocol)
      throw new Error('The keys are not at https.');
    const keys = createRemoteJWKSet(keysAddress, {
      timeoutDuration: SERVICE_TIMEOUT_MS,
      [customFetch]: fetch,
    });
    return { issuer, keys, readAtMs: now() };
  }

  function issuerOf(tenantId: string, version: TokenVersion): Promise<Issuer> {
    return issuers.recall(
      `${tenantId} ${version}`,
      ({ readAtMs }) => now() - readAtMs < DISCOVERY_LIFE_MS,
      () =>
        discover(tenantId, version).catch(() => {
          throw unavailable();
        }),
    );
  }

  return {
    async verify(token) {
      const claimed = unverifiedClaims(token);
      const tenantId = lowerCase(claimed.tid);
      const version = claimed.ver;
      if (tenantId === undefined || (version !== '1.0' && version !== '2.0')) throw invalid();
      // Checked before the signature, so that a forged tenant cannot make the server fetch its address.
      if (!config.tenantIds.includes(tenantId)) {
        throw new Failure('wrong_tenant', 'This app is not open to your organisation.');
      }
      const { issuer, keys } = await issuerOf(tenantId, version);
      try {
        const { payload } = await jwtVerify(token, keys, {
          algorithms: ['RS256'],
          issuer,
          audience: [...config.audiences],
          clockTolerance: CLOCK_SKEW_S,
          currentDate: new Date(now()),
          requiredClaims: ['exp', 'iat', 'oid', 'tid', 'scp'],
        });
        if (!config.signInClients.includes(clientOf(payload, version))) throw invalid();
        return toPrincipal(payload, tenantId);
      } catch (error) {
        throw asFailure(error);
      }
    },
  };
}

function unverifiedClaims(token: string): JWTPayload {
  try {
    return decodeJwt(token);
  } catch {
    throw invalid();
  }
}

function toPrincipal(payload: JWTPayload, tenantId: string): Principal {
  const objectId = lowerCase(payload.oid);
  if (objectId === undefined || !isOnBehalfOfPerson(payload)) throw invalid();
  const name = typeof payload.name === 'string' ? payload.name.trim().slice(0, MAX_NAME_CHARS) : '';
  return { tenantId, objectId, name };
}

/**
 * Tokens that an application gets for itself have an `oid` too, and ID tokens the app's audience; neither has a scope.
 * `idtyp` is there only if the registration asks for it.
 */
function isOnBehalfOfPerson({ scp, idtyp }: JWTPayload): boolean {
  return idtyp !== 'app' && typeof scp === 'string' && scp.split(' ').includes(SIGN_IN_SCOPE);
}

/** The application that asked for the token: a person may have let many of them act in their name. */
function clientOf({ azp, appid }: JWTPayload, version: TokenVersion): string {
  return lowerCase(version === '1.0' ? appid : azp) ?? '';
}

const lowerCase = (claim: unknown): string | undefined =>
  typeof claim === 'string' && claim !== '' ? claim.toLowerCase() : undefined;

function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof errors.JWTExpired) return new Failure('token_expired', 'The sign-in has expired.');
  // Thrown when the keys cannot be had, by jose or by fetch; everything else is the token's own fault.
  if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) return unavailable();
  if (error instanceof errors.JWKSInvalid || error.code === 'ERR_JOSE_GENERIC') return unavailable();
  return invalid();
}

const invalid = (): Failure => new Failure('not_signed_in', 'The sign-in is not valid here.');
const unavailable = (): Failure =>
  new Failure('directory_unavailable', 'The sign-in service gives no answer.', { retryAfterS: 5 });
