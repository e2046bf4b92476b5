/** The page's client for the app's server. Every refusal becomes an {@link ApiFailure} with the contract's code. */
import { type Method, methodAndPath, ROUTES, type RouteName } from '../../shared/contract/routes.ts';
import type { Input, PathParams, Reply } from '../../shared/contract/schemas/endpoints.ts';
import type { ApiError, ApiErrorCode, DeckFault } from '../../shared/contract/schemas/errors.ts';
import { noteRefusal } from './lastRefusal.ts';
import { newerRelease } from './newerRelease.ts';

/** An answer that takes longer than this is treated as a lost connection. */
const ANSWER_TIMEOUT_MS = 15_000;

/** `no_consent`: the host may not tell the app who the person is. `newer_version`: the server is of a newer release than the page. */
export type FailureCode =
  | Exclude<ApiErrorCode, 'unknown_address'>
  | 'offline'
  | 'no_consent'
  | 'newer_version';

export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  readonly code: FailureCode;
  /** With `bad_deck`: the faults that the server found. */
  readonly faults: readonly DeckFault[];

  constructor(code: FailureCode, message: string, faults: readonly DeckFault[] = []) {
    super(message);
    this.code = code;
    this.faults = faults;
  }
}

/** Returns the Authorization header, or undefined without an account or ticket. `fresh` after an expiry. */
export type Authorize = (fresh: boolean) => Promise<string | undefined>;

type PathArguments<Names extends readonly string[]> = { readonly [Index in keyof Names]: string };
type InputArgument<Given> = Given extends undefined
  ? []
  : Record<never, never> extends Given
    ? [input?: Given]
    : [input: Given];

/**
 * A call for each endpoint of the contract: the path's parameters in order, then the other input. An expired token is
 * renewed once.
 */
export type Api = {
  readonly [Name in RouteName]: (
    ...said: [...PathArguments<PathParams<Name>>, ...InputArgument<Input<Name>>]
  ) => Promise<Reply<Name>>;
};

export function createApi(authorize: Authorize, request: typeof fetch = fetch): Api {
  const call = async (name: RouteName, said: readonly unknown[]): Promise<unknown> => {
    const asked = requestFor(name, said);
    try {
      return await send(request, asked, await authorize(false));
    } catch (error) {
      if (!(error instanceof ApiFailure && error.code === 'token_expired')) throw error;
      return await send(request, asked, await authorize(true));
    }
  };
  const names = Object.keys(ROUTES) as RouteName[];
  const calls = names.map((name) => [name, (...said: readonly unknown[]) => call(name, said)]);
  return Object.fromEntries(calls) as Api;
}

interface Asked {
  readonly method: Method;
  readonly path: string;
  readonly body?: string;
}

function requestFor(name: RouteName, said: readonly unknown[]): Asked {
  const { method, path: template } = methodAndPath(name);
  const left = [...said];
  const path = template.replace(/:\w+/g, () => encodeURIComponent(String(left.shift())));
  const [input] = left;
  if (method === 'POST' || method === 'PUT') return { method, path, body: JSON.stringify(input ?? {}) };
  const query = new URLSearchParams(
    Object.entries(input ?? {}).map(([key, value]) => [key, String(value)]),
  ).toString();
  return { method, path: query === '' ? path : `${path}?${query}` };
}

async function send(
  request: typeof fetch,
  { method, path, body }: Asked,
  authorization: string | undefined,
): Promise<unknown> {
  let response: Response;
  try {
    response = await request(path, {
      method,
      headers: {
        ...(authorization === undefined ? {} : { authorization }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    });
  } catch {
    throw new ApiFailure('offline', 'no answer from the app server');
  }
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok && answer !== undefined) return answer;
  noteRefusal(
    isApiError(answer) ? answer.error.code : `HTTP ${response.status}`,
    response.headers.get('x-request-id'),
  );
  // The server's refusals are all in the contract: this is a gateway, a filter or a login page in between.
  if (!isApiError(answer)) throw new ApiFailure('offline', `HTTP ${response.status}`);
  const { code, message, faults } = answer.error;
  if (code === 'unknown_address') {
    newerRelease.found();
    throw new ApiFailure('newer_version', message);
  }
  throw new ApiFailure(code, message, faults);
}

function isApiError(answer: unknown): answer is ApiError {
  if (typeof answer !== 'object' || answer === null || !('error' in answer)) return false;
  const { error } = answer;
  return typeof error === 'object' && error !== null && 'code' in error && 'message' in error;
}
