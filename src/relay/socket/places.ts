import { isRecord } from '../json.ts';

/**
 * Clients without a person, beyond the places for people: the one that writes summaries, its successor, and those that have
 * not noticed yet that they are elected no more.
 */
const AGENTS_PER_DOCUMENT = 4;

export type Kind = 'people' | 'agents' | 'readers';

/**
 * Places of one person at one document: several devices with a panel, a stage and a client that writes summaries each, and
 * what is left of connections that broke off.
 */
const PLACES_PER_PERSON = 20;

export interface PlaceWish {
  readonly documentId: string;
  readonly kind: Kind;
  /** The person, as their token names them. */
  readonly userId: string;
  readonly sendAway: () => void;
}

interface Place extends PlaceWish {
  isHeld: boolean;
}

/** The places taken at one document, in the order in which they were. */
class Taken {
  readonly #places = new Set<Place>();

  add(place: Place): void {
    this.#places.add(place);
  }

  delete(place: Place): void {
    place.isHeld = false;
    this.#places.delete(place);
  }

  get isEmpty(): boolean {
    return this.#places.size === 0;
  }

  of(is: (place: Place) => boolean): Place[] {
    return [...this.#places].filter(is);
  }
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
   * Takes a connection slot. Returns a function that gives it back (idempotent), or nothing if none is left. Writers take
   * precedence: the last reader is disconnected for one. A user with too many slots loses the oldest, most likely a
   * connection that is gone.
   */
  take(wish: PlaceWish): (() => void) | undefined {
    const { documentId, userId } = wish;
    const taken = this.#taken.get(documentId) ?? new Taken();
    const own = taken.of((place) => place.userId === userId);
    if (own.length >= PLACES_PER_PERSON) sendAway(taken, own[0]);
    if (!this.#hasRoom(taken, wish.kind)) return undefined;
    const place = { ...wish, isHeld: true };
    taken.add(place);
    this.#taken.set(documentId, taken);
    return () => {
      if (!place.isHeld) return;
      taken.delete(place);
      if (taken.isEmpty && this.#taken.get(documentId) === taken) this.#taken.delete(documentId);
    };
  }

  /** Makes room if it may. */
  #hasRoom(taken: Taken, kind: Kind): boolean {
    if (kind === 'agents') return taken.of((place) => place.kind === 'agents').length < AGENTS_PER_DOCUMENT;
    const others = taken.of((place) => place.kind !== 'agents');
    if (others.length < this.#people) return true;
    const lastReader = kind === 'people' ? others.findLast((place) => place.kind === 'readers') : undefined;
    if (!lastReader) return false;
    sendAway(taken, lastReader);
    return true;
  }
}

function sendAway(taken: Taken, place: Place | undefined): void {
  if (!place) return;
  taken.delete(place);
  place.sendAway();
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
