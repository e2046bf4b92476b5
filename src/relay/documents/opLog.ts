import { setTimeout as delay } from 'node:timers/promises';
import type { ISequencedDocumentMessage } from '@fluidframework/protocol-definitions';
import { isRelayError, RelayError } from '../errors.ts';
import type { RelayStore } from '../store/port.ts';

/** A database that is away this long is worse news than a dropped connection. */
const RETRY_FOR_MS = 60_000;
const RETRY_EVERY_MS = 250;

type Appended = (ops: readonly ISequencedDocumentMessage[], ms: number) => void;

interface Waiter {
  readonly seq: number;
  readonly resolve: () => void;
  readonly reject: (error: RelayError) => void;
}

/**
 * One document's log while the document is loaded: appends in order, and tells when a sequence number is on disk.
 * Nothing may leave the process, and no checkpoint be written, for a number that is not.
 */
export class OpLog {
  readonly #store: RelayStore;
  readonly #documentId: string;
  readonly #onAppended: Appended;
  #accepted: number;
  #durable: number;
  #tail: Promise<void> = Promise.resolve();
  #waiters: Waiter[] = [];
  #closed = false;

  /** `durable`: the last sequence number in the database. */
  constructor(
    store: RelayStore,
    documentId: string,
    durable: number,
    onAppended: Appended = () => undefined,
  ) {
    this.#store = store;
    this.#documentId = documentId;
    this.#onAppended = onAppended;
    this.#accepted = durable;
    this.#durable = durable;
  }

  /** The highest sequence number that is on disk. */
  get durable(): number {
    return this.#durable;
  }

  /** True when nothing is on its way to disk. */
  get settled(): boolean {
    return this.#accepted === this.#durable;
  }

  /** Resolves when the operations are on disk. Any error means: close the document and load it again. */
  async append(ops: readonly ISequencedDocumentMessage[]): Promise<void> {
    this.#assertOpen();
    for (const op of ops) {
      if (op.sequenceNumber !== this.#accepted + 1) {
        throw new RelayError('document/gap', 'The next operation does not follow the last one in the log.');
      }
      this.#accepted = op.sequenceNumber;
    }
    const done = this.#tail.then(() => this.#write(ops));
    this.#tail = done.catch(() => undefined);
    await done;
  }

  /** Resolves when `seq` is on disk; rejects if the document is closed first. */
  until(seq: number): Promise<void> {
    if (seq <= this.#durable) return Promise.resolve();
    return new Promise((resolve, reject) => {
      if (this.#closed) reject(closed());
      else this.#waiters.push({ seq, resolve, reject });
    });
  }

  /** Rejects pending waits: a number that was never written may be given to another operation. */
  async close(): Promise<void> {
    this.#closed = true;
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const { reject } of waiters) reject(closed());
    await this.#tail;
  }

  async #write(ops: readonly ISequencedDocumentMessage[]): Promise<void> {
    const rows = ops.map((op) => ({ seq: op.sequenceNumber, at: op.timestamp, body: JSON.stringify(op) }));
    const start = performance.now();
    for (;;) {
      this.#assertOpen();
      try {
        await this.#store.appendOps(this.#documentId, rows);
        break;
      } catch (error) {
        if (!isRelayError(error, 'store/unavailable') || performance.now() - start > RETRY_FOR_MS)
          throw error;
      }
      await delay(RETRY_EVERY_MS);
    }
    this.#onAppended(ops, performance.now() - start);
    this.#advance(rows.at(-1)?.seq ?? this.#durable);
  }

  #advance(seq: number): void {
    this.#durable = seq;
    const reached = this.#waiters.filter((waiter) => waiter.seq <= seq);
    if (reached.length === 0) return;
    this.#waiters = this.#waiters.filter((waiter) => waiter.seq > seq);
    for (const { resolve } of reached) resolve();
  }

  #assertOpen(): void {
    if (this.#closed) throw closed();
  }
}

const closed = (): RelayError => new RelayError('document/closed', 'The document has been closed.');
