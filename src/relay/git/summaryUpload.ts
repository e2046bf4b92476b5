import { RelayError } from '../errors.ts';
import { isRecord } from '../json.ts';
import type { ObjectSpace } from './objectSpace.ts';
import { encodeTree, type TreeEntry } from './objects.ts';

const MODE = { blob: '100644', tree: '040000', commit: '160000' } as const;
const DEPTH_MAX = 100;
const PATH_MAX = 1_000;

/**
 * Stages the tree of a whole-summary upload and returns its hash. `entries` come from the wire and may be anything:
 * `{path, type, value}` for new parts, `{path, type, id}` for parts of an earlier summary.
 */
export async function stageSummaryTree(space: ObjectSpace, entries: unknown, depth = 0): Promise<string> {
  if (entries !== undefined && !Array.isArray(entries)) throw malformed();
  if (depth > DEPTH_MAX) throw malformed();
  const staged: TreeEntry[] = [];
  for (const entry of entries ?? []) staged.push(await stageEntry(space, entry, depth));
  if (new Set(staged.map((entry) => entry.path)).size !== staged.length) throw malformed();
  return space.stage(encodeTree(staged));
}

async function stageEntry(space: ObjectSpace, entry: unknown, depth: number): Promise<TreeEntry> {
  if (!isRecord(entry) || typeof entry.path !== 'string' || !isPath(entry.path)) throw malformed();
  const { path, type, id, value } = entry;
  if (type !== 'blob' && type !== 'tree' && type !== 'commit') throw malformed();
  const as = (sha: string): TreeEntry => ({ path, type, mode: MODE[type], sha });
  if (typeof id === 'string') return as(await space.resolveHandle(id));
  if (!isRecord(value)) throw malformed();
  if (type === 'tree') return as(await stageSummaryTree(space, value.entries, depth + 1));
  if (type === 'blob') return as(space.stageBlob(decodeContent(value.content, value.encoding)));
  throw malformed();
}

/** Blob contents as they come over the wire. */
export function decodeContent(content: unknown, encoding: unknown): Buffer {
  if (typeof content !== 'string' || (encoding !== 'utf-8' && encoding !== 'base64')) throw malformed();
  return Buffer.from(content, encoding);
}

const isPath = (path: string): boolean => path.length > 0 && path.length <= PATH_MAX && !path.includes('/');

const malformed = (): RelayError => new RelayError('request/invalid', 'The summary is malformed.');
