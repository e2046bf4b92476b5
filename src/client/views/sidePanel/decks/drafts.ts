/** Decks that somebody works on and has not kept for the team: on the device, so that nothing written is lost. */
import { DECK_FORMAT, type Deck } from '../../../../domain/deck/deck.ts';
import { LANGUAGES } from '../../../../shared/language.ts';

export interface DeckDraft {
  readonly deck: Deck;
  readonly basedOn: number;
}

/** By the deck's id. */
export type DeckDrafts = Readonly<Record<string, DeckDraft>>;

/** The part of the browser's storage that is used. Every call may throw: storage can be full, or forbidden in a frame. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export function readDeckDrafts(storage: DraftStorage | undefined, key: string): DeckDrafts {
  try {
    const stored: unknown = JSON.parse(storage?.getItem(key) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return {};
    return Object.fromEntries(
      Object.entries(stored).filter((entry): entry is [string, DeckDraft] => isDraft(entry[1])),
    );
  } catch {
    return {};
  }
}

/** Says whether the device has it. Leaves nothing there when there is nothing to keep. */
export function writeDeckDrafts(storage: DraftStorage | undefined, key: string, drafts: DeckDrafts): boolean {
  if (!storage) return false;
  try {
    if (Object.keys(drafts).length === 0) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(drafts));
    return true;
  } catch {
    return false;
  }
}

export function withDeckDraft(drafts: DeckDrafts, id: string, draft: DeckDraft | undefined): DeckDrafts {
  const { [id]: _, ...others } = drafts;
  return draft === undefined ? others : { ...others, [id]: draft };
}

/** Enough to be shown and put right; an older release may have written it. */
function isDraft(value: unknown): value is DeckDraft {
  if (!isRecord(value) || typeof value.basedOn !== 'number' || !isRecord(value.deck)) return false;
  const { format, id, languages, title, description, areas, cards } = value.deck;
  return (
    format === DECK_FORMAT &&
    typeof id === 'string' &&
    Array.isArray(languages) &&
    languages.length > 0 &&
    languages.every((language) => LANGUAGES.includes(language)) &&
    isRecord(title) &&
    isRecord(description) &&
    Array.isArray(areas) &&
    areas.length > 0 &&
    areas.every((area) => isRecord(area) && typeof area.id === 'string' && isRecord(area.title)) &&
    Array.isArray(cards) &&
    cards.every((card) => isRecord(card) && isRecord(card.question) && isRecord(card.examples))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
