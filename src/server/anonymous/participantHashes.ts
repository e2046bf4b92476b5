import { createHmac, randomBytes } from 'node:crypto';

const KEY_BYTES = 32;

/**
 * Participants of one poll or round, as HMACs under a random key that exists in this object alone: once it is gone, the hashes cannot be
 * matched to people, even with the server's key.
 */
export class ParticipantHashes {
  readonly #key = randomBytes(KEY_BYTES);
  readonly #timesByHash = new Map<string, number>();

  get size(): number {
    return this.#timesByHash.size;
  }

  has(memberId: string): boolean {
    return this.times(memberId) > 0;
  }

  /** How often the participant has taken part. */
  times(memberId: string): number {
    return this.#timesByHash.get(this.hash(memberId)) ?? 0;
  }

  add(memberId: string): void {
    this.#timesByHash.set(this.hash(memberId), this.times(memberId) + 1);
  }

  remove(memberId: string): void {
    this.#timesByHash.delete(this.hash(memberId));
  }

  hash(memberId: string): string {
    return createHmac('sha256', this.#key).update(memberId).digest('base64url');
  }
}
