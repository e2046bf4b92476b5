/** What people are told when they may not. What is not there and what is not theirs is told in the same words. */
import { Failure } from '../failure.ts';

export const notFound = (): Failure =>
  new Failure('not_found', 'There is no such session or document for you.');
export const ended = (): Failure => new Failure('session_ended', 'The session has ended.');
export const taken = (): Failure => new Failure('document_taken', 'There is a document already.');
export const notAllowed = (): Failure => new Failure('not_allowed', 'This is for others to do.');
