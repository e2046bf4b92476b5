/** The app's server as the page calls it. Every refusal becomes an {@link ApiFailure} with the contract's code. */
import {
  API_PATHS,
  type ApiError,
  type ApiErrorCode,
  type ChangeRoleRequest,
  type DeckFault,
  type DeckSummary,
  type DeleteReply,
  type DocumentKind,
  type FluidTokenReply,
  type NamesReply,
  type PollAnswerRequest,
  type PollView,
  type RegisterDocumentReply,
  type ReleasedWords,
  type SessionRoles,
  type SessionSummary,
  type SessionView,
  type TimeReply,
  type ViewingTicketReply,
  type WaitingWords,
} from '../../shared/api.ts';
import { noteRefusal } from './lastRefusal.ts';

/** An answer that takes longer than this is treated as a lost connection. */
const ANSWER_TIMEOUT_MS = 15_000;

/** `no_consent`: the host may not tell the app who somebody is. */
export type FailureCode = ApiErrorCode | 'offline' | 'no_consent';

export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  readonly code: FailureCode;
  /** With `bad_deck`: what the server finds wrong with it. */
  readonly faults: readonly DeckFault[];

  constructor(code: FailureCode, message: string, faults: readonly DeckFault[] = []) {
    super(message);
    this.code = code;
    this.faults = faults;
  }
}

/** The value of the Authorization header, or undefined if there is nobody to speak for. `fresh` after an expiry. */
export type Authorize = (fresh: boolean) => Promise<string | undefined>;

/** Asks the server; a token that has expired is renewed once. */
export type Call = <T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) => Promise<T>;

export interface Api {
  /** For parts of the page that are loaded late and bring their calls with them. */
  readonly call: Call;
  openSession(meetingId: string, beginNew: boolean): Promise<SessionView>;
  viewSession(): Promise<SessionView>;
  listSessions(meetingId: string): Promise<readonly SessionSummary[]>;
  session(sessionId: string): Promise<SessionView>;
  /** The kind is `table` unless it is said. */
  registerDocument(
    sessionId: string,
    documentId: string,
    kind?: DocumentKind,
  ): Promise<RegisterDocumentReply>;
  fluidToken(
    sessionId: string,
    documentId: string | undefined,
    kind?: DocumentKind,
  ): Promise<FluidTokenReply>;
  endSession(sessionId: string): Promise<SessionSummary>;
  reopenSession(sessionId: string): Promise<SessionSummary>;
  deleteSession(sessionId: string): Promise<DeleteReply>;
  viewingTicket(sessionId: string): Promise<ViewingTicketReply>;
  endViewing(sessionId: string, ticket: string): Promise<void>;
  endViewings(sessionId: string): Promise<void>;
  recapTicket(sessionId: string): Promise<ViewingTicketReply>;
  listDecks(): Promise<readonly DeckSummary[]>;
  /** As `decks/*.json` has it; the server has checked it. */
  deck(id: string): Promise<unknown>;
  time(): Promise<TimeReply>;
  roles(sessionId: string): Promise<SessionRoles>;
  claimRoles(sessionId: string): Promise<SessionRoles>;
  changeRole(sessionId: string, change: ChangeRoleRequest): Promise<SessionRoles>;
  names(sessionId: string, participants: readonly string[]): Promise<NamesReply>;
  poll(sessionId: string, pollId: string): Promise<PollView>;
  answerPoll(sessionId: string, pollId: string, answer: PollAnswerRequest['answer']): Promise<PollView>;
  revealPoll(sessionId: string, pollId: string): Promise<PollView>;
  waitingWords(sessionId: string, roundId: string): Promise<WaitingWords>;
  addWord(sessionId: string, roundId: string, text: string): Promise<WaitingWords>;
  releaseWords(sessionId: string, roundId: string): Promise<ReleasedWords>;
  receivedWords(sessionId: string, roundId: string, ids: readonly string[]): Promise<WaitingWords>;
}

export function createApi(authorize: Authorize, request: typeof fetch = fetch): Api {
  const call: Call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    try {
      return await send<T>(request, method, path, body, await authorize(false));
    } catch (error) {
      if (!(error instanceof ApiFailure && error.code === 'token_expired')) throw error;
      return await send<T>(request, method, path, body, await authorize(true));
    }
  };
  const at = (path: string, id: string) => path.replace(':id', encodeURIComponent(id));
  const atPoll = (path: string, id: string, poll: string) =>
    at(path, id).replace(':poll', encodeURIComponent(poll));
  const atRound = (path: string, id: string, round: string) =>
    at(path, id).replace(':round', encodeURIComponent(round));

  return {
    call,
    openSession: (meetingId, beginNew) => call('POST', API_PATHS.openSession, { meetingId, beginNew }),
    viewSession: () => call('POST', API_PATHS.viewSession, {}),
    listSessions: (meetingId) =>
      call('GET', `${API_PATHS.listSessions}?meetingId=${encodeURIComponent(meetingId)}`),
    session: (sessionId) => call('GET', at(API_PATHS.session, sessionId)),
    registerDocument: (sessionId, documentId, kind = 'table') =>
      call('POST', at(API_PATHS.registerDocument, sessionId), { documentId, kind }),
    fluidToken: (sessionId, documentId, kind = 'table') =>
      call('POST', at(API_PATHS.fluidToken, sessionId), {
        kind,
        ...(documentId !== undefined && { documentId }),
      }),
    endSession: (sessionId) => call('POST', at(API_PATHS.endSession, sessionId), {}),
    reopenSession: (sessionId) => call('POST', at(API_PATHS.reopenSession, sessionId), {}),
    deleteSession: (sessionId) => call('DELETE', at(API_PATHS.deleteSession, sessionId)),
    viewingTicket: (sessionId) => call('POST', at(API_PATHS.viewingTicket, sessionId), {}),
    endViewing: async (sessionId, ticket) => {
      await call('POST', at(API_PATHS.endViewing, sessionId), { ticket });
    },
    endViewings: async (sessionId) => {
      await call('DELETE', at(API_PATHS.endViewings, sessionId));
    },
    recapTicket: (sessionId) => call('POST', at(API_PATHS.recapTicket, sessionId), {}),
    listDecks: () => call('GET', API_PATHS.listDecks),
    deck: (id) => call('GET', at(API_PATHS.deck, id)),
    time: () => call('GET', API_PATHS.time),
    roles: (sessionId) => call('GET', at(API_PATHS.roles, sessionId)),
    claimRoles: (sessionId) => call('POST', at(API_PATHS.claimRoles, sessionId), {}),
    changeRole: (sessionId, change) => call('POST', at(API_PATHS.roles, sessionId), change),
    names: (sessionId, participants) => call('POST', at(API_PATHS.names, sessionId), { participants }),
    poll: (sessionId, pollId) => call('GET', atPoll(API_PATHS.poll, sessionId, pollId)),
    answerPoll: (sessionId, pollId, answer) =>
      call('POST', atPoll(API_PATHS.pollAnswers, sessionId, pollId), { answer }),
    revealPoll: (sessionId, pollId) => call('POST', atPoll(API_PATHS.revealPoll, sessionId, pollId), {}),
    waitingWords: (sessionId, roundId) => call('GET', atRound(API_PATHS.words, sessionId, roundId)),
    addWord: (sessionId, roundId, text) =>
      call('POST', atRound(API_PATHS.words, sessionId, roundId), { text }),
    releaseWords: (sessionId, roundId) =>
      call('POST', atRound(API_PATHS.releaseWords, sessionId, roundId), {}),
    receivedWords: (sessionId, roundId, ids) =>
      call('POST', atRound(API_PATHS.receivedWords, sessionId, roundId), { ids }),
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
  noteRefusal(
    isApiError(answer) ? answer.error.code : `HTTP ${response.status}`,
    response.headers.get('x-request-id'),
  );
  // A gateway in between answers for a server that is away.
  if (!isApiError(answer))
    throw new ApiFailure(response.status >= 500 ? 'offline' : 'internal', `HTTP ${response.status}`);
  throw new ApiFailure(answer.error.code, answer.error.message, answer.error.faults);
}

function isApiError(answer: unknown): answer is ApiError {
  if (typeof answer !== 'object' || answer === null || !('error' in answer)) return false;
  const { error } = answer;
  return typeof error === 'object' && error !== null && 'code' in error && 'message' in error;
}
