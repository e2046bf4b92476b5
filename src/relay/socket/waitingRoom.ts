/**
 * Sockets that have not said yet which document they want, by address: a token is asked for only then, so without an end to
 * them nobody in particular could hold every place that there is.
 */
export class WaitingRoom<Socket> {
  readonly #perAddress: number;
  readonly #addressOf = new Map<Socket, string>();
  readonly #waiting = new Map<string, number>();

  constructor(perAddress: number) {
    this.#perAddress = perAddress;
  }

  /** False if there is no room for another one from there. */
  enter(socket: Socket, address: string): boolean {
    const before = this.#waiting.get(address) ?? 0;
    if (before >= this.#perAddress) return false;
    this.#addressOf.set(socket, address);
    this.#waiting.set(address, before + 1);
    return true;
  }

  /** It has found its document, or is gone. Leaving twice is not an error. */
  leave(socket: Socket): void {
    const address = this.#addressOf.get(socket);
    if (address === undefined) return;
    this.#addressOf.delete(socket);
    const left = (this.#waiting.get(address) ?? 0) - 1;
    if (left > 0) this.#waiting.set(address, left);
    else this.#waiting.delete(address);
  }
}
