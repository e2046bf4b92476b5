import { DocumentRateLimit, type RateLimitedClient } from '../documentRateLimit.ts';
import type { Rate, RelayLimits } from '../limits.ts';
import { Bucket } from '../throttle.ts';

/** Byte rate limits of documents and of their writers. Each connection has a {@link ByteBudget} of its own. */
export class ByteRates {
  readonly #documents: DocumentRateLimit;
  readonly #perConnection: Rate;
  readonly #now: () => number;

  constructor({ bytesPerConnection, bytesPerDocument }: RelayLimits, now: () => number) {
    this.#documents = new DocumentRateLimit(bytesPerDocument, now);
    this.#perConnection = bytesPerConnection;
    this.#now = now;
  }

  of(sharer: RateLimitedClient): ByteBudget {
    return new ByteBudget(this.#perConnection, (bytes) => this.#documents.take(sharer, bytes), this.#now);
  }
}

/** What one connection may still send: taken from its own rate first, so that what it may not send costs the document nothing. */
export class ByteBudget {
  readonly #connection: Bucket;
  readonly #takeFromDocument: (bytes: number) => number;
  readonly #now: () => number;

  constructor(rate: Rate, takeFromDocument: (bytes: number) => number, now: () => number) {
    this.#connection = new Bucket(rate, now());
    this.#takeFromDocument = takeFromDocument;
    this.#now = now;
  }

  /** Returns 0, or the milliseconds to wait. */
  take(bytes: number): number {
    return this.#connection.take(bytes, this.#now()) || this.#takeFromDocument(bytes);
  }
}
