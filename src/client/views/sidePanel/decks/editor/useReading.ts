import { useMemo, useState } from 'react';
import type { AreaChoice } from '../../../../../domain/import/warning.ts';
import { useLanguage } from '../../../../strings/strings.ts';
import type { Doubt, Reading } from '../openDeck.ts';
import type { DeckEditing } from './useDeckEditor.ts';

export interface ReadingState {
  readonly choice: AreaChoice;
  readonly choose: (choice: AreaChoice) => void;
  /** Those that nobody has settled, of cards that are still there. */
  readonly doubts: readonly Doubt[];
  readonly markFine: (cardId: string) => void;
}

const NONE: readonly Doubt[] = [];

/** What is open about a document while somebody goes through its cards. */
export function useReading(reading: Reading | undefined, { deck, edit }: DeckEditing): ReadingState {
  const language = useLanguage();
  const choice = reading?.choiceOf(deck) ?? 'position';
  const [fine, setFine] = useState<ReadonlySet<string>>(new Set());
  const all = useMemo(() => reading?.doubts(choice, language) ?? NONE, [reading, choice, language]);
  const doubts = useMemo(() => {
    const there = new Set(deck.cards.map(({ id }) => id));
    return all.flatMap((doubt): Doubt[] => {
      const cardIds = doubt.cardIds.filter((id) => there.has(id) && !fine.has(id));
      return doubt.cardIds.length > 0 && cardIds.length === 0 ? [] : [{ ...doubt, cardIds }];
    });
  }, [all, deck.cards, fine]);
  return {
    choice,
    choose: (chosen) => {
      if (reading) edit((before) => reading.arrange(before, chosen));
    },
    doubts,
    markFine: (cardId) => setFine((before) => new Set([...before, cardId])),
  };
}
