import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import type { IClient, ISequencedDocumentMessage } from '@fluidframework/protocol-definitions';
import { LocalOrderer } from '@fluidframework/server-memory-orderer';
import {
  BoxcarType,
  type CheckpointService,
  type ICheckpointRepository,
  type IContext,
  type IDatabaseManager,
  type IDocumentRepository,
  type IDocumentStorage,
  type ILogger,
  type IOrdererConnection,
  type IWebSocket,
  RawOperationType,
  SequencedOperationType,
} from '@fluidframework/server-services-core';
import { gitManagerOf } from '../git/historian.ts';
import type { AcceptsTreeSchema, DocumentGuard } from '../operations/documentGuard.ts';
import type { CheckpointPart, RelayStore } from '../store/port.ts';
import { DurableBroadcast, type EmitToRoom } from './broadcast.ts';
import { FirstFailure } from './firstFailure.ts';
import { readLog } from './logReader.ts';
import { OpLog } from './opLog.ts';
import { ordererSetup } from './ordererSetup.ts';
import { orderingConfig } from './orderingConfig.ts';
import { REPLAY_OFFSET, type Recovered, recoverDocument } from './recoverDocument.ts';
import { answerTo, serviceMessage } from './serviceMessages.ts';

export interface PipelineOptions {
  readonly store: RelayStore;
  readonly tenantId: string;
  readonly documentId: string;
  readonly emit: EmitToRoom;
  readonly now: () => number;
  readonly opBytes: number;
  /** The blobs of one summary. */
  readonly summaryBytes: number;
  readonly acceptsTreeSchema: AcceptsTreeSchema;
  /** Operations since the last summary. */
  readonly logBytes: number;
  readonly startMark?: string | undefined;
  readonly onAppended: (ops: readonly ISequencedDocumentMessage[], ms: number) => void;
  /** Work goes on: the next checkpoint, or recovery, makes up for it. */
  readonly onCheckpointFailed: (part: CheckpointPart, error: unknown) => void;
  /** Called once, at the first error in any part: the pipeline must be closed, and may be loaded again. */
  readonly onFailure: (error: unknown) => void;
}

export interface LoadReport {
  /** Operations after the ordering checkpoint. */
  readonly tail: number;
  /** Operations fed to the summary lambda. */
  readonly replayed: number;
  readonly ghosts: number;
}

const DRAIN_POLL_MS = 10;
const QUIET_POLLS = 3;

/**
 * One loaded document: the official in-memory orderer with its lambdas, recovered from the log before a client is connected, and
 * gated so that nothing leaves before it is on disk.
 */
export class Pipeline {
  readonly report: LoadReport;
  readonly log: OpLog;
  readonly guard: DocumentGuard;
  readonly #options: PipelineOptions;
  readonly #orderer: LocalOrderer;

  static async load(options: PipelineOptions): Promise<Pipeline> {
    const recovered = await recoverDocument(options);
    const { guard, last } = recovered;
    const log = new OpLog(options.store, options.documentId, last, (ops, ms) => {
      for (const op of ops) guard.sequenced(op);
      options.onAppended(ops, ms);
    });
    const failure = new FirstFailure(options.onFailure);
    const orderer = await startOrderer(options, recovered, log, failure);
    try {
      const replayed = await failure.or(replay(options, orderer, recovered.scribe.sequenceNumber));
      const report = { tail: recovered.tail, replayed, ghosts: recovered.ghosts.length };
      const pipeline = new Pipeline(options, orderer, log, guard, report);
      await pipeline.#settleAccounts(recovered);
      await failure.loaded();
      return pipeline;
    } catch (error) {
      await orderer.close();
      await log.close();
      throw error;
    }
  }

  private constructor(
    options: PipelineOptions,
    orderer: LocalOrderer,
    log: OpLog,
    guard: DocumentGuard,
    report: LoadReport,
  ) {
    this.#options = options;
    this.#orderer = orderer;
    this.log = log;
    this.guard = guard;
    this.report = report;
  }

  connect(socket: IWebSocket, clientId: string, client: IClient): Promise<IOrdererConnection> {
    return this.#orderer.connect(socket, clientId, client);
  }

  /** Waits, at most so long, until what came in has been sequenced and written. */
  async drain(withinMs: number): Promise<void> {
    const deadline = performance.now() + withinMs;
    for (let quiet = 0; quiet < QUIET_POLLS && performance.now() < deadline; ) {
      quiet = this.log.settled && !this.#orderer.hasPendingWork() ? quiet + 1 : 0;
      await delay(DRAIN_POLL_MS);
    }
  }

  async close(): Promise<void> {
    await this.#orderer.close();
    await this.log.close();
  }

  /** What the end of the last process left open: clients that never left, and summaries that never got an answer. */
  async #settleAccounts({ ghosts, openSummaries, head }: Recovered): Promise<void> {
    const messages = [
      ...openSummaries.map((proposal) => answerTo(proposal, head)),
      ...ghosts.map((clientId) => serviceMessage('leave', clientId)),
    ];
    if (messages.length === 0) return;
    const { tenantId, documentId, now } = this.#options;
    const contents = messages.map((operation) => ({
      clientId: null,
      documentId,
      tenantId,
      timestamp: now(),
      type: RawOperationType,
      operation,
    }));
    await this.#orderer.rawDeltasKafka.send([{ contents, documentId, tenantId, type: BoxcarType }], tenantId);
  }
}

async function startOrderer(
  options: PipelineOptions,
  recovered: Recovered,
  log: OpLog,
  failure: FirstFailure,
): Promise<LocalOrderer> {
  const { store, tenantId, documentId, emit, now, opBytes, summaryBytes, onCheckpointFailed } = options;
  const { document, head } = recovered;
  const context = (): IContext => ({
    log: undefined,
    checkpoint: () => undefined,
    resume: () => undefined,
    pause: (_offset, reason) => failure.report(reason),
    error: (error) => failure.report(error),
  });
  const orderer = await LocalOrderer.load(
    unusedBySetup<IDocumentStorage>(),
    unusedBySetup<IDatabaseManager>(),
    tenantId,
    documentId,
    unusedBySetup<ILogger>(),
    unusedBySetup<IDocumentRepository>(),
    unusedBySetup<ICheckpointRepository>(),
    unusedBySetup<ICheckpointRepository>(),
    unusedBySetup<CheckpointService>(),
    unusedBySetup<CheckpointService>(),
    gitManagerOf(store, documentId, now, summaryBytes),
    ordererSetup({ store, log, document, protocolHead: head.sequenceNumber, onCheckpointFailed }),
    new DurableBroadcast(log, emit),
    context(),
    context(),
    context(),
    context(),
    context(),
    orderingConfig(opBytes),
  );
  await failure.or(lambdasStarted(orderer));
  return orderer;
}

/** The loader takes these only to build a default setup; the relay gives it one of its own. */
function unusedBySetup<T>(): T {
  return undefined as T;
}

async function lambdasStarted(orderer: LocalOrderer): Promise<void> {
  const { deliLambda, scribeLambda, scriptoriumLambda, broadcasterLambda } = orderer;
  await Promise.all(
    [deliLambda, scribeLambda, scriptoriumLambda, broadcasterLambda].map((controller) =>
      controller?.state === 'created'
        ? new Promise<void>((resolve) => {
            controller.once('started', () => resolve());
          })
        : undefined,
    ),
  );
}

/** Brings the summary lambda from its protocol state to the end of the log. Returns how many operations that took. */
async function replay(
  { store, tenantId, documentId }: PipelineOptions,
  orderer: LocalOrderer,
  after: number,
): Promise<number> {
  let replayed = 0;
  for await (const page of readLog(store, documentId, after)) {
    const contents = page.map((operation) => ({
      type: SequencedOperationType,
      tenantId,
      documentId,
      // Proposals from before the restart are answered apart; here they must not be stored a second time.
      operation:
        operation.type === 'summarize' ? { ...operation, serverMetadata: { deliAcked: true } } : operation,
    }));
    replayed += page.length;
    const value = { type: BoxcarType, tenantId, documentId, contents } as unknown as string;
    await orderer.scribeLambda?.lambda?.handler({
      offset: REPLAY_OFFSET + replayed,
      partition: 0,
      topic: '',
      value,
    });
    await nextTurn();
  }
  return replayed;
}
