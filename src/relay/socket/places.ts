import { isRecord } from '../json.ts';

/**
 * Clients without a person, beyond the places for people: the one that writes summaries, its successor, and those that have
 * not noticed yet that they are elected no more.
 */
const AGENTS_PER_DOCUMENT = 4;

export type Kind = 'people' | 'agents' | 'readers';

interface Taken {
  people: number;
  agents: number;
  /** What sends each of them away, in the order in which they came. */
  readonly readers: Set<() => void>;
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

  /**
   * Returns what gives the place back (once, however often it is called), or nothing if there is none left. People who may
   * write come before readers, who are not known by name: the last of them is sent away for one of these.
   */
  take(documentId: string, kind: Kind, sendAway: () => void): (() => void) | undefined {
    const taken = this.#taken.get(documentId) ?? { people: 0, agents: 0, readers: new Set() };
    if (!this.#hasRoom(taken, kind)) return undefined;
    if (kind === 'readers') taken.readers.add(sendAway);
    else taken[kind] += 1;
    this.#taken.set(documentId, taken);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      if (kind === 'readers') taken.readers.delete(sendAway);
      else taken[kind] -= 1;
      if (taken.people + taken.agents + taken.readers.size === 0) this.#taken.delete(documentId);
    };
  }

  /** Makes room if it may. */
  #hasRoom({ people, agents, readers }: Taken, kind: Kind): boolean {
    if (kind === 'agents') return agents < AGENTS_PER_DOCUMENT;
    if (people + readers.size < this.#people) return true;
    const last = kind === 'people' ? [...readers].at(-1) : undefined;
    if (!last) return false;
    readers.delete(last);
    last();
    return true;
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
