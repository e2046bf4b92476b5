import type { Deck } from '../../../../domain/deck/deck.ts';
import type { DeckFaultFound } from '../../../../domain/deck/edit/faults.ts';
import { inLanguage } from '../../../../domain/deck/localized.ts';
import { useLanguage, useStrings } from '../../../ui/strings.ts';
import { deckEditorStrings } from './editorStrings.ts';

/** A fault and its place as a sentence. */
export function useFaultSentence(deck: Deck): (fault: DeckFaultFound) => string {
  const t = useStrings(deckEditorStrings);
  const language = useLanguage();
  const placeOf = ({ at }: DeckFaultFound): string => {
    if (at?.kind === 'card') return t.cardName(deck.cards.findIndex(({ id }) => id === at.id) + 1);
    const area = at && deck.areas.find(({ id }) => id === at.id);
    if (!area) return t.place.deck;
    return t.place.area(inLanguage(area.title, language).trim() || t.unnamedArea);
  };
  return (fault) => {
    const several = deck.languages.length > 1;
    return t.fault(fault, placeOf(fault), several && fault.language ? t.language[fault.language] : '');
  };
}
