import type { Network } from '../../shared/clientAddress.ts';

export interface WaitingRoomOptions {
  /** Places for one address; a larger network has so many times as much as it has allowances. */
  readonly perAddress: number;
  /** Places in all. */
  readonly places: number;
}

interface Waiter {
  readonly networks: readonly Network[];
  readonly sendAway: () => void;
}

/**
 * Sockets that have not sent `connect_document` and so have no verified token. They may take only a part of the connection slots;
 * when that part is full, the socket that has waited longest is closed, since an honest client sends its message at once.
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
    if (networks.some(isFull)) return false;
    this.#waiters.set(socket, { networks, sendAway });
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
    const [socket, { sendAway }] = longest;
    this.leave(socket);
    sendAway();
    return true;
  }
}
