/** Decks that are being edited and not saved for the team: kept on the device, so that nothing written is lost. */
import { DECK_FORMAT, type Deck } from '../../../domain/deck/deck.ts';
import { LANGUAGES } from '../../../shared/language.ts';

export interface DeckDraft {
  readonly deck: Deck;
  readonly basedOn: number;
}

/** Enough to be shown and put right; an older release may have written it. */
export function isDeckDraft(value: unknown): value is DeckDraft {
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
