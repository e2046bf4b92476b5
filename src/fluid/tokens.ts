/** Tokens for the Fluid service: fetched from the app's server, kept until they are nearly over, renewed when refused. */
import type { ITokenProvider, ITokenResponse } from '@fluidframework/azure-client';

/** Renew before the service would refuse: clocks differ, and a connection lasts a while. */
const RENEW_BEFORE_EXPIRY_MS = 5 * 60_000;

export interface FluidToken {
  readonly token: string;
  /** Milliseconds since the epoch, by the server's clock. */
  readonly expiresAtMs: number;
}

/** Asks the app's server; without a document id for a token to make the session's document. */
export type FetchToken = (documentId: string | undefined) => Promise<FluidToken>;

/**
 * The service's client calls again with `refresh` after a refusal: then the kept token is thrown away, or the container
 * would close for good on an expired one. Simultaneous calls share one request.
 */
export function createTokenProvider(fetchToken: FetchToken, nowMs: () => number): ITokenProvider {
  const kept = new Map<string, Promise<FluidToken>>();

  const request = (documentId: string | undefined): Promise<FluidToken> => {
    const key = documentId ?? '';
    const asked = fetchToken(documentId);
    kept.set(key, asked);
    asked.catch(() => {
      if (kept.get(key) === asked) kept.delete(key);
    });
    return asked;
  };

  const provide = async (
    _tenantId: string,
    documentId?: string,
    refresh?: boolean,
  ): Promise<ITokenResponse> => {
    const id = documentId === '' ? undefined : documentId;
    const asked = kept.get(id ?? '');
    if (asked && !refresh) {
      const known = await asked;
      if (known.expiresAtMs - nowMs() > RENEW_BEFORE_EXPIRY_MS) return { jwt: known.token, fromCache: true };
    }
    return { jwt: (await request(id)).token, fromCache: false };
  };

  return { fetchOrdererToken: provide, fetchStorageToken: provide };
}
