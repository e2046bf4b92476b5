/** The draft of an own card that is not on the table yet. */
import type { Drafts } from '../../context/drafts.ts';

export interface OwnCardDraft {
  readonly question: string;
  /** Missing for a card without an area. */
  readonly areaId?: string;
}

/** The id of a draft for a card that is not on the table yet; other drafts have the id of the card that is being edited. */
export const NEW_CARD = '';

/** Drafts of edits whose card has left the table: their text is to become a new card, if anything. */
export function orphans(drafts: Drafts<OwnCardDraft>, cardIds: ReadonlySet<string>): readonly string[] {
  return Object.keys(drafts).filter((id) => id !== NEW_CARD && !cardIds.has(id));
}

export function isOwnCardDraft(value: unknown): value is OwnCardDraft {
  if (typeof value !== 'object' || value === null || !('question' in value)) return false;
  const areaId = 'areaId' in value ? value.areaId : undefined;
  return typeof value.question === 'string' && (areaId === undefined || typeof areaId === 'string');
}
