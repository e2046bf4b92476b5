/**
 * The decks that a meeting's people keep for themselves: one set for all sessions of a meeting. A part of the registry;
 * every adapter passes `tests/contract/registry/teamDecksContract.ts`. All calls are atomic, also between processes on one
 * store, and bear repeating.
 */

/** A meeting, as the sessions have it. */
export interface TeamDeckPlace {
  readonly tenantId: string;
  readonly meetingKey: string;
}

export interface TeamDeckEntry {
  /** Unique in its place. */
  readonly id: string;
  /** Counts the savings from 1. */
  readonly version: number;
  /** What a list of decks says of it, as JSON. */
  readonly summary: string;
  readonly savedAtMs: number;
}

export interface TeamDeckRecord extends TeamDeckEntry {
  /** As JSON. */
  readonly deck: string;
}

export type SaveOutcome =
  | { readonly kept: true }
  /** It was saved or deleted meanwhile: `version` is the current one, 0 for none. */
  | { readonly refused: 'conflict'; readonly version: number }
  | { readonly refused: 'full' };

export type Removal =
  /** Gone, also if it was removed before. */
  { readonly removed: true } | { readonly refused: 'conflict'; readonly version: number };

export interface TeamDeckStore {
  /** Last saved first. */
  list(place: TeamDeckPlace): Promise<readonly TeamDeckEntry[]>;
  find(place: TeamDeckPlace, id: string): Promise<TeamDeckRecord | undefined>;
  /**
   * Keeps the version that follows the one that is there, and no other. A new deck, of version 1, needs room: a place has at
   * most `maxDecks`.
   */
  keep(place: TeamDeckPlace, deck: TeamDeckRecord, maxDecks: number): Promise<SaveOutcome>;
  /** Removes the version that is given, and no later one. */
  remove(place: TeamDeckPlace, id: string, version: number): Promise<Removal>;
}

/** The outcome for a deck that is refused or was kept already; `undefined`: it is to be written. */
export function validateSave(
  there: TeamDeckRecord | undefined,
  deck: TeamDeckRecord,
  decks: number,
  maxDecks: number,
): SaveOutcome | undefined {
  const version = there?.version ?? 0;
  // Asked again after an answer that got lost.
  if (there && version === deck.version && there.deck === deck.deck) return { kept: true };
  if (deck.version !== version + 1) return { refused: 'conflict', version };
  if (!there && decks >= maxDecks) return { refused: 'full' };
  return undefined;
}
