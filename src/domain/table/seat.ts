/**
 * A person's place at a table: who they are, and the clock, ids and randomness that the rules do not take from the
 * environment.
 */
import type { SealedContent } from '../../shared/seal.ts';
import type { Table } from './schema.ts';

/** Pseudonym of a person in this session. The same person has the same one on every device. */
export type ParticipantId = string;

export interface Actor {
  readonly id: ParticipantId;
  /** True if the directory names this person as the meeting's organiser. */
  readonly organiser: boolean;
}

export interface Seat {
  readonly table: Table;
  readonly actor: Actor;
  /**
   * Whether edits of this replica reach others. An edit of a read-only client gives no error, its copy just drifts:
   * so every edit checks this first.
   */
  readonly canWrite: () => boolean;
  /** Participants who are connected now, from the service's audience; without viewers. */
  readonly present: () => ReadonlySet<ParticipantId>;
  /**
   * Whether the server has signed the content for its author (`sealed.ts`). Undefined while that is being checked; the
   * view is derived again afterwards.
   */
  readonly isSealed: (content: SealedContent, seal: string | undefined) => boolean | undefined;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Unique in the session. */
  readonly newId: () => string;
}
