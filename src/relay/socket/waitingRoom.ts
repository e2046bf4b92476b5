import type { Network } from '../../shared/clientAddress.ts';

export interface WaitingRoomOptions {
  /** Places for one address; a larger network has so many times as much as it has allowances. */
  readonly perAddress: number;
  /** Places in all. */
  readonly places: number;
  readonly now: () => number;
}

/** Fluid's clients say which document they want within two round trips; requests in the place of a WebSocket need four. */
const PATIENCE_MS = 3_000;

interface Waiter {
  readonly sinceMs: number;
  readonly networks: readonly Network[];
  readonly sendAway: () => void;
}

/**
 * Sockets that have not sent `connect_document` and so have no verified token. They may take only a part of the connection slots;
 * when that part is full, the socket that has waited longest is closed, since an honest client sends its message at once. An
 * address whose places are taken gets another one for a socket of its own that has said nothing for a while.
 */
export class WaitingRoom<Socket> {
  readonly #options: WaitingRoomOptions;
  /** In the order in which they came. */
  readonly #waiters = new Map<Socket, Waiter>();
  readonly #waiting = new Map<string, number>();

  constructor(options: WaitingRoomOptions) {
    this.#options = options;
  }

  /** False if there is no room for another one from there. */
  enter(socket: Socket, networks: readonly Network[], sendAway: () => void): boolean {
    const { perAddress, places } = this.#options;
    const isFull = ({ name, allowances }: Network): boolean =>
      (this.#waiting.get(name) ?? 0) >= perAddress * allowances;
    for (const network of networks) if (isFull(network) && !this.#sendSilentAway(network)) return false;
    this.#waiters.set(socket, { sinceMs: this.#options.now(), networks, sendAway });
    for (const { name } of networks) this.#waiting.set(name, (this.#waiting.get(name) ?? 0) + 1);
    if (this.#waiters.size > places) this.sendLongestAway();
    return true;
  }

  /** It has found its document, or is gone. Leaving twice is not an error. */
  leave(socket: Socket): void {
    const waiter = this.#waiters.get(socket);
    if (!waiter) return;
    this.#waiters.delete(socket);
    for (const { name } of waiter.networks) {
      const left = (this.#waiting.get(name) ?? 0) - 1;
      if (left > 0) this.#waiting.set(name, left);
      else this.#waiting.delete(name);
    }
  }

  /** False without waiting clients. */
  sendLongestAway(): boolean {
    const [longest] = this.#waiters;
    if (!longest) return false;
    this.#sendAway(...longest);
    return true;
  }

  /** False if none from there has been silent for long. */
  #sendSilentAway({ name }: Network): boolean {
    const silentSinceMs = this.#options.now() - PATIENCE_MS;
    for (const [socket, waiter] of this.#waiters) {
      if (waiter.sinceMs > silentSinceMs) return false;
      if (!waiter.networks.some((network) => network.name === name)) continue;
      this.#sendAway(socket, waiter);
      return true;
    }
    return false;
  }

  #sendAway(socket: Socket, { sendAway }: Waiter): void {
    this.leave(socket);
    sendAway();
  }
}
