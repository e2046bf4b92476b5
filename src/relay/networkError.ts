import { type InternalErrorCode, isNetworkError, NetworkError } from '@fluidframework/server-services-client';
import { RelayError } from './errors.ts';

/** A relay error as the official code and Fluid's clients know it. Anything unknown becomes a plain 500. */
export function toNetworkError(error: unknown): NetworkError {
  if (isNetworkError(error)) return error;
  if (error instanceof RelayError) {
    const { code, status, message, retryAfterMs } = error;
    const mayRetry = retryAfterMs !== undefined;
    // The official code has two codes of its own and passes any on.
    const passedOn = code as string as InternalErrorCode;
    return new NetworkError(status, message, mayRetry, false, retryAfterMs, undefined, passedOn);
  }
  return new NetworkError(500, 'The service failed.');
}
