/**
 * The identity that Azure gives to a container app or web app: tokens without a secret of the app's own.
 * https://learn.microsoft.com/azure/container-apps/managed-identity#connect-to-azure-services-in-app-code
 */
export interface ManagedIdentityOptions {
  /** Set by the platform: `IDENTITY_ENDPOINT` and `IDENTITY_HEADER`. */
  readonly endpoint: string;
  readonly header: string;
  /** Which of several assigned identities. */
  readonly clientId?: string;
  readonly fetch: typeof fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface ManagedIdentity {
  /** Rejects with {@link ManagedIdentityError}. */
  tokenFor(resource: string): Promise<string>;
}

/** What the identity can replace: the registration's secret, the database's password. */
export const IDENTITY_USES = ['entra', 'database'] as const;
export type IdentityUse = (typeof IDENTITY_USES)[number];

/** The identity's settings. */
export interface ManagedIdentityConfig {
  readonly endpoint: string;
  /** The platform's own secret. */
  readonly header: string;
  readonly clientId?: string;
  readonly uses: readonly IdentityUse[];
}

/** The environment variables. */
export interface IdentitySettings {
  readonly MANAGED_IDENTITY_FOR: readonly IdentityUse[];
  readonly IDENTITY_ENDPOINT?: string | undefined;
  readonly IDENTITY_HEADER?: string | undefined;
  readonly AZURE_CLIENT_ID?: string | undefined;
}

/** PostgreSQL's resource name at Azure. */
export const DATABASE_RESOURCE = 'https://ossrdbms-aad.database.windows.net';
/** Resource of the token that authenticates an app's registration. */
export const TOKEN_EXCHANGE_RESOURCE = 'api://AzureADTokenExchange';

const API_VERSION = '2019-08-01';
const TIMEOUT_MS = 5_000;
/** The platform keeps tokens for a day and renews them hours before their end. */
const RENEW_BEFORE_END_MS = 5 * 60_000;

/** `code` is for drivers and messages; the message never holds a token. */
export class ManagedIdentityError extends Error {
  readonly code = 'MANAGED_IDENTITY';

  constructor(reason: string) {
    super(`The managed identity got no token: ${reason}.`);
    this.name = 'ManagedIdentityError';
  }
}

interface Token {
  readonly value: string;
  readonly renewAtMs: number;
}

/** Undefined if it is not used, or if Azure has not set what it needs. */
export function managedIdentityIn(settings: IdentitySettings): ManagedIdentityConfig | undefined {
  const { MANAGED_IDENTITY_FOR: uses, IDENTITY_ENDPOINT: endpoint, IDENTITY_HEADER: header } = settings;
  if (uses.length === 0 || endpoint === undefined || header === undefined) return undefined;
  const clientId = settings.AZURE_CLIENT_ID;
  return { uses, endpoint, header, ...(clientId !== undefined && { clientId }) };
}

/** Called for each new connection. Undefined if the password is in the database's URL. */
export function databasePassword(
  config: ManagedIdentityConfig | undefined,
): (() => Promise<string>) | undefined {
  if (!config?.uses.includes('database')) return undefined;
  const identity = createManagedIdentity({ ...config, fetch, now: Date.now });
  return () => identity.tokenFor(DATABASE_RESOURCE);
}

export function createManagedIdentity(options: ManagedIdentityOptions): ManagedIdentity {
  const { endpoint, header, clientId, fetch, now } = options;
  const tokens = new Map<string, Token>();

  async function request(resource: string): Promise<Token> {
    const address = new URL(endpoint);
    address.searchParams.set('api-version', API_VERSION);
    address.searchParams.set('resource', resource);
    if (clientId !== undefined) address.searchParams.set('client_id', clientId);
    const response = await fetch(address, {
      headers: { 'x-identity-header': header },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch(() => {
      throw new ManagedIdentityError('the platform gives no answer');
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new ManagedIdentityError(`the platform answers ${response.status}`);
    }
    return tokenIn(await response.json().catch(() => undefined));
  }

  return {
    async tokenFor(resource) {
      const known = tokens.get(resource);
      if (known && now() < known.renewAtMs) return known.value;
      const fresh = await request(resource);
      tokens.set(resource, fresh);
      return fresh.value;
    },
  };
}

/** `expires_on` is in seconds since 1970, as a number or as digits. */
function tokenIn(reply: unknown): Token {
  const { access_token: value, expires_on } =
    typeof reply === 'object' && reply !== null ? (reply as Record<string, unknown>) : {};
  const endsAtMs = Number(expires_on) * 1000;
  if (typeof value !== 'string' || value === '' || !Number.isFinite(endsAtMs)) {
    throw new ManagedIdentityError('the platform’s answer is not understood');
  }
  return { value, renewAtMs: endsAtMs - RENEW_BEFORE_END_MS };
}
