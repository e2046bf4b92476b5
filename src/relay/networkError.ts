import { isNetworkError, NetworkError } from '@fluidframework/server-services-client';
import { RelayError } from './errors.ts';

/** A relay error as the official code and Fluid's clients know it. Anything unknown becomes a plain 500. */
export function toNetworkError(error: unknown): NetworkError {
  if (isNetworkError(error)) return error;
  if (error instanceof RelayError) {
    const { status, message, retryAfterMs } = error;
    return new NetworkError(status, message, retryAfterMs !== undefined, false, retryAfterMs);
  }
  return new NetworkError(500, 'The service failed.');
}
