import { ObjectSpace } from '../git/objectSpace.ts';
import type { TreeEntry } from '../git/objects.ts';
import { isRecord, parseJson } from '../json.ts';
import type { RelayStore } from '../store/port.ts';
import { hasNodeOf } from './treeTypes.ts';

/** What of a summary the relay checks operations against. */
export interface SummaryFacts {
  /** `<data store>/<channel>` of each SharedTree. */
  readonly trees: ReadonlySet<string>;
  /** The first id that each session of the id compressor has not used. */
  readonly sessions: ReadonlyMap<string, number>;
  /** Whether a tree holds the node that a table has from its start on. */
  readonly isStarted: boolean;
}

const TREE_TYPE = 'https://graph.microsoft.com/types/tree';
/** A document of this product has one data store, with the tree and the list of what there is. */
const CHANNELS_MAX = 20;
const SCHEMA_PATH = /^indexes\/Schema\//;
/** Of the id compressor's format; another one is not read. */
const IDS_VERSION = 2;
const BLOB_BYTES_MAX = 4 * 1024 * 1024;

/** Rejects with `document/unknown` if an object of the summary is missing. What is no summary of Fluid's has no facts. */
export async function readSummaryFacts(
  store: RelayStore,
  documentId: string,
  commit: string,
  now: () => number,
  startMark?: string,
): Promise<SummaryFacts> {
  const summary = new Summary(new ObjectSpace(store, documentId, now));
  const root = await summary.entries(commit);
  const trees = await treesIn(summary, root);
  return {
    trees: new Set(trees.map(({ address }) => address)),
    isStarted: startMark !== undefined && (await summary.hasNodeOf(startMark, trees)),
    sessions: sessionsIn(await summary.json(root.get('.idCompressor'))),
  };
}

type Entries = ReadonlyMap<string, TreeEntry>;
const NONE: Entries = new Map();

class Summary {
  readonly #space: ObjectSpace;

  constructor(space: ObjectSpace) {
    this.#space = space;
  }

  async entries(sha: string): Promise<Entries> {
    return new Map((await this.#space.entries(sha)).map((entry) => [entry.path, entry]));
  }

  async below(entry: TreeEntry | undefined): Promise<Entries> {
    return entry?.type === 'tree' ? this.entries(entry.sha) : NONE;
  }

  /** Whether a node of the type is in the trees. Their schemas name everything that may be. */
  async hasNodeOf(type: string, trees: readonly TreeInSummary[]): Promise<boolean> {
    for (const { sha } of trees) {
      const entries = (await this.#space.walk(sha)).filter(
        (entry) => entry.type === 'blob' && !SCHEMA_PATH.test(entry.fullPath),
      );
      for await (const { data } of this.#space.readEach(entries.map((entry) => entry.sha)))
        if (Buffer.from(data).includes(type) && hasNodeOf(type, parseJson(Buffer.from(data).toString())))
          return true;
    }
    return false;
  }

  async json(entry: TreeEntry | undefined): Promise<unknown> {
    if (entry?.type !== 'blob') return undefined;
    const { data } = await this.#space.read(entry.sha, 'blob');
    return data.byteLength > BLOB_BYTES_MAX ? undefined : parseJson(Buffer.from(data).toString());
  }
}

interface TreeInSummary {
  readonly address: string;
  readonly sha: string;
}

async function treesIn(summary: Summary, root: Entries): Promise<TreeInSummary[]> {
  const found: TreeInSummary[] = [];
  for (const [store, inStore] of await channelsOf(summary, root)) {
    for (const [channel, inChannel] of await channelsOf(summary, await summary.below(inStore))) {
      const kind = await summary.json((await summary.below(inChannel)).get('.attributes'));
      if (isRecord(kind) && kind.type === TREE_TYPE)
        found.push({ address: `${store}/${channel}`, sha: inChannel.sha });
    }
  }
  return found;
}

async function channelsOf(summary: Summary, entries: Entries): Promise<Entries> {
  const channels = await summary.below(entries.get('.channels'));
  return channels.size > CHANNELS_MAX ? NONE : channels;
}

/**
 * Numbers of eight bytes: version, whether there is a local session, how many sessions and clusters; then two for each
 * session, its UUID without version and variant; then three for each cluster, its session, capacity and count.
 */
function sessionsIn(serialized: unknown): Map<string, number> {
  const next = new Map<string, number>();
  if (typeof serialized !== 'string') return next;
  const bytes = Buffer.from(serialized, 'base64');
  const numberAt = (i: number): number =>
    i * 8 + 8 <= bytes.length ? bytes.readDoubleLE(i * 8) : Number.NaN;
  const [version, hasLocal, sessions, clusters] = [numberAt(0), numberAt(1), numberAt(2), numberAt(3)];
  const clustersAt = 4 + sessions * 2;
  if (version !== IDS_VERSION || hasLocal !== 0) return next;
  if (bytes.length !== (clustersAt + clusters * 3) * 8) return next;
  const ids = Array.from({ length: sessions }, (_, i) => uuidAt(bytes, (4 + i * 2) * 8));
  for (const id of ids) next.set(id, 1);
  for (let at = clustersAt; at < clustersAt + clusters * 3; at += 3) {
    const id = ids[numberAt(at)];
    if (id !== undefined) next.set(id, (next.get(id) ?? 1) + numberAt(at + 2));
  }
  return next;
}

function uuidAt(bytes: Buffer, at: number): string {
  const number = (bytes.readBigUInt64LE(at + 8) << 64n) | bytes.readBigUInt64LE(at);
  const upper = hex(number >> 74n, 12);
  const middle = hex((number >> 62n) & 0xfffn, 3);
  const lower = hex((2n << 62n) | (number & ((1n << 62n) - 1n)), 16);
  return `${upper.slice(0, 8)}-${upper.slice(8)}-4${middle}-${lower.slice(0, 4)}-${lower.slice(4)}`;
}

const hex = (number: bigint, digits: number): string => number.toString(16).padStart(digits, '0');
