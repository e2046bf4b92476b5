import { lazyView } from '../../ui/lazyView.tsx';
import type { DecksProps } from './Decks.tsx';
import { DecksSkeleton } from './DecksSkeleton.tsx';

/** Choosing, importing and making decks, on top of the panel. */
export const LazyDecks = lazyView<DecksProps>(
  async () => (await import(/* webpackChunkName: "optional-decks" */ './Decks.tsx')).Decks,
  { Skeleton: DecksSkeleton },
);
