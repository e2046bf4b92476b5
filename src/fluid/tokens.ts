/**
 * Tokens for the Fluid service: requested from the app's server, cached until shortly before they expire, renewed
 * when refused.
 */
import type { ITokenProvider, ITokenResponse } from '@fluidframework/azure-client';

/** Renews before the service would refuse: clocks differ, and a connection lasts a while. */
const RENEW_BEFORE_EXPIRY_MS = 5 * 60_000;

export interface FluidToken {
  readonly token: string;
  /** Milliseconds since the epoch, by the server's clock. */
  readonly expiresAtMs: number;
}

/** Requests a token from the app's server; without a document id one to create the session's document. */
export type FetchToken = (documentId: string | undefined) => Promise<FluidToken>;

/**
 * The service's client calls again with `refresh` after a refusal: the cached token is then dropped, or the container
 * would close for good on an expired one. Simultaneous calls share one request. A token to create a document is good
 * for one use, so each call gets its own.
 */
export function createTokenProvider(fetchToken: FetchToken, nowMs: () => number): ITokenProvider {
  const kept = new Map<string, FluidToken>();
  const underWay = new Map<string, Promise<FluidToken>>();

  /** Not shared any more once a caller has the answer, which may be refused at once. */
  const ask = async (documentId: string): Promise<FluidToken> => {
    try {
      const token = await fetchToken(documentId);
      kept.set(documentId, token);
      return token;
    } finally {
      underWay.delete(documentId);
    }
  };

  const provide = async (_tenantId: string, documentId = '', refresh?: boolean): Promise<ITokenResponse> => {
    if (documentId === '') return { jwt: (await fetchToken(undefined)).token, fromCache: false };
    if (refresh) kept.delete(documentId);
    const known = kept.get(documentId);
    if (known && known.expiresAtMs - nowMs() > RENEW_BEFORE_EXPIRY_MS) {
      return { jwt: known.token, fromCache: true };
    }
    const asked = underWay.get(documentId) ?? ask(documentId);
    underWay.set(documentId, asked);
    return { jwt: (await asked).token, fromCache: false };
  };

  return { fetchOrdererToken: provide, fetchStorageToken: provide };
}
