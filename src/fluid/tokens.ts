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
  const kept = new Map<string, FluidToken>();
  const underWay = new Map<string, Promise<FluidToken>>();

  /** Under way no longer by the time that anybody has its answer, which may be refused at once. */
  const ask = async (documentId: string): Promise<FluidToken> => {
    try {
      const token = await fetchToken(documentId === '' ? undefined : documentId);
      kept.set(documentId, token);
      return token;
    } finally {
      underWay.delete(documentId);
    }
  };

  const provide = async (_tenantId: string, documentId = '', refresh?: boolean): Promise<ITokenResponse> => {
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
