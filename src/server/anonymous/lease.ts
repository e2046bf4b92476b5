/** A server's lease: while it has one, no other server takes its sessions, and it answers what others ask of it. */
import type { OwnershipStore, ServerRecord } from '../registry/ownership.ts';

/** After a crash the others wait as long before they take a session over. */
export const LEASE_MS = 8_000;
const RENEW_EVERY_MS = 2_000;

export class Lease {
  readonly #store: OwnershipStore;
  readonly #server: ServerRecord;
  #renewedAtMs = Number.NEGATIVE_INFINITY;
  #underWay: Promise<void> | undefined;

  constructor(store: OwnershipStore, server: ServerRecord) {
    this.#store = store;
    this.#server = server;
  }

  /** By this machine's clock, and so not to be relied on by others. */
  get isHeld(): boolean {
    return performance.now() - this.#renewedAtMs < LEASE_MS;
  }

  get wasHeld(): boolean {
    return this.#renewedAtMs > Number.NEGATIVE_INFINITY;
  }

  /** Renews it if that is due. */
  async hold(): Promise<void> {
    if (performance.now() - this.#renewedAtMs < RENEW_EVERY_MS) return;
    this.#underWay ??= this.#renew();
    await this.#underWay;
  }

  async #renew(): Promise<void> {
    try {
      const { id, publicKey } = this.#server;
      const atMs = performance.now();
      await this.#store.renew({ id, publicKey }, LEASE_MS);
      this.#renewedAtMs = atMs;
    } finally {
      this.#underWay = undefined;
    }
  }
}
