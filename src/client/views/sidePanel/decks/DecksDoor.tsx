import type { ReactNode } from 'react';
import { optional } from '../../../components/optional.tsx';
import { DecksWaiting } from './DecksWaiting.tsx';

/** Where somebody begins: at the list, with a file, or with a new deck. */
export type DecksStart = 'list' | 'import' | 'make';

export interface DecksDoorProps {
  readonly start?: DecksStart;
  readonly onClose: () => void;
  /** Another deck lies on the table. */
  readonly onUsed?: (deckTitle: string) => void;
}

const Decks = optional(
  async () => (await import(/* webpackChunkName: "optional-decks" */ './Decks.tsx')).Decks,
  DecksWaiting,
);

/** Choosing, importing and making decks, on top of the panel. Nothing of it is loaded before somebody comes in here. */
export function DecksDoor(props: DecksDoorProps): ReactNode {
  return <Decks {...props} />;
}
