/**
 * Boxes for what must not be told apart by person: their contents stand in the registry under seal, made anew at each
 * change and filled up to few sizes. So neither the database nor its log, nor a copy of them, tells what was in a box before
 * somebody put something into it and what was in it after.
 */
import { createHmac } from 'node:crypto';
import { Failure } from '../failure.ts';
import type { Registry } from '../registry/registry.ts';
import type { Seal } from '../sealing.ts';
import { notFound } from './refusals.ts';

/** A long meeting has one or two for each card. */
const MAX_BOXES_PER_SESSION = 500;
const FILLED_TO_CHARS = 4096;
const MARK_BYTES = 16;

export interface Place {
  readonly sessionId: string;
  readonly name: string;
}

/** What was read from a box is checked by whoever put it in. */
export interface Boxes {
  read<T>(place: Place, empty: T): Promise<T>;
  /** One change at a time; a change that throws changes nothing. */
  change<T>(place: Place, empty: T, change: (contents: T) => T): Promise<T>;
  /** Who somebody is in this box and in no other one. Not to be turned back without the server's key. */
  mark(place: Place, memberId: string): string;
}

export interface BoxesOptions {
  readonly registry: Registry;
  readonly seal: Seal;
  readonly markKey: Uint8Array;
}

export function createBoxes({ registry, seal, markKey }: BoxesOptions): Boxes {
  const contextOf = ({ sessionId, name }: Place) => JSON.stringify([sessionId, name]);

  function unpack<T>(place: Place, body: string | undefined, empty: T): T {
    if (body === undefined) return empty;
    const text = seal.open(contextOf(place), body);
    // Sealed with another key: nobody can read it any more.
    return text === undefined ? empty : (JSON.parse(text) as T);
  }

  function pack(place: Place, contents: unknown): string {
    const text = JSON.stringify(contents);
    const size = Math.ceil(Buffer.byteLength(text) / FILLED_TO_CHARS) * FILLED_TO_CHARS;
    return seal.seal(contextOf(place), text + ' '.repeat(size - Buffer.byteLength(text)));
  }

  return {
    async read(place, empty) {
      return unpack(place, await registry.conversation.readBox(place.sessionId, place.name), empty);
    },
    async change(place, empty, change) {
      const { sessionId, name } = place;
      const changed = await registry.conversation.changeBox(sessionId, name, (body, boxes) => {
        if (body === undefined && boxes >= MAX_BOXES_PER_SESSION) {
          throw new Failure('too_large', 'The session cannot hold more of these.');
        }
        const before = unpack(place, body, empty);
        const result = change(before);
        return { result: { contents: result }, ...(result !== before && { body: pack(place, result) }) };
      });
      if (!changed) throw notFound();
      return changed.contents;
    },
    mark: (place, memberId) =>
      createHmac('sha256', markKey)
        .update(JSON.stringify([place.sessionId, place.name, memberId]))
        .digest()
        .subarray(0, MARK_BYTES)
        .toString('base64url'),
  };
}
