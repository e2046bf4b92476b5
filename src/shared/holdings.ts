import type { Network } from './clientAddress.ts';

export interface HoldingLimits {
  /** For one person, as a token names them. */
  readonly perUser: number;
  /** For one address; a larger network has so many times as much as it has allowances. */
  readonly perAddress: number;
  readonly inAll: number;
}

export interface Holder {
  readonly userId: string;
  readonly networks: readonly Network[];
}

/** Bytes that are held in memory for requests under way, by whose they are. */
export class Holdings {
  readonly #limits: HoldingLimits;
  readonly #ofUser = new Map<string, number>();
  readonly #ofNetwork = new Map<string, number>();
  #inAll = 0;

  constructor(limits: HoldingLimits) {
    this.#limits = limits;
  }

  /** False, and nothing is held, if it would be too much for one of them. */
  take({ userId, networks }: Holder, bytes: number): boolean {
    const { perUser, perAddress, inAll } = this.#limits;
    const hasRoom =
      (this.#ofUser.get(userId) ?? 0) + bytes <= perUser &&
      networks.every(
        ({ name, allowances }) => (this.#ofNetwork.get(name) ?? 0) + bytes <= perAddress * allowances,
      ) &&
      this.#inAll + bytes <= inAll;
    if (hasRoom) this.#add({ userId, networks }, bytes);
    return hasRoom;
  }

  give(holder: Holder, bytes: number): void {
    this.#add(holder, -bytes);
  }

  #add({ userId, networks }: Holder, bytes: number): void {
    add(this.#ofUser, userId, bytes);
    for (const { name } of networks) add(this.#ofNetwork, name, bytes);
    this.#inAll += bytes;
  }
}

function add(sums: Map<string, number>, key: string, bytes: number): void {
  const sum = (sums.get(key) ?? 0) + bytes;
  if (sum > 0) sums.set(key, sum);
  else sums.delete(key);
}
