import type { DeletedSession, Restoration, SessionRecord } from './registry.ts';

/**
 * The outcome of restoring a deleted session, given the meeting's current session, if there is one. `isStarted`: the current session has
 * roles.
 */
export function restored(
  deleted: DeletedSession,
  current: SessionRecord | undefined,
  isStarted: boolean,
): Restoration {
  const { deletedAtMs, deletedBy, ...session } = deleted;
  if (!current) return { session };
  if (!isStarted && current.startedAtMs >= deletedAtMs) return { session, replacedId: current.id };
  return { session: { endedAtMs: deletedAtMs, ...session } };
}
