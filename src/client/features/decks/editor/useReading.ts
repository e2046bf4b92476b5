import { useMemo, useState } from 'react';
import type { AreaChoice } from '../../../../domain/import/warning.ts';
import { useLanguage } from '../../../ui/strings.ts';
import type { Doubt, Reading } from '../openDeck.ts';
import type { DeckEditing } from './useDeckEditor.ts';

export interface ReadingState {
  readonly choice: AreaChoice;
  readonly choose: (choice: AreaChoice) => void;
  /** Open doubts of cards that still exist. */
  readonly doubts: readonly Doubt[];
  readonly markFine: (cardId: string) => void;
}

const NONE: readonly Doubt[] = [];

/** The open doubts of an imported document during its review. */
export function useReading(reading: Reading | undefined, { deck, edit }: DeckEditing): ReadingState {
  const language = useLanguage();
  const choice = reading?.choiceOf(deck) ?? 'position';
  const [fine, setFine] = useState<ReadonlySet<string>>(new Set());
  const all = useMemo(() => reading?.doubts(choice, language) ?? NONE, [reading, choice, language]);
  const doubts = useMemo(() => {
    const there = new Set(deck.cards.map(({ id }) => id));
    return all.flatMap((doubt): Doubt[] => {
      const cardIds = doubt.cardIds.filter((id) => there.has(id) && !fine.has(id));
      return doubt.cardIds.length > 0 && cardIds.length === 0
        ? []
        : [{ ...doubt, cardIds, sentence: doubt.sentenceAbout(cardIds) }];
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
