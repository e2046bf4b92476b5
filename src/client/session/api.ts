/** The app's server as the page calls it. Every refusal becomes an {@link ApiFailure} with the contract's code. */
import {
  API_PATHS,
  type ApiError,
  type ApiErrorCode,
  type DeckSummary,
  type FluidTokenReply,
  type RegisterDocumentReply,
  type SessionSummary,
  type SessionView,
  type ViewingTicketReply,
} from '../../shared/api.ts';

/** An answer that takes longer than this is treated as a lost connection. */
const ANSWER_TIMEOUT_MS = 15_000;

export type FailureCode = ApiErrorCode | 'offline';

export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  readonly code: FailureCode;

  constructor(code: FailureCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** The value of the Authorization header, or undefined if there is nobody to speak for. `fresh` after an expiry. */
export type Authorize = (fresh: boolean) => Promise<string | undefined>;

export interface Api {
  openSession(meetingId: string, beginNew: boolean): Promise<SessionView>;
  viewSession(): Promise<SessionView>;
  listSessions(meetingId: string): Promise<readonly SessionSummary[]>;
  registerDocument(sessionId: string, documentId: string): Promise<RegisterDocumentReply>;
  fluidToken(sessionId: string, documentId: string | undefined): Promise<FluidTokenReply>;
  endSession(sessionId: string): Promise<SessionSummary>;
  viewingTicket(sessionId: string): Promise<ViewingTicketReply>;
  listDecks(): Promise<readonly DeckSummary[]>;
  /** As `decks/*.json` has it; the server has checked it. */
  deck(id: string): Promise<unknown>;
}

export function createApi(authorize: Authorize, request: typeof fetch = fetch): Api {
  const call = async <T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> => {
    try {
      return await send<T>(request, method, path, body, await authorize(false));
    } catch (error) {
      if (!(error instanceof ApiFailure && error.code === 'token_expired')) throw error;
      return await send<T>(request, method, path, body, await authorize(true));
    }
  };
  const at = (path: string, id: string) => path.replace(':id', encodeURIComponent(id));

  return {
    openSession: (meetingId, beginNew) => call('POST', API_PATHS.openSession, { meetingId, beginNew }),
    viewSession: () => call('POST', API_PATHS.viewSession, {}),
    listSessions: (meetingId) =>
      call('GET', `${API_PATHS.listSessions}?meetingId=${encodeURIComponent(meetingId)}`),
    registerDocument: (sessionId, documentId) =>
      call('POST', at(API_PATHS.registerDocument, sessionId), { documentId }),
    fluidToken: (sessionId, documentId) =>
      call('POST', at(API_PATHS.fluidToken, sessionId), documentId === undefined ? {} : { documentId }),
    endSession: (sessionId) => call('POST', at(API_PATHS.endSession, sessionId), {}),
    viewingTicket: (sessionId) => call('POST', at(API_PATHS.viewingTicket, sessionId), {}),
    listDecks: () => call('GET', API_PATHS.listDecks),
    deck: (id) => call('GET', at(API_PATHS.deck, id)),
  };
}

async function send<T>(
  request: typeof fetch,
  method: string,
  path: string,
  body: unknown,
  authorization: string | undefined,
): Promise<T> {
  let response: Response;
  try {
    response = await request(path, {
      method,
      headers: {
        ...(authorization === undefined ? {} : { authorization }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    });
  } catch {
    throw new ApiFailure('offline', 'no answer from the app server');
  }
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok && answer !== undefined) return answer as T;
  // A gateway in between answers for a server that is away.
  if (!isApiError(answer))
    throw new ApiFailure(response.status >= 500 ? 'offline' : 'internal', `HTTP ${response.status}`);
  throw new ApiFailure(answer.error.code, answer.error.message);
}

function isApiError(answer: unknown): answer is ApiError {
  if (typeof answer !== 'object' || answer === null || !('error' in answer)) return false;
  const { error } = answer;
  return typeof error === 'object' && error !== null && 'code' in error && 'message' in error;
}
