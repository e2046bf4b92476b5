import { describeError, isRelayError, RelayError } from '../errors.ts';

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 15_000;
/** After so long without trouble a document's next error counts as its first. */
const FORGIVE_AFTER_MS = 5 * 60_000;

interface Trouble {
  readonly errors: number;
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
 * Which documents may not be opened at present. Damaged data stops a document for good, with the others going on; anything
 * else lets it be loaded again after a wait that doubles.
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
    const errors = before && now - before.at < FORGIVE_AFTER_MS ? before.errors + 1 : 1;
    const damaged = isDamage(error);
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (errors - 1));
    this.#byDocument.set(documentId, {
      errors,
      at: now,
      error,
      openAgainAt: damaged ? undefined : now + wait,
    });
    return damaged;
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
      throw new RelayError('document/stopped', 'The document is damaged and has been stopped.', {
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
