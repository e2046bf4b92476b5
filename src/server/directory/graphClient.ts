/** GET from Microsoft Graph as the application itself: token, time-outs and patience, nothing about meetings. */
import { z } from 'zod';
import { Failure } from '../failure.ts';
import type { ClientCredential } from '../identity/ownCredentials.ts';
import { createMemory } from '../memory.ts';

const TIMEOUT_MS = 5_000;
const MAX_ATTEMPTS = 3;
const DEFAULT_WAIT_MS = 400;
/** A person waits for the answer: a longer pause is handed on to the page instead. */
const LONGEST_WAIT_MS = 3_000;
/** A token is renewed this long before it ends. */
const TOKEN_MARGIN_MS = 60_000;
const MAX_TENANTS = 100;

const TOKEN_REPLY = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

export interface GraphClientOptions {
  readonly authority: string;
  readonly endpoint: string;
  readonly clientId: string;
  readonly credential: ClientCredential;
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

export interface GraphClient {
  /** `status` is 200, or a 4xx that the caller has to judge. Throws `Failure` when there is no usable answer. */
  get(tenantId: string, address: string): Promise<GraphReply>;
}
export type GraphReply =
  | { readonly status: 200; readonly body: unknown }
  | { readonly status: number; readonly body?: never };

interface Token {
  readonly value: string;
  readonly renewAtMs: number;
}

export function createGraphClient(options: GraphClientOptions): GraphClient {
  const { authority, endpoint, clientId, credential, fetch, now, sleep } = options;
  const tokens = createMemory<Token>(MAX_TENANTS);

  /** Asks again after a lost or overloaded answer, with bounded patience. */
  async function ask(address: string, init: RequestInit): Promise<Response> {
    for (let attempt = 1; ; attempt++) {
      const response = await fetch(address, {
        ...init,
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      }).catch(() => undefined);
      if (response && response.status !== 429 && response.status < 500) return response;
      await response?.body?.cancel();
      const waitMs = retryAfterMs(response, now) ?? DEFAULT_WAIT_MS * attempt;
      if (attempt === MAX_ATTEMPTS || waitMs > LONGEST_WAIT_MS) throw unavailable(waitMs);
      await sleep(waitMs);
    }
  }

  async function requestToken(tenantId: string): Promise<Token> {
    const proof = await credential().catch(() => {
      throw unavailable();
    });
    const response = await ask(`${authority}/${tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        scope: `${endpoint}/.default`,
        ...proof,
      }),
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new Failure('directory_refused', 'The sign-in service does not accept the app’s registration.');
    }
    const reply = TOKEN_REPLY.safeParse(await json(response));
    if (!reply.success) throw unavailable();
    const { access_token, expires_in } = reply.data;
    return { value: access_token, renewAtMs: now() + expires_in * 1000 - TOKEN_MARGIN_MS };
  }

  function tokenFor(tenantId: string): Promise<Token> {
    return tokens.recall(
      tenantId,
      ({ renewAtMs }) => now() < renewAtMs,
      () => requestToken(tenantId),
    );
  }

  return {
    async get(tenantId, address) {
      // The application's token goes to Graph alone, whatever a reply's "next" link says.
      if (!address.startsWith(`${endpoint}/`)) throw unavailable();
      for (let fresh = false; ; fresh = true) {
        const { value } = await tokenFor(tenantId);
        const response = await ask(address, { headers: { authorization: `Bearer ${value}` } });
        if (response.ok) return { status: 200, body: await json(response) };
        await response.body?.cancel();
        if (response.status !== 401 || fresh) return { status: response.status };
        // Withdrawn before its time: one try with a new one.
        tokens.forget(tenantId);
      }
    },
  };
}

/** `Retry-After` in seconds or as a date. */
function retryAfterMs(response: Response | undefined, now: () => number): number | undefined {
  const header = response?.headers.get('retry-after');
  if (!header) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

/** The parser's own error quotes what it read, which may hold names. */
async function json(response: Response): Promise<unknown> {
  return response.json().catch(() => {
    throw unavailable();
  });
}

export function unavailable(waitMs = LONGEST_WAIT_MS): Failure {
  return new Failure('directory_unavailable', 'The directory gives no answer.', {
    retryAfterS: Math.max(1, Math.ceil(waitMs / 1000)),
  });
}
