/**
 * What the server keeps for the conversation at a session's table: who holds which role, sealed boxes, and sharings of the
 * stage. A part of the registry; every adapter passes `tests/contract/registry/conversationContract.ts`. All calls are
 * atomic, also between processes on one store, and bear repeating. Whatever belongs to a session goes with it.
 */
import type { HeldRole, SessionRoles } from '../../shared/api.ts';

export interface RoleChange {
  readonly sessionId: string;
  readonly role: HeldRole;
  readonly person: string;
  readonly held: boolean;
  /**
   * Who must hold that role at this very moment for it to be done. A facilitator gives the note-taker's role too, while the
   * session has no notes.
   */
  readonly by?: string;
}

export type RoleOutcome =
  | { readonly roles: SessionRoles }
  /** `last`: somebody has to hold the role. */
  | { readonly refused: 'unknown_session' | 'not_held' | 'last' };

/**
 * What becomes of a box, whose contents only their owner can read. Without `body` it stays as it is. May be called again,
 * so it must have no effects.
 */
export type BoxChange<T> = (
  body: string | undefined,
  boxesOfSession: number,
) => { readonly body?: string; readonly result: T };

/** A sharing of the stage: tickets for it are good while it is here. */
export interface Viewing {
  readonly id: string;
  readonly sessionId: string;
  readonly endsAtMs: number;
}

export interface ConversationStore {
  listRoles(sessionId: string): Promise<SessionRoles>;
  /** Gives the person every role of a session in which nobody holds any. */
  claimRoles(sessionId: string, person: string): Promise<SessionRoles>;
  changeRole(change: RoleChange): Promise<RoleOutcome>;
  readBox(sessionId: string, name: string): Promise<string | undefined>;
  /** One change at a time. Nothing if there is no such session. */
  changeBox<T>(sessionId: string, name: string, change: BoxChange<T>): Promise<T | undefined>;
  /** False if the session has ended or never was. */
  addViewing(viewing: Viewing): Promise<boolean>;
  hasViewing(id: string): Promise<boolean>;
  removeViewing(id: string): Promise<void>;
  removeViewings(sessionId: string): Promise<void>;
  /** Boxes of sessions that ended, or were used last, before the one time, and viewings that ended before the other. */
  tidy(boxesBeforeMs: number, viewingsBeforeMs: number): Promise<void>;
}

/**
 * Whether the change may be made, given who holds the roles and whether there are notes; the same in every store.
 * `undefined`: it is to be written.
 */
export function judgeRoleChange(
  { role, person, held, by }: RoleChange,
  roles: SessionRoles,
  hasNotes: boolean,
): RoleOutcome | undefined {
  const holders = role === 'facilitator' ? roles.facilitators : roles.noteTakers;
  // Asked again after an answer that got lost; for somebody who lays the role down it is the only sign of having done so.
  if (holders.includes(person) === held && (by === undefined || by === person || holders.includes(by))) {
    return { roles };
  }
  // As long as there are no notes that the role would open.
  const isFirstNoteTaker = role === 'noteTaker' && held && !hasNotes;
  const isGiver = (who: string) =>
    holders.includes(who) || (isFirstNoteTaker && roles.facilitators.includes(who));
  if (by !== undefined && !isGiver(by)) return { refused: 'not_held' };
  if (!held && holders.length === 1) return { refused: 'last' };
  return undefined;
}
