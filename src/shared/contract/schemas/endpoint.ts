/** The form of an entry of the contract's table, and pieces that several entries share. */
import { z } from 'zod';
import { PARTICIPANT_ID, POLL_ID, ROUND_ID, SESSION_ID, SLUG } from '../ids.ts';
import type { RouteName } from '../routes.ts';

/**
 * The allowed callers, by the Authorization header. `person`: `Bearer` and Teams' access token for this app.
 * `ticket`: `Ticket` and the viewing ticket from the stage's or recap's address. `deckTicket`: the same with a deck's
 * ticket. `phone`: `Phone` and the ticket that a phone got with the code on the stage. `guest`: anyone, counted by network.
 */
export type CallerKind = 'person' | 'personOrTicket' | 'ticket' | 'deckTicket' | 'phone' | 'guest' | 'anyone';

export interface Endpoint {
  readonly caller: CallerKind;
  readonly query?: z.ZodObject;
  /** JSON. Missing if the path is the whole input. */
  readonly body?: z.ZodObject;
  /** The largest body of our own pages; missing for {@link BODY_MAX_BYTES}. */
  readonly maxBodyBytes?: number;
  /** A whole deck is read or written: a megabyte. */
  readonly isLarge?: boolean;
  /** The browser caches the answer and revalidates it. Other answers are never stored. */
  readonly keptByBrowser?: boolean;
  /** Strict: a field outside the contract would leave the server by mistake. */
  readonly reply: z.ZodType;
}

export type Endpoints = Partial<Record<RouteName, Endpoint>>;

/** A meeting's id, or a ticket. */
export const BODY_MAX_BYTES = 4 * 1024;

/** An invalid id in a path becomes '', which is not found (`not_found`). */
export const PATH_PARAMS = {
  id: z.string().regex(SESSION_ID).catch(''),
  deck: z.string().regex(SLUG).catch(''),
  catalogue: z.string().regex(SLUG).catch(''),
  poll: z.string().regex(POLL_ID),
  round: z.string().regex(ROUND_ID),
};

/** A schema's TypeScript type on both sides: read only, at any depth. */
export type Wire<T> = T extends readonly (infer Element)[]
  ? readonly Wire<Element>[]
  : T extends object
    ? { readonly [Key in keyof T]: Wire<T[Key]> }
    : T;

export const participant = z.string().regex(PARTICIPANT_ID);
/** ISO 8601 in UTC. */
export const time = z.iso.datetime();
export const nothing = z.strictObject({});
