/** A person's place at a table: who they are and what they bring that the rules may not take from the world themselves. */
import type { Table } from './schema.ts';

/** Pseudonym of a person in this session. The same person has the same one on every device. */
export type ParticipantId = string;

export interface Actor {
  readonly id: ParticipantId;
  /** The directory names this person as the meeting's organiser. */
  readonly organiser: boolean;
}

export interface Seat {
  readonly table: Table;
  readonly actor: Actor;
  /**
   * Whether edits of this replica reach the others at all. A read-only client that edits gets no error, it just
   * drifts: so every edit asks here first.
   */
  readonly canWrite: () => boolean;
  /** Who is in the meeting now, from the service's audience; viewers, who only look on, are not among them. */
  readonly present: () => ReadonlySet<ParticipantId>;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Unique in the session. */
  readonly newId: () => string;
}
