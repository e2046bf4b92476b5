/** The phone's calls to the server. Every refusal becomes a {@link Refusal} with the contract's code. */
import { methodAndPath, type RouteName } from '../../shared/contract/routes.ts';
import type { Input, Reply } from '../../shared/contract/schemas/endpoints.ts';
import type { ApiErrorCode } from '../../shared/contract/schemas/errors.ts';

/** Longer than the server lets a phone wait for news. */
const ANSWER_TIMEOUT_MS = 20_000;

export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ApiErrorCode | 'offline';
  /** How long the server wants the phone to wait. */
  readonly waitMs: number;

  constructor(code: ApiErrorCode | 'offline', waitMs = 0) {
    super(code);
    this.code = code;
    this.waitMs = waitMs;
  }
}

export interface PhoneApi {
  enter(input: Input<'enterRoom'>): Promise<Reply<'enterRoom'>>;
  see(ticket: string, since: string | undefined): Promise<Reply<'phone'>>;
  leave(ticket: string): Promise<Reply<'leaveRoom'>>;
  contribute(ticket: string, input: Input<'contribute'>): Promise<Reply<'contribute'>>;
  answer(ticket: string, poll: string, input: Input<'answerByPhone'>): Promise<Reply<'answerByPhone'>>;
}

interface Asked {
  readonly name: RouteName;
  readonly ticket?: string;
  readonly body?: unknown;
  readonly change?: (path: string) => string;
}

export function createPhoneApi(request: typeof fetch = fetch): PhoneApi {
  async function ask<T>({ name, ticket, body, change = (path) => path }: Asked): Promise<T> {
    const { method, path } = methodAndPath(name);
    let response: Response;
    try {
      response = await request(change(path), {
        method,
        headers: {
          ...(ticket !== undefined && { authorization: `Phone ${ticket}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
      });
    } catch {
      throw new Refusal('offline');
    }
    const answer = await response.json().catch(() => undefined);
    if (response.ok && answer !== undefined) return answer;
    const waitS = Number(response.headers.get('retry-after') ?? 0);
    // Without a code it is a gateway or a filter in between.
    throw new Refusal(answer?.error?.code ?? 'offline', waitS * 1_000);
  }

  return {
    enter: (body) => ask({ name: 'enterRoom', body }),
    see: (ticket, since) =>
      ask({
        ...{ name: 'phone', ticket },
        change: (path) => (since === undefined ? path : `${path}?since=${encodeURIComponent(since)}`),
      }),
    leave: (ticket) => ask({ name: 'leaveRoom', ticket }),
    contribute: (ticket, body) => ask({ name: 'contribute', ticket, body }),
    answer: (ticket, poll, body) =>
      ask({ name: 'answerByPhone', ticket, body, change: (path) => path.replace(':poll', poll) }),
  };
}
