import { RelayError } from '../errors.ts';
import { isRecord } from '../json.ts';
import { DEPTH_MAX, ENTRIES_MAX, type ObjectSpace } from './objectSpace.ts';
import { encodeTree, type TreeEntry } from './objects.ts';

const MODE = { blob: '100644', tree: '040000', commit: '160000' } as const;
const PATH_MAX = 1_000;

/**
 * Stages the tree of a whole-summary upload and returns its hash. `entries` come from the wire and may be anything:
 * `{path, type, value}` for new parts, `{path, type, id}` for parts of an earlier summary.
 */
export function stageSummaryTree(space: ObjectSpace, entries: unknown): Promise<string> {
  return stageTree({ space, left: ENTRIES_MAX }, entries, 0);
}

interface Upload {
  readonly space: ObjectSpace;
  /** So many more entries. */
  left: number;
}

async function stageTree(upload: Upload, entries: unknown, depth: number): Promise<string> {
  if (entries !== undefined && !Array.isArray(entries)) throw malformed();
  if (depth > DEPTH_MAX) throw malformed();
  upload.left -= entries?.length ?? 0;
  if (upload.left < 0) throw new RelayError('limit/size', 'The summary has too many parts.');
  const { space } = upload;
  const staged: TreeEntry[] = [];
  for (const entry of entries ?? []) staged.push(await stageEntry(upload, entry, depth));
  if (new Set(staged.map((entry) => entry.path)).size !== staged.length) throw malformed();
  return space.stage(encodeTree(staged));
}

async function stageEntry(upload: Upload, entry: unknown, depth: number): Promise<TreeEntry> {
  const { space } = upload;
  if (!isRecord(entry) || typeof entry.path !== 'string' || !isPath(entry.path)) throw malformed();
  const { path, type, id, value } = entry;
  if (type !== 'blob' && type !== 'tree' && type !== 'commit') throw malformed();
  const as = (sha: string): TreeEntry => ({ path, type, mode: MODE[type], sha });
  if (typeof id === 'string') return as(await space.resolveHandle(id));
  if (!isRecord(value)) throw malformed();
  if (type === 'tree') return as(await stageTree(upload, value.entries, depth + 1));
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
