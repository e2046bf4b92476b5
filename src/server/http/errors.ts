import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { SecurityLog } from '../../securityLog/securityLog.ts';
import type { ApiError, ApiErrorCode } from '../../shared/contract/schemas/errors.ts';
import { errorField } from '../errorField.ts';
import { Failure } from '../failure.ts';
import { errorFacts, type Logger } from '../logging.ts';
import { isStorageAway } from '../registry/storageAway.ts';
import { routeOf } from './route.ts';

const STATUS: Readonly<Record<ApiErrorCode, number>> = {
  bad_request: 400,
  not_signed_in: 401,
  token_expired: 401,
  ticket_expired: 401,
  wrong_tenant: 403,
  not_a_member: 403,
  not_found: 404,
  unknown_address: 404,
  session_ended: 409,
  document_taken: 409,
  version_conflict: 409,
  too_many_decks: 409,
  too_few: 409,
  not_allowed: 403,
  channel_not_supported: 403,
  already_answered: 409,
  too_large: 413,
  bad_deck: 422,
  too_many_requests: 429,
  internal: 500,
  directory_refused: 502,
  directory_unavailable: 503,
  storage_unavailable: 503,
};

/** Refusals that the security log records; an expired token is not one. */
const TOLD_OF: ReadonlySet<ApiErrorCode> = new Set(['not_signed_in', 'wrong_tenant', 'not_a_member']);

/** Nothing answers at this address. */
export const notFound: RequestHandler = ({ path }) => {
  // Pages that were opened before an update ask for what the newer server does not know.
  throw new Failure(
    path.startsWith('/api/') ? 'unknown_address' : 'not_found',
    'There is nothing at this address.',
  );
};

/** Answers every refusal as JSON. Unhandled errors are logged, and answered as `internal`. */
export function answerErrors(logger: Logger, securityLog: SecurityLog): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const failure = asFailure(error);
    if (failure && TOLD_OF.has(failure.code)) {
      const { code } = failure;
      const { actor } = response.locals;
      const route = `${request.method} ${routeOf(request)}`;
      securityLog.record({ event: 'request', result: 'refused', code, route, ...(actor && { actor }) });
    }
    if (!failure || failure.code === 'storage_unavailable')
      logger.error({ requestId: response.locals.requestId, error: errorFacts(error) }, 'unhandled error');
    // Half an answer cannot be taken back: Express ends the connection.
    if (response.headersSent) return next(error);
    refuse(response, failure ?? new Failure('internal', 'Something went wrong on the server.'));
  };
}

function refuse(response: Response, { code, message, retryAfterS, faults }: Failure): void {
  response.locals.code = code;
  if (retryAfterS !== undefined) response.setHeader('Retry-After', retryAfterS);
  const status = STATUS[code];
  if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  response.setHeader('Cache-Control', 'no-store');
  const body: ApiError = { error: { code, message, ...(faults && { faults }) } };
  response.status(status).json(body);
}

function asFailure(error: unknown): Failure | undefined {
  if (error instanceof Failure) return error;
  if (isStorageAway(error)) {
    return new Failure('storage_unavailable', 'What is kept cannot be reached now.', { retryAfterS: 5 });
  }
  // Express's own refusals: bodies that are too large or no JSON, paths that cannot be decoded.
  const status = errorField(error, 'status');
  if (status === 413) return new Failure('too_large', 'The request is too large.');
  if (status === 404) return new Failure('not_found', 'There is nothing at this address.');
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new Failure('bad_request', 'The request cannot be read.');
  }
  return undefined;
}
