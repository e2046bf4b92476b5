import { isRecord } from '../json.ts';

/**
 * Clients without a person, beyond the places for people: the one that writes summaries, its successor, and those that have
 * not noticed yet that they are elected no more.
 */
const AGENTS_PER_DOCUMENT = 4;

interface Taken {
  people: number;
  agents: number;
}

/**
 * The places at each document. A place is taken in one step, before the official code begins: that code looks how many
 * there are, and adds one only some steps later.
 */
export class Places {
  readonly #people: number;
  readonly #taken = new Map<string, Taken>();

  constructor(people: number) {
    this.#people = people;
  }

  /** Returns what gives the place back (once, however often it is called), or nothing if there is none left. */
  take(documentId: string, kind: keyof Taken): (() => void) | undefined {
    const taken = this.#taken.get(documentId) ?? { people: 0, agents: 0 };
    if (taken[kind] >= (kind === 'people' ? this.#people : AGENTS_PER_DOCUMENT)) return undefined;
    taken[kind] += 1;
    this.#taken.set(documentId, taken);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      taken[kind] -= 1;
      if (taken.people + taken.agents === 0) this.#taken.delete(documentId);
    };
  }
}

/**
 * Whether there is a person behind a client, which says so itself: Fluid's summariser is one of its own, beside its
 * person's.
 */
export function isPerson(client: unknown): boolean {
  const details = isRecord(client) ? client.details : undefined;
  const capabilities = isRecord(details) ? details.capabilities : undefined;
  return !isRecord(capabilities) || capabilities.interactive !== false;
}
