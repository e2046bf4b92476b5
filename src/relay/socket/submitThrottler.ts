import { type IThrottler, ThrottlingError } from '@fluidframework/server-services-core';
import type { Metrics } from '../../shared/metrics.ts';
import type { Throttle } from '../throttle.ts';
import type { ClientRegistry } from './clientRegistry.ts';

/** Which buckets a submission is taken from: the connection's, and its document's if there is one. */
export interface SubmitBuckets {
  readonly perConnection: Throttle;
  readonly perDocument?: Throttle;
}

/** The official code names submissions `<clientId>_<tenantId>_<what>` and sends the error on as the protocol's 429. */
export class SubmitThrottler implements IThrottler {
  readonly #buckets: SubmitBuckets;
  readonly #clients: ClientRegistry;
  readonly #metrics: Metrics;

  constructor(buckets: SubmitBuckets, clients: ClientRegistry, metrics: Metrics) {
    this.#buckets = buckets;
    this.#clients = clients;
    this.#metrics = metrics;
  }

  incrementCount(id: string, weight = 1): void {
    const clientId = id.split('_')[0] ?? '';
    const waitMs = this.#take(clientId, weight);
    if (waitMs === 0) return;
    this.#metrics.count('relay_throttled_total', 'Requests refused for coming too fast.', { what: 'submit' });
    throw new ThrottlingError('Too much at once', Math.ceil(waitMs / 1000));
  }

  decrementCount(): void {}

  /** What its own connection may not send costs the document nothing, or one sender could silence all others. */
  #take(clientId: string, weight: number): number {
    const { perConnection, perDocument } = this.#buckets;
    const waitMs = perConnection.take(clientId, weight);
    const documentId = this.#clients.documentOf(clientId);
    if (waitMs > 0 || documentId === undefined) return waitMs;
    return perDocument?.take(documentId, weight) ?? 0;
  }
}
