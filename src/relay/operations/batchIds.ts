import type { OpFault } from './runtimeMessage.ts';

interface Client {
  readonly userId: string;
  /** The number of its last operation in the log. */
  lastSent: number;
  leftAt: number | undefined;
}

interface Sender {
  readonly clientId: string;
  readonly userId: string;
}

/**
 * A batch that is resent after a reconnect carries its original id, `<client>_[<number>]`. Clients close for good on a duplicate
 * batch, so an id is refused that is in the log, may still arrive, or belongs to another client.
 */
export class BatchIds {
  readonly #clients = new Map<string, Client>();
  /** By sequence number, as long as clients remember them. */
  readonly #sequenced = new Map<string, number>();
  /** Sender by batch id. */
  readonly #pending = new Map<string, string>();

  joined(clientId: string, userId: string): void {
    this.#clients.set(clientId, { userId, lastSent: 0, leftAt: undefined });
  }

  left(clientId: string, sequenceNumber: number): void {
    const client = this.#clients.get(clientId);
    if (client) client.leftAt = sequenceNumber;
    this.forgetPending(clientId);
  }

  take(batchId: string, sender: Sender): OpFault | undefined {
    const end = batchId.lastIndexOf('_');
    const client = this.#clients.get(batchId.slice(0, end));
    const number = Number(batchId.slice(end + 2, -1));
    if (client) {
      const isOwn = client.userId === sender.userId;
      if (!isOwn || client.leftAt === undefined || number <= client.lastSent) return 'batch';
    }
    const pending = this.#pending.get(batchId);
    if (this.#sequenced.has(batchId) || pending !== undefined) return 'batch';
    this.#pending.set(batchId, sender.clientId);
    return undefined;
  }

  sequenced(clientId: string, number: number, batchId: string | undefined, sequenceNumber: number): void {
    const client = this.#clients.get(clientId);
    if (client) client.lastSent = number;
    if (batchId === undefined) return;
    this.#pending.delete(batchId);
    this.#sequenced.set(batchId, sequenceNumber);
  }

  /** What the client sent and what is not in the log will not come any more. */
  forgetPending(clientId: string): void {
    for (const [batchId, by] of this.#pending) if (by === clientId) this.#pending.delete(batchId);
  }

  forgetBefore(minimumSequenceNumber: number): void {
    for (const [batchId, sequenceNumber] of this.#sequenced) {
      if (sequenceNumber >= minimumSequenceNumber) break;
      this.#sequenced.delete(batchId);
    }
    for (const [clientId, { leftAt }] of this.#clients) {
      if (leftAt !== undefined && leftAt < minimumSequenceNumber) this.#clients.delete(clientId);
    }
  }
}
