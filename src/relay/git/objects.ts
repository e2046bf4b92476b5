import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isRelayError, RelayError } from '../errors.ts';
import type { ObjectKind, StoredObject } from '../store/port.ts';

/** Objects are addressed by the hash of their content, like git's; trees and commits are JSON inside. */

export const SHA_PATTERN = /^[0-9a-f]{40}$/;

const treeEntry = z.object({
  path: z.string().min(1).max(1_000),
  mode: z.string().max(10),
  type: z.enum(['blob', 'tree', 'commit']),
  sha: z.string().regex(SHA_PATTERN),
});
const tree = z.array(treeEntry);
const commit = z.object({
  tree: z.string().regex(SHA_PATTERN),
  parents: z.array(z.string().regex(SHA_PATTERN)),
  message: z.string(),
  author: z.object({ name: z.string(), email: z.string(), date: z.string() }),
});

export type TreeEntry = z.infer<typeof treeEntry>;
export type Commit = z.infer<typeof commit>;

export function objectOf(kind: ObjectKind, data: Uint8Array): StoredObject {
  return { sha: hashOf(kind, data), kind, data };
}

export function encodeTree(entries: readonly TreeEntry[]): StoredObject {
  const sorted = [...entries].sort((a, b) => (a.path < b.path ? -1 : 1));
  return objectOf('tree', Buffer.from(JSON.stringify(sorted)));
}

export function encodeCommit(value: Commit): StoredObject {
  return objectOf('commit', Buffer.from(JSON.stringify(value)));
}

/** Refuses an object whose content is no longer what its name says. */
export function checkObject(object: StoredObject): void {
  if (hashOf(object.kind, object.data) !== object.sha) {
    throw new RelayError('document/corrupt', 'A stored object does not match its hash.');
  }
}

export const decodeTree = (object: StoredObject): TreeEntry[] => decode(object, 'tree', tree);
export const decodeCommit = (object: StoredObject): Commit => decode(object, 'commit', commit);

function decode<T>(object: StoredObject, kind: ObjectKind, schema: z.ZodType<T>): T {
  if (object.kind !== kind) throw notFound(kind);
  try {
    return schema.parse(JSON.parse(Buffer.from(object.data).toString()));
  } catch (error) {
    throw new RelayError('document/corrupt', `A stored ${kind} cannot be read.`, { cause: error });
  }
}

export function notFound(what: string): RelayError {
  return new RelayError('object/unknown', `There is no such ${what}.`);
}

/** For objects that must be there: one that is missing or cannot be read for its size means that the document is damaged. */
export async function damagedIfMissing<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (isRelayError(error, 'object/unknown')) {
      throw new RelayError('document/corrupt', 'A part of the summary is missing.', { cause: error });
    }
    if (isRelayError(error, 'limit/size')) {
      throw new RelayError('document/oversized', error.message, { cause: error });
    }
    throw error;
  }
}

function hashOf(kind: ObjectKind, data: Uint8Array): string {
  return createHash('sha1').update(`${kind} ${data.byteLength}\0`).update(data).digest('hex');
}
