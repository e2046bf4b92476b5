/** What Fluid's clients put inside operations, written by hand so that it can be wrong. */

export const SESSION = '5b7e3c1a-91d4-4f6a-8b2e-0c9d7f3a6e15';

/** A document of Fluid's declarative model has one data store and in it this tree. */
export const TREE = { store: 'A', channel: '_C' };

export interface EditWish {
  readonly store?: string;
  readonly channel?: string;
  readonly session?: string;
  readonly change?: unknown;
}

/** An edit that changes nothing. */
export const CHANGE = {
  revision: -1,
  changeset: [{ data: { maxId: 0, changes: [] } }],
  version: 6,
};

export function edit({ store, channel, session = SESSION, change = CHANGE }: EditWish = {}): object {
  const contents = typeof change === 'object' ? { originatorId: session, ...change } : change;
  const content = { address: channel ?? TREE.channel, contents };
  return message('component', { address: store ?? TREE.store, contents: { type: 'op', content } });
}

/** Ids that a session says it has made. */
export function ids(first: number, count: number, session = SESSION, more: object = {}): object {
  return message('idAllocation', {
    sessionId: session,
    ids: {
      firstGenCount: first,
      count,
      requestedClusterSize: 512,
      localIdRanges: [[first, count]],
      ...more,
    },
  });
}

export const message = (type: string, contents?: unknown): object => ({ type, contents });

export const batch = (...messages: readonly unknown[]): object =>
  message(
    'groupedBatch',
    messages.map((contents) => ({ contents })),
  );

/** Directions to whoever puts parts together again. */
export const chunk = (chunkId: number, totalChunks: number, contents: string, more: object = {}): object =>
  message('chunkedOp', { chunkId, totalChunks, contents, ...more });
