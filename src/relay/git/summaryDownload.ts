import type { ObjectSpace } from './objectSpace.ts';
import { decodeCommit } from './objects.ts';

/** Two parts a client never reads: the service keeps its own state in them. */
const SERVICE_PARTS = ['.serviceProtocol', '.logTail'];

/**
 * A summary as clients load it, all trees and blobs in one: the JSON in parts, so that it is never twice in memory. Throws
 * `object/unknown` if a part is missing.
 */
export async function readSummary(space: ObjectSpace, commit: string): Promise<string[]> {
  decodeCommit(await space.read(commit, 'commit'));
  const entries = (await space.walk(commit)).filter((entry) => !isServicePart(entry.fullPath));
  const tree = {
    id: commit,
    // Clients read the number from the summary's own protocol attributes.
    sequenceNumber: -1,
    entries: entries.map(({ type, fullPath: path, sha }) =>
      type === 'blob' ? { type, path, id: sha } : { type: 'tree', path },
    ),
  };
  const blobs = entries.filter((entry) => entry.type === 'blob').map((entry) => entry.sha);
  const parts = [`{"id":"${commit}","trees":[${JSON.stringify(tree)}],"blobs":[`];
  let separator = '';
  for await (const { sha, data } of space.readEach(blobs)) {
    // Neither base64 nor a hash has anything that JSON writes in another way.
    const content = Buffer.from(data).toString('base64');
    parts.push(
      `${separator}{"id":"${sha}","content":"${content}","encoding":"base64","size":${data.byteLength}}`,
    );
    separator = ',';
  }
  parts.push(']}');
  return parts;
}

const isServicePart = (path: string): boolean => SERVICE_PARTS.includes(path.split('/')[0] ?? '');
