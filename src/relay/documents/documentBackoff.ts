import { describeError, isRelayError, RelayError } from '../errors.ts';

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 15_000;
/** After so long without an error a document's next one counts as its first. */
const FORGIVE_AFTER_MS = 5 * 60_000;

/**
 * A bug that an unchanging document triggers at each attempt, as opposed to an error of the database. After so many in a row, some
 * minutes, the document is stopped, and clients and operator are told.
 */
const STOP_AFTER_UNEXPECTED = 20;

interface DocumentFailure {
  readonly errors: number;
  /** Errors in a row that are none of the relay's own codes. */
  readonly unexpected: number;
  readonly at: number;
  /** Undefined: never, until the process is started again. */
  readonly openAgainAt: number | undefined;
  readonly error: unknown;
}

/** What is stored is not what was written, or cannot be read for its size. */
export function isDamage(error: unknown): boolean {
  return isRelayError(error, 'document/corrupt', 'document/gap', 'document/oversized');
}

/**
 * Backoff for documents that failed. Damaged data stops a document for good, and so does an unexpected error at each attempt;
 * after any other error it may be loaded again after a wait that doubles. Other documents go on.
 */
export class DocumentBackoff {
  readonly #byDocument = new Map<string, DocumentFailure>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Returns true if the document is stopped for good. */
  record(documentId: string, error: unknown): boolean {
    const now = this.#now();
    const before = this.#byDocument.get(documentId);
    const recent = before && now - before.at < FORGIVE_AFTER_MS ? before : undefined;
    const errors = (recent?.errors ?? 0) + 1;
    const unexpected = isRelayError(error) ? 0 : (recent?.unexpected ?? 0) + 1;
    const stopped = isDamage(error) || unexpected >= STOP_AFTER_UNEXPECTED;
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (errors - 1));
    this.#byDocument.set(documentId, {
      errors,
      unexpected,
      at: now,
      error,
      openAgainAt: stopped ? undefined : now + wait,
    });
    return stopped;
  }

  forget(documentId: string): void {
    this.#byDocument.delete(documentId);
  }

  get stopped(): number {
    return [...this.#byDocument.values()].filter((failure) => failure.openAgainAt === undefined).length;
  }

  hasStopped(documentId: string): boolean {
    const failure = this.#byDocument.get(documentId);
    return failure !== undefined && failure.openAgainAt === undefined;
  }

  /** Throws if the document may not be opened now. */
  check(documentId: string): void {
    const failure = this.#byDocument.get(documentId);
    if (!failure) return;
    const { openAgainAt, error } = failure;
    if (openAgainAt === undefined) {
      throw new RelayError('document/stopped', 'The document cannot be used and has been stopped.', {
        cause: error,
      });
    }
    const retryAfterMs = openAgainAt - this.#now();
    if (retryAfterMs <= 0) return;
    // An operator has to make room: clients are told the reason.
    if (isRelayError(error, 'store/full'))
      throw new RelayError('store/full', error.message, { retryAfterMs, cause: error });
    throw new RelayError('document/closed', `The document is opened again after ${describeError(error)}.`, {
      retryAfterMs,
    });
  }
}
