/** What people are told when they may not. What is not there and what is not theirs is told in the same words. */
import { Failure } from '../failure.ts';

export const notFound = (): Failure =>
  new Failure('not_found', 'There is no such session or document for you.');
export const ended = (): Failure => new Failure('session_ended', 'The session has ended.');
export const taken = (): Failure => new Failure('document_taken', 'There is a document already.');
export const notAllowed = (): Failure => new Failure('not_allowed', 'This is for others to do.');

const RETRY_AFTER_MOVE_S = 2;
/** Throws while the session's documents are being moved: pages ask again by themselves, and find them at their new place. */
export function demandStill({ movingUntilMs = 0 }: { readonly movingUntilMs?: number }, nowMs: number): void {
  if (movingUntilMs > nowMs)
    throw new Failure('storage_unavailable', 'The session is being moved.', {
      retryAfterS: RETRY_AFTER_MOVE_S,
    });
}
