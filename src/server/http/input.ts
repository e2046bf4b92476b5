import { z } from 'zod';
import { Failure } from '../failure.ts';

/** Names what is wrong, without repeating what was sent. */
export function read<T>(schema: z.ZodType<T>, input: unknown): T {
  const reading = schema.safeParse(input);
  if (reading.success) return reading.data;
  const fields = reading.error.issues.map(({ path }) => path.join('.') || 'the body');
  throw new Failure('bad_request', `Malformed: ${[...new Set(fields)].join(', ')}.`);
}

const ID = /^[A-Za-z0-9_-]{1,64}$/;

/** Whatever is no id is not there. */
export const sessionId = (param: unknown): string =>
  typeof param === 'string' && ID.test(param) ? param : '';

export const documentId = z.string().regex(/^[A-Za-z0-9_-]{1,128}$/, 'is no document id');
/** A member's pseudonym in a session. */
export const participant = z.string().regex(/^[A-Za-z0-9_-]{22}$/, 'is no participant');
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
export const pollId = z.string().regex(new RegExp(`^(placement|time)-${UUID}$`), 'is no poll');
export const roundId = z.string().regex(ID, 'is no round');
