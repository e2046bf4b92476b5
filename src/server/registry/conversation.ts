/**
 * What the registry keeps for the conversation at a session's table: roles, encrypted records, sharings of the stage, and doors for phones. A part of it; every adapter passes `tests/contract/registry/conversationContract.ts`. All calls are
 * atomic, also between processes on one store, and bear repeating. Whatever belongs to a session goes with it.
 */
import type { HeldRole } from '../../shared/contract/limits.ts';
import type { SessionRoles } from '../../shared/contract/schemas/roles.ts';

export interface RoleChange {
  readonly sessionId: string;
  readonly role: HeldRole;
  readonly person: string;
  readonly held: boolean;
  /**
   * The person who makes the change, who must hold that role. A facilitator may give the note-taker's role too, while the session
   * has no notes.
   */
  readonly by?: string;
}

export type RoleOutcome =
  | { readonly roles: SessionRoles }
  /** `last`: the role's last holder keeps it. */
  | { readonly refused: 'unknown_session' | 'not_held' | 'last' };

/** An encrypted record, whose contents only its owner can read. */
export interface RecordWrite {
  readonly sessionId: string;
  readonly name: string;
  readonly body: string;
  /** The server that owns the session at this very moment, or nothing is written. */
  readonly by: string;
  /** How many of them a session may have. */
  readonly most: number;
}

export type RecordOutcome = 'written' | 'not_owner' | 'full';

/** A sharing of the stage: tickets for it are good while it is here. */
export interface Viewing {
  readonly id: string;
  readonly sessionId: string;
  /** Pseudonym of the sharer; empty for one of an earlier release. */
  readonly madeBy: string;
  readonly madeAtMs: number;
  readonly endsAtMs: number;
}

/** One person has no more of them at a time in a session: the oldest makes room. */
export const VIEWINGS_OF_ONE_PERSON = 5;

/** The way in for phones, until it ends. A session has one at most. */
export interface Door {
  readonly sessionId: string;
  /** It can be computed only with the code and the server's key. */
  readonly codeHash: string;
  readonly endsAtMs: number;
}

export interface ConversationStore {
  listRoles(sessionId: string): Promise<SessionRoles>;
  /** Gives the person every role of a session without any holder. */
  claimRoles(sessionId: string, person: string): Promise<SessionRoles>;
  changeRole(change: RoleChange): Promise<RoleOutcome>;
  /** Puts another pseudonym in a person's place, in roles and sharings. Returns how many rows that were. */
  replacePerson(sessionId: string, person: string, by: string): Promise<number>;
  readRecord(sessionId: string, name: string): Promise<string | undefined>;
  /** Replaces the record, if there is one. */
  putRecord(write: RecordWrite): Promise<RecordOutcome>;
  /** False if the session has ended or never was. Ends that person's oldest beyond {@link VIEWINGS_OF_ONE_PERSON}. */
  addViewing(viewing: Viewing): Promise<boolean>;
  hasViewing(id: string): Promise<boolean>;
  /** Those that have not ended by that time, oldest first. */
  listStageShares(sessionId: string, nowMs: number): Promise<readonly Viewing[]>;
  removeViewing(id: string): Promise<void>;
  removeStageShares(sessionId: string): Promise<void>;
  /** Takes the place of the session's earlier door. False if the session has ended or never was, or another session has that code. */
  openDoor(door: Door): Promise<boolean>;
  closeDoor(sessionId: string): Promise<void>;
  /** The session of a door that has not ended by that time. */
  sessionBehind(codeHash: string, nowMs: number): Promise<string | undefined>;
  /** Encrypted records of sessions that ended, or were used last, before the one time, viewings and doors that ended before the other. */
  tidy(recordsBeforeMs: number, viewingsBeforeMs: number): Promise<void>;
}

/** The outcome of a change that is refused or was made already; `undefined`: it is to be written. */
export function validateRoleChange(
  { role, person, held, by }: RoleChange,
  roles: SessionRoles,
  hasNotes: boolean,
): RoleOutcome | undefined {
  const holders = role === 'facilitator' ? roles.facilitators : roles.noteTakers;
  // A repeated call after a lost answer; a person who gives up a role has no other sign that it was done.
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
