import type { CardView } from '../../../domain/table/cardView.ts';
import type { ChoiceView } from '../../../domain/table/conversation/view.ts';
import { useConversation } from '../../session/conversationHooks.ts';
import { useTable } from '../../session/hooks.ts';

export interface ChoiceOnTable extends Omit<ChoiceView, 'cards'> {
  /** From the left; a card that is no longer on the table is left out, and the others keep their place. */
  readonly cards: readonly { readonly card: CardView; readonly place: number }[];
}

export function useChoice(): ChoiceOnTable | undefined {
  const { choice } = useConversation('choice');
  const { cards } = useTable('cards');
  if (!choice) return undefined;
  return {
    ...choice,
    cards: choice.cards.flatMap((id, place) => {
      const card = cards.find((one) => one.id === id);
      return card ? [{ card, place }] : [];
    }),
  };
}
