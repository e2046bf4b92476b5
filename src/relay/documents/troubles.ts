import { describeError, isRelayError, RelayError } from '../errors.ts';

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 15_000;
/** After so long without trouble a document's next error counts as its first. */
const FORGIVE_AFTER_MS = 5 * 60_000;

/**
 * An error of the program itself, and not of the database, that comes at each attempt comes from what is in the document:
 * after some minutes of attempts it is said so, to the people who wait and to the operator, instead of trying for ever.
 */
const STOP_AFTER_UNFORESEEN = 20;

interface Trouble {
  readonly errors: number;
  /** Errors in a row that are none of the relay's own codes. */
  readonly unforeseen: number;
  readonly at: number;
  /** Undefined: never, until the process is started again. */
  readonly openAgainAt: number | undefined;
  readonly error: unknown;
}

/** What is stored is not what was written. */
export function isDamage(error: unknown): boolean {
  return isRelayError(error, 'document/corrupt', 'document/gap');
}

/**
 * Which documents may not be opened at present. Damaged data stops a document for good, with the others going on, and so
 * does an error that nobody foresaw and that never ends; anything else lets it be loaded again after a wait that doubles.
 */
export class Troubles {
  readonly #byDocument = new Map<string, Trouble>();
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
    const unforeseen = isRelayError(error) ? 0 : (recent?.unforeseen ?? 0) + 1;
    const stopped = isDamage(error) || unforeseen >= STOP_AFTER_UNFORESEEN;
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (errors - 1));
    this.#byDocument.set(documentId, {
      errors,
      unforeseen,
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
    return [...this.#byDocument.values()].filter((trouble) => trouble.openAgainAt === undefined).length;
  }

  hasStopped(documentId: string): boolean {
    const trouble = this.#byDocument.get(documentId);
    return trouble !== undefined && trouble.openAgainAt === undefined;
  }

  /** Throws if the document may not be opened now. */
  check(documentId: string): void {
    const trouble = this.#byDocument.get(documentId);
    if (!trouble) return;
    const { openAgainAt, error } = trouble;
    if (openAgainAt === undefined) {
      throw new RelayError('document/stopped', 'The document cannot be used and has been stopped.', {
        cause: error,
      });
    }
    const retryAfterMs = openAgainAt - this.#now();
    if (retryAfterMs <= 0) return;
    // What somebody has to do something about is said as it is.
    if (isRelayError(error, 'store/full'))
      throw new RelayError('store/full', error.message, { retryAfterMs, cause: error });
    throw new RelayError('document/closed', `The document is opened again after ${describeError(error)}.`, {
      retryAfterMs,
    });
  }
}
