/** What somebody has begun to write and not yet laid on the table: kept on the device, so that nothing typed is lost. */

export interface Draft {
  readonly question: string;
  /** Missing for a card without an area. */
  readonly areaId?: string;
}

/** By the id of the card that is being edited; {@link NEW_CARD} for one that is not on the table yet. */
export type Drafts = Readonly<Record<string, Draft>>;

export const NEW_CARD = '';

/** The part of the browser's storage that is used. Every call may throw: storage can be full, or forbidden in a frame. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export function readDrafts(storage: DraftStorage | undefined, key: string): Drafts {
  try {
    return draftsOf(JSON.parse(storage?.getItem(key) ?? '{}'));
  } catch {
    return {};
  }
}

/** Leaves nothing on the device when there is nothing to keep. */
export function writeDrafts(storage: DraftStorage | undefined, key: string, drafts: Drafts): void {
  try {
    if (Object.keys(drafts).length === 0) storage?.removeItem(key);
    else storage?.setItem(key, JSON.stringify(drafts));
  } catch {
    // The draft then lives as long as the page.
  }
}

export function withDraft(drafts: Drafts, cardId: string, draft: Draft | undefined): Drafts {
  const { [cardId]: _, ...others } = drafts;
  return draft === undefined ? others : { ...others, [cardId]: draft };
}

/** Drafts of edits whose card has left the table: their text is to become a new card, if anything. */
export function orphans(drafts: Drafts, cardIds: ReadonlySet<string>): readonly string[] {
  return Object.keys(drafts).filter((id) => id !== NEW_CARD && !cardIds.has(id));
}

function draftsOf(stored: unknown): Drafts {
  if (typeof stored !== 'object' || stored === null) return {};
  return Object.fromEntries(
    Object.entries(stored).filter((entry): entry is [string, Draft] => isDraft(entry[1])),
  );
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null || !('question' in value)) return false;
  const areaId = 'areaId' in value ? value.areaId : undefined;
  return typeof value.question === 'string' && (areaId === undefined || typeof areaId === 'string');
}
