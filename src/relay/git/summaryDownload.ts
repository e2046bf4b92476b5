import type { ObjectSpace } from './objectSpace.ts';
import { decodeCommit } from './objects.ts';

/** A summary as clients load it: all trees and blobs in one answer. */
export interface FlatSummary {
  readonly id: string;
  readonly trees: readonly [
    {
      readonly id: string;
      readonly entries: readonly FlatSummaryEntry[];
      /** Always -1: clients read it from the summary's own protocol attributes. */
      readonly sequenceNumber: number;
    },
  ];
  readonly blobs: readonly FlatSummaryBlob[];
}

type FlatSummaryEntry =
  | { readonly type: 'tree'; readonly path: string }
  | { readonly type: 'blob'; readonly path: string; readonly id: string };

interface FlatSummaryBlob {
  readonly id: string;
  readonly content: string;
  readonly encoding: 'base64';
  readonly size: number;
}

/** Two parts a client never reads: the service keeps its own state in them. */
const SERVICE_PARTS = ['.serviceProtocol', '.logTail'];

/** Throws `document/unknown` if a part is missing. */
export async function readSummary(space: ObjectSpace, commit: string): Promise<FlatSummary> {
  decodeCommit(await space.read(commit, 'commit'));
  const entries = (await space.walk(commit)).filter((entry) => !isServicePart(entry.fullPath));
  const blobs = entries.filter((entry) => entry.type === 'blob');
  const shas = [...new Set(blobs.map((entry) => entry.sha))];
  return {
    id: commit,
    trees: [
      {
        id: commit,
        sequenceNumber: -1,
        entries: entries.map(({ type, fullPath: path, sha }) =>
          type === 'blob' ? { type, path, id: sha } : { type: 'tree', path },
        ),
      },
    ],
    blobs: (await space.readAll(shas)).map(({ sha, data }) => ({
      id: sha,
      content: Buffer.from(data).toString('base64'),
      encoding: 'base64',
      size: data.byteLength,
    })),
  };
}

const isServicePart = (path: string): boolean => SERVICE_PARTS.includes(path.split('/')[0] ?? '');
