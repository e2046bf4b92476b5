import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ISequencedDocumentMessage } from '@fluidframework/protocol-definitions';
import type { IDeliState, IDocument, IScribe } from '@fluidframework/server-services-core';
import { RelayError } from '../errors.ts';
import { gitManagerOf } from '../git/historian.ts';
import { damagedIfMissing } from '../git/objects.ts';
import { isRecord, parseJson } from '../json.ts';
import { type AcceptsTreeSchema, DocumentGuard } from '../operations/documentGuard.ts';
import { readSummaryFacts } from '../operations/summaryFacts.ts';
import type { RelayStore } from '../store/port.ts';
import { lastSequenceNumber, readLog } from './logReader.ts';
import { OpenSummaries, OrderingState, rewindScribe } from './recovery.ts';

export interface RecoverOptions {
  readonly store: RelayStore;
  readonly tenantId: string;
  readonly documentId: string;
  readonly now: () => number;
  readonly acceptsTreeSchema: AcceptsTreeSchema;
  readonly logBytes: number;
  readonly startMark?: string | undefined;
}

/** Offsets of replayed operations lie below every offset the in-memory queue gives. */
export const REPLAY_OFFSET = -1e12;

/** The latest summary. */
export interface Head {
  readonly commit: string;
  readonly message: string;
  readonly sequenceNumber: number;
}

/** A document as it has to be loaded: the checkpoints brought up to the end of the log. */
export interface Recovered {
  readonly document: IDocument;
  readonly deli: IDeliState;
  readonly scribe: IScribe;
  readonly last: number;
  readonly tail: number;
  readonly ghosts: readonly string[];
  readonly openSummaries: readonly ISequencedDocumentMessage[];
  readonly head: Head;
  /** Knows what is in the summary and in the log after it. */
  readonly guard: DocumentGuard;
}

export async function recoverDocument({
  store,
  tenantId,
  documentId,
  now,
  acceptsTreeSchema,
  logBytes,
  startMark,
}: RecoverOptions): Promise<Recovered> {
  const stored = await store.readDocument(documentId);
  if (!stored) throw new RelayError('document/unknown', 'The document does not exist.');
  const last = await lastSequenceNumber(store, stored);
  const deli = parseCheckpoint<IDeliState>(stored.deli);
  const scribe = rewindScribe(parseCheckpoint<IScribe>(stored.scribe), REPLAY_OFFSET);
  if (deli.sequenceNumber > last || scribe.sequenceNumber > last) {
    throw new RelayError('document/gap', 'A checkpoint is ahead of the log.');
  }
  const head = await damagedIfMissing(readHead(store, documentId, stored.head, now));
  const facts = await damagedIfMissing(readSummaryFacts(store, documentId, head.commit, now, startMark));
  const guard = new DocumentGuard({ facts, acceptsTreeSchema, logBytes, startMark });
  // One operation further back than the checkpoint: its hash and minimum are needed when nothing came after it. And
  // everything clients need after the summary is looked at, so that damage shows now and not in their hands.
  const needed = Math.min(deli.sequenceNumber - 1, scribe.sequenceNumber, head.sequenceNumber);
  const from = Math.max(stored.floor, needed);
  const ordering = new OrderingState(deli);
  const summaries = new OpenSummaries();
  for await (const page of readLog(store, documentId, from)) {
    for (const op of page) {
      ordering.add(op);
      summaries.add(op);
      if (op.sequenceNumber > head.sequenceNumber) guard.sequenced(op);
    }
    // SQLite answers at once: others would wait for the whole log.
    await nextTurn();
  }
  return {
    deli: ordering.state,
    scribe,
    last,
    tail: last - deli.sequenceNumber,
    ghosts: ordering.ghosts,
    openSummaries: summaries.proposals,
    head,
    guard,
    document: {
      version: '0.1',
      createTime: stored.createdAt,
      documentId,
      tenantId,
      session: {
        ordererUrl: '',
        historianUrl: '',
        deltaStreamUrl: '',
        isSessionAlive: true,
        isSessionActive: true,
      },
      deli: JSON.stringify(ordering.state),
      scribe: JSON.stringify(scribe),
    },
  };
}

function parseCheckpoint<T extends { sequenceNumber: number }>(text: string): T {
  const value = parseJson(text);
  if (!isRecord(value) || typeof value.sequenceNumber !== 'number') {
    throw new RelayError('document/corrupt', 'A stored checkpoint cannot be read.');
  }
  return value as unknown as T;
}

async function readHead(
  store: RelayStore,
  documentId: string,
  commit: string,
  now: () => number,
): Promise<Head> {
  const git = gitManagerOf(store, documentId, now);
  const [{ message }, { content }] = await Promise.all([
    git.getCommit(commit),
    git.getContent(commit, '.protocol/attributes'),
  ]);
  const attributes = parseJson(Buffer.from(content, 'base64').toString());
  if (!isRecord(attributes) || typeof attributes.sequenceNumber !== 'number') {
    throw new RelayError('document/corrupt', "The summary's attributes cannot be read.");
  }
  return { commit, message, sequenceNumber: attributes.sequenceNumber };
}
