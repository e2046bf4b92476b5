import type { ILocalOrdererSetup } from '@fluidframework/server-memory-orderer';
import {
  CheckpointService,
  type ICheckpointRepository,
  type ICollection,
  type IDocument,
  type IDocumentRepository,
  type ISequencedOperationMessage,
} from '@fluidframework/server-services-core';
import { isRecord, parseJson } from '../json.ts';
import type { CheckpointPart, RelayStore } from '../store/port.ts';
import type { OpLog } from './opLog.ts';

export interface SetupOptions {
  readonly store: RelayStore;
  readonly log: OpLog;
  /** As recovered, not as stored. */
  readonly document: IDocument;
  /** The sequence number of the latest summary. */
  readonly protocolHead: number;
  readonly onCheckpointFailed: (part: CheckpointPart, error: unknown) => void;
}

/** Hands the official in-memory orderer its storage: the store, behind the rule that nothing runs ahead of the log. */
export function ordererSetup(options: SetupOptions): ILocalOrdererSetup {
  const { log, document, protocolHead } = options;
  const repository = checkpointsOnly(options);
  const checkpoints = new CheckpointService(noLocalCheckpoints, repository, false);
  return {
    documentP: async () => ({ value: document, existing: true }),
    documentRepositoryP: async () => repository,
    checkpointServiceP: async () => checkpoints,
    deltaCollectionP: async () => logCollection(log),
    scribeDeltaCollectionP: async () => emptyCollection(),
    protocolHeadP: async () => protocolHead,
    scribeMessagesP: async () => [],
    deliCheckpointRepositoryP: async () => noLocalCheckpoints,
    scribeCheckpointRepositoryP: async () => noLocalCheckpoints,
    documentCollectionP: unused,
  };
}

const PARTS: readonly CheckpointPart[] = ['deli', 'scribe'];

/** Checkpoints are the only thing the lambdas change about a document. */
function checkpointsOnly({ store, log, onCheckpointFailed }: SetupOptions): IDocumentRepository {
  return {
    updateOne: async (filter: { documentId: string }, update: Readonly<Record<string, string>>) => {
      for (const part of PARTS) {
        const state = update[part];
        if (!state) continue;
        try {
          await log.until(sequenceNumberOf(state));
          await store.saveCheckpoint(filter.documentId, part, state);
        } catch (error) {
          // The lambdas swallow this error.
          onCheckpointFailed(part, error);
          throw error;
        }
      }
    },
    readOne: unused,
    deleteOne: unused,
    findOneOrCreate: unused,
    findOneAndUpdate: unused,
    create: unused,
    exists: unused,
  };
}

function sequenceNumberOf(checkpoint: string): number {
  const state = parseJson(checkpoint);
  return isRecord(state) && typeof state.sequenceNumber === 'number'
    ? state.sequenceNumber
    : Number.MAX_SAFE_INTEGER;
}

/** Where scriptorium writes the sequenced operations. */
function logCollection(log: OpLog): ICollection<ISequencedOperationMessage> {
  return collectionWith({
    insertMany: (messages) => log.append(messages.map((message) => message.operation)),
  });
}

/** Scribe keeps no operations of its own: on load it is fed from the log. */
function emptyCollection(): ICollection<ISequencedOperationMessage> {
  return collectionWith({ insertMany: async () => undefined });
}

function collectionWith({
  insertMany,
}: {
  insertMany: (messages: ISequencedOperationMessage[]) => Promise<void>;
}): ICollection<ISequencedOperationMessage> {
  const collection = {
    // Tells the lambda not to retry by itself: the log does, and knows which errors pass.
    retryEnabled: true,
    insertMany,
    deleteMany: async () => undefined,
    find: async () => [],
    findOne: unused,
    findAll: unused,
    findOrCreate: unused,
    findAndUpdate: unused,
    update: unused,
    upsert: unused,
    insertOne: unused,
    deleteOne: unused,
    distinct: unused,
    aggregate: (): never => {
      throw notUsed();
    },
    updateMany: unused,
    createIndex: unused,
    createTTLIndex: unused,
  };
  return collection;
}

const noLocalCheckpoints: ICheckpointRepository = {
  getCheckpoint: unused,
  writeCheckpoint: unused,
  removeServiceCheckpoint: unused,
  deleteCheckpoint: unused,
};

const notUsed = (): Error => new Error('The relay does not offer this part of the database interface.');

async function unused(): Promise<never> {
  throw notUsed();
}
