import type { IDocumentMessage, ISequencedDocumentMessage } from '@fluidframework/protocol-definitions';
import { payloadOf } from '../documents/logReader.ts';
import { isRecord } from '../json.ts';
import { BatchIds } from './batchIds.ts';
import { IdSessions } from './idSessions.ts';
import { LogBudget } from './logBudget.ts';
import {
  type EditMessage,
  fault,
  type OpFault,
  type Reading,
  type RuntimeMessage,
  readRuntimeMessage,
} from './runtimeMessage.ts';
import type { SummaryFacts } from './summaryFacts.ts';
import { hasNodeOf } from './treeTypes.ts';
import { type MayUnpack, type Unwrapped, Unwrapper, type WireOp } from './unwrapper.ts';

/** Whether a stored schema is one that this release's documents may have. */
export type AcceptsTreeSchema = (schema: unknown) => boolean;

export interface GuardOptions {
  readonly facts: SummaryFacts;
  readonly acceptsTreeSchema: AcceptsTreeSchema;
  /** Operations since the last summary, in bytes. */
  readonly logBytes: number;
  /** The type of a node that the edit brings in which starts the table, and no edit before it. */
  readonly startMark: string | undefined;
}

/** The first edit with the mark of a start. */
export interface TableStart {
  /** The sender; missing for a start that is in the summary with which the document was loaded. */
  readonly userId?: string;
  /** Milliseconds since 1970; 0 for one in the summary. */
  readonly atMs: number;
}

/** What the service adds to an operation: numbers, hashes, times. Measured: 260 to 340 bytes. */
export const OP_OVERHEAD_BYTES = 320;

/** What an operation takes in the log, in bytes. */
export const storedBytes = ({ contents, metadata }: WireOp): number =>
  OP_OVERHEAD_BYTES +
  Buffer.byteLength(typeof contents === 'string' ? contents : JSON.stringify(contents ?? null)) +
  Buffer.byteLength(JSON.stringify(metadata ?? null));

/**
 * Refuses operations that would break the document for all clients: an operation cannot be taken back, and clients close for good on
 * one that they cannot apply. It validates structure, addresses and numbers, not what an edit means; the rest is found out
 * afterwards, see decision 10.
 */
export class DocumentGuard {
  readonly ids = new IdSessions();
  readonly batches = new BatchIds();
  readonly log: LogBudget;
  readonly acceptsTreeSchema: AcceptsTreeSchema;
  readonly #trees: ReadonlySet<string>;
  readonly #unwrappers = new Map<string, Unwrapper>();
  readonly #users = new Map<string, string>();
  /** The last operation that each proposed summary holds, by the number of the proposal. */
  readonly #proposals = new Map<number, number>();
  readonly #startMark: string | undefined;
  #start: TableStart | undefined;

  constructor({ facts, acceptsTreeSchema, logBytes, startMark }: GuardOptions) {
    this.log = new LogBudget(logBytes);
    this.#trees = facts.trees;
    this.#startMark = startMark;
    if (facts.isStarted) this.#start = { atMs: 0 };
    this.acceptsTreeSchema = acceptsTreeSchema;
    for (const [sessionId, next] of facts.sessions) this.ids.remember(sessionId, next);
  }

  connect(clientId: string, userId: string, mayUnpack?: MayUnpack): ConnectionGuard {
    return new ConnectionGuard(this, clientId, userId, mayUnpack);
  }

  get start(): TableStart | undefined {
    return this.#start;
  }

  hasTree({ store, channel }: EditMessage): boolean {
    return this.#trees.has(`${store}/${channel}`);
  }

  /** Every operation of the log after the summary, in order: those that are found at loading, and each new one. */
  sequenced(op: ISequencedDocumentMessage): void {
    if (op.type === 'join') this.#joined(payloadOf(op));
    else if (op.type === 'leave') this.#left(payloadOf(op), op.sequenceNumber);
    else if (op.clientId !== null) this.#sent(op.clientId, op);
    else if (op.type === 'summaryAck') this.#summarised(payloadOf(op));
    this.batches.forgetBefore(op.minimumSequenceNumber);
  }

  #joined(join: unknown): void {
    if (!isRecord(join) || typeof join.clientId !== 'string' || !isRecord(join.detail)) return;
    const { user } = join.detail;
    const userId = isRecord(user) && typeof user.id === 'string' ? user.id : '';
    this.#users.set(join.clientId, userId);
    this.batches.joined(join.clientId, userId);
  }

  #left(clientId: unknown, sequenceNumber: number): void {
    if (typeof clientId !== 'string') return;
    this.#unwrappers.delete(clientId);
    this.#users.delete(clientId);
    this.batches.left(clientId, sequenceNumber);
  }

  #summarised(ack: unknown): void {
    const proposal = isRecord(ack) && isRecord(ack.summaryProposal) ? ack.summaryProposal : {};
    const through = this.#proposals.get(Number(proposal.summarySequenceNumber));
    if (through === undefined) return;
    this.log.summarised(through);
    for (const [number, last] of this.#proposals) if (last <= through) this.#proposals.delete(number);
  }

  #sent(clientId: string, op: ISequencedDocumentMessage): void {
    let batchId: string | undefined;
    let unpackedBytes = 0;
    if (op.type === 'summarize') this.#proposals.set(op.sequenceNumber, op.referenceSequenceNumber);
    if (op.type === 'op') {
      const unwrapper = this.#unwrappers.get(clientId) ?? new Unwrapper();
      const read = readOp(unwrapper, op as WireOp);
      if (unwrapper.isWaiting) this.#unwrappers.set(clientId, unwrapper);
      else this.#unwrappers.delete(clientId);
      // What is in the log from before is as it is.
      if ('ok' in read) {
        batchId = read.ok.batchId;
        unpackedBytes = read.ok.unpackedBytes;
        for (const message of read.ok.messages) {
          if (message.kind === 'ids') this.ids.sequenced(message, this.#users.get(clientId));
          if (message.kind === 'edit') this.#edited(message, clientId, op.timestamp);
        }
      }
    }
    this.log.add(op.sequenceNumber, this.#users.get(clientId) ?? '', storedBytes(op) + unpackedBytes);
    this.batches.sequenced(clientId, op.clientSequenceNumber, batchId, op.sequenceNumber);
  }

  #edited(edit: EditMessage, clientId: string, atMs: number): void {
    if (this.#start || this.#startMark === undefined) return;
    if (hasNodeOf(this.#startMark, edit.data)) {
      this.#start = { userId: this.#users.get(clientId) ?? '', atMs };
    }
  }
}

/** One connection's operations, as they come in and before they are sequenced. */
export class ConnectionGuard {
  readonly #document: DocumentGuard;
  readonly #clientId: string;
  readonly #userId: string;
  readonly #unwrapper: Unwrapper;
  /** A page has one, for as long as it is open. */
  #sessionId: string | undefined;

  /** `mayUnpack` is asked before each operation that is compressed. */
  constructor(document: DocumentGuard, clientId: string, userId: string, mayUnpack?: MayUnpack) {
    this.#unwrapper = new Unwrapper(mayUnpack);
    this.#document = document;
    this.#clientId = clientId;
    this.#userId = userId;
  }

  /** Why the operation may not be sequenced; a refused client has to reconnect. */
  check(op: IDocumentMessage): OpFault | undefined {
    if (op.type !== 'op') return op.metadata == null && op.compression === undefined ? undefined : 'metadata';
    const read = readOp(this.#unwrapper, op);
    if (!('ok' in read)) return read.fault;
    const { messages, batchId } = read.ok;
    const problem =
      batchId === undefined
        ? undefined
        : this.#document.batches.take(batchId, { clientId: this.#clientId, userId: this.#userId });
    return problem ?? firstFault(messages, (message) => this.#faultOf(message, op.referenceSequenceNumber));
  }

  /** Whether edits have to wait for a summary. Summaries themselves have not. */
  get isLogFull(): boolean {
    return this.#document.log.isFullFor(this.#userId);
  }

  /** The connection is over. */
  close(): void {
    if (this.#sessionId !== undefined) this.#document.ids.forget(this.#sessionId, this);
    this.#document.batches.forgetPending(this.#clientId);
  }

  #faultOf(message: RuntimeMessage, referenceSequenceNumber: number): OpFault | undefined {
    if (message.kind === 'schema') {
      return message.referenceSequenceNumber <= referenceSequenceNumber ? undefined : 'schema';
    }
    this.#sessionId ??= message.sessionId;
    if (message.sessionId !== this.#sessionId) return 'session';
    return message.kind === 'ids' ? this.#faultOfIds(message) : this.#faultOfEdit(message);
  }

  #faultOfIds(message: RuntimeMessage & { kind: 'ids' }): OpFault | undefined {
    const taken = this.#document.ids.take(message, this.#sender);
    return 'ok' in taken ? undefined : taken.fault;
  }

  #faultOfEdit(edit: EditMessage): OpFault | undefined {
    const { ids, acceptsTreeSchema } = this.#document;
    if (!this.#document.hasTree(edit)) return 'address';
    if (!edit.schemas.every((schema) => acceptsTreeSchema(schema))) return 'schema';
    const session = ids.check(edit.sessionId, this.#sender);
    if (!('ok' in session)) return session.fault;
    return -edit.revision < ids.nextOf(session.ok, this.#sender) ? undefined : 'ids';
  }

  get #sender(): { userId: string; connection: object } {
    return { userId: this.#userId, connection: this };
  }
}

interface Read extends Omit<Unwrapped, 'messages'> {
  readonly messages: readonly RuntimeMessage[];
}

function readOp(unwrapper: Unwrapper, op: WireOp): Reading<Read> {
  const unwrapped = unwrapper.unwrap(op);
  if (!('ok' in unwrapped)) return unwrapped;
  const messages: RuntimeMessage[] = [];
  for (const value of unwrapped.ok.messages) {
    const read = readRuntimeMessage(value);
    if (!('ok' in read)) return fault(read.fault);
    messages.push(read.ok);
  }
  const { batchId, unpackedBytes } = unwrapped.ok;
  return { ok: { messages, batchId, unpackedBytes } };
}

function firstFault<T>(items: readonly T[], faultOf: (item: T) => OpFault | undefined): OpFault | undefined {
  for (const item of items) {
    const problem = faultOf(item);
    if (problem) return problem;
  }
  return undefined;
}
