import type { IDeliState, IScribe } from '@fluidframework/server-services-core';
import { isRelayError, RelayError } from '../errors.ts';
import { ObjectSpace } from '../git/objectSpace.ts';
import { encodeCommit, encodeTree } from '../git/objects.ts';
import { stageSummaryTree } from '../git/summaryUpload.ts';
import { isRecord, type JsonRecord } from '../json.ts';
import type { NewDocument, RelayStore } from '../store/port.ts';

/** The hash chain of operations starts here, as in the official service. */
const INITIAL_HASH = '00000000';

const BLOB = '100644';

export interface NewDocumentRequest {
  readonly id: string;
  readonly now: number;
  /** The body of `POST /documents/<tenant>`: anything. */
  readonly body: unknown;
}

/** Everything a new document consists of, to be written at once. Throws `request/invalid`. */
export async function newDocument(
  store: RelayStore,
  { id, now, body }: NewDocumentRequest,
): Promise<NewDocument> {
  const { summary, sequenceNumber, values } = parseBody(body);
  const space = new ObjectSpace(store, id, () => now);
  const app = await stageSummaryTree(space, summary.entries);
  const head = space.stage(
    encodeCommit({
      tree: space.stage(
        encodeTree([
          ...(await space.entries(app)),
          {
            path: '.protocol',
            type: 'tree',
            mode: '040000',
            sha: stageProtocol(space, sequenceNumber, values),
          },
        ]),
      ),
      parents: [],
      message: 'New document',
      author: { name: 'Relay', email: '', date: new Date(now).toISOString() },
    }),
  );
  await assertWhole(space, head);
  return {
    id,
    createdAt: now,
    deli: JSON.stringify(initialDeli(sequenceNumber, now)),
    scribe: JSON.stringify(initialScribe(sequenceNumber, values, head, now)),
    head,
    floor: sequenceNumber,
    objects: space.staged,
  };
}

/** The first summary must hold every object that it refers to: a missing one would look like damage later. */
async function assertWhole(space: ObjectSpace, head: string): Promise<void> {
  try {
    const entries = await space.walk(head);
    await space.sizesOf(entries.filter(({ type }) => type === 'blob').map(({ sha }) => sha));
  } catch (error) {
    throw isRelayError(error, 'object/unknown') ? invalid() : error;
  }
}

type QuorumValues = IScribe['protocolState']['values'];

function parseBody(body: unknown): { summary: JsonRecord; sequenceNumber: number; values: QuorumValues } {
  if (!isRecord(body) || !isRecord(body.summary)) throw invalid();
  const { summary, sequenceNumber = 0, values = [] } = body;
  if (typeof sequenceNumber !== 'number' || !Number.isSafeInteger(sequenceNumber) || sequenceNumber < 0)
    throw invalid();
  if (!isQuorumValues(values)) throw invalid();
  return { summary, sequenceNumber, values };
}

function isQuorumValues(values: unknown): values is QuorumValues {
  return (
    Array.isArray(values) &&
    values.length <= 1_000 &&
    values.every((v) => Array.isArray(v) && v.length === 2 && typeof v[0] === 'string' && isRecord(v[1]))
  );
}

function stageProtocol(space: ObjectSpace, sequenceNumber: number, values: QuorumValues): string {
  const parts = {
    attributes: { minimumSequenceNumber: sequenceNumber, sequenceNumber },
    quorumMembers: [],
    quorumProposals: [],
    quorumValues: values,
  };
  return space.stage(
    encodeTree(
      Object.entries(parts).map(([path, value]) => ({
        path,
        type: 'blob',
        mode: BLOB,
        sha: space.stageBlob(Buffer.from(JSON.stringify(value))),
      })),
    ),
  );
}

function initialDeli(sequenceNumber: number, now: number): IDeliState {
  return {
    clients: undefined,
    durableSequenceNumber: sequenceNumber,
    expHash1: INITIAL_HASH,
    logOffset: -1,
    sequenceNumber,
    signalClientConnectionNumber: 0,
    lastSentMSN: 0,
    nackMessages: undefined,
    checkpointTimestamp: now,
  };
}

function initialScribe(sequenceNumber: number, values: QuorumValues, head: string, now: number): IScribe {
  return {
    logOffset: -1,
    minimumSequenceNumber: sequenceNumber,
    protocolState: {
      members: [],
      minimumSequenceNumber: sequenceNumber,
      proposals: [],
      sequenceNumber,
      values,
    },
    sequenceNumber,
    lastClientSummaryHead: undefined,
    lastSummarySequenceNumber: 0,
    // The first summary has no acknowledgement; a client that loaded it may still name it as parent.
    validParentSummaries: [head],
    isCorrupt: false,
    protocolHead: undefined,
    checkpointTimestamp: now,
  };
}

const invalid = (): RelayError => new RelayError('request/invalid', 'The new document is malformed.');
