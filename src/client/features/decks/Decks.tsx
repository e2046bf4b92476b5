import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { Deck } from '../../../domain/deck/deck.ts';
import { copyDeck, newDeck } from '../../../domain/deck/edit/deckTexts.ts';
import { inLanguage } from '../../../domain/deck/localized.ts';
import { useApi } from '../../session/conversationHooks.ts';
import { createDeckApi, type DeckCalls } from '../../session/deckApi.ts';
import { useSessionId } from '../../session/hooks.ts';
import { lazyView } from '../../ui/lazyView.tsx';
import { useLanguage, useStrings } from '../../ui/strings.ts';
import { DecksSkeleton } from './DecksSkeleton.tsx';
import { DeckEditor } from './editor/DeckEditor.tsx';
import type { ImportDeckProps } from './import/ImportDeck.tsx';
import { DeckList } from './list/DeckList.tsx';
import { DeckLook } from './list/DeckLook.tsx';
import { deckListStrings } from './list/listStrings.ts';
import { newDeckId, newPartId } from './newId.ts';
import type { OpenDeck } from './openDeck.ts';
import { useDeckDrafts } from './useDeckDrafts.ts';

const ImportDeck = lazyView<ImportDeckProps>(
  async () => (await import(/* webpackChunkName: "optional-import" */ './import/ImportDeck.tsx')).ImportDeck,
  { Skeleton: DecksSkeleton },
);

type Screen =
  | { readonly kind: 'list'; readonly said?: string }
  | { readonly kind: 'import' }
  | { readonly kind: 'look'; readonly deck: Deck }
  | { readonly kind: 'edit'; readonly open: OpenDeck; readonly opening: number };

/** The entry point: the list, a file, or a new deck. */
type DecksStart = 'list' | 'import' | 'make';

export interface DecksProps {
  readonly start?: DecksStart;
  readonly onClose: () => void;
  /** Another deck lies on the table. */
  readonly onUsed?: (deckTitle: string) => void;
}

/** The decks' pages, one at a time. */
export function Decks(props: DecksProps): ReactNode {
  const api = useApi();
  const sessionId = useSessionId();
  // Between two sessions there is nothing to keep a deck for; the page comes back with the table.
  if (!api || sessionId === undefined) return <DecksSkeleton />;
  return <DecksOf key={sessionId} api={api} sessionId={sessionId} {...props} />;
}

interface DecksOfProps extends DecksProps {
  readonly api: DeckCalls;
  readonly sessionId: string;
}

function DecksOf({ api: calls, sessionId, start = 'list', onClose, onUsed }: DecksOfProps): ReactNode {
  const language = useLanguage();
  const t = useStrings(deckListStrings);
  const api = useMemo(() => createDeckApi(calls, sessionId), [calls, sessionId]);
  const drafts = useDeckDrafts();
  // The editor holds the deck it was opened with, so another version of the same deck needs an editor of its own.
  const openings = useRef(0);
  const editing = (open: OpenDeck): Screen => {
    openings.current += 1;
    return { kind: 'edit', open, opening: openings.current };
  };
  const make = () =>
    editing({ deck: newDeck(newDeckId(''), newPartId('o'), language), basedOn: 0, isChanged: false });
  const [screen, setScreen] = useState<Screen>(() => (start === 'make' ? make() : { kind: start }));

  const toList = (said?: string) => setScreen({ kind: 'list', ...(said !== undefined && { said }) });
  const edit = (open: OpenDeck) => setScreen(editing(open));
  const copy = (deck: Deck) => {
    const title = inLanguage(deck.title, language);
    const copied = copyDeck(deck, newDeckId(title), (text, of) => deckListStrings[of].copyTitle(text));
    edit({ deck: copied, basedOn: 0, isChanged: true });
  };
  const used = (deck: Deck) => {
    onClose();
    onUsed?.(inLanguage(deck.title, language));
  };

  switch (screen.kind) {
    case 'list':
      return (
        <DeckList
          api={api}
          drafts={drafts}
          said={screen.said}
          onImport={() => setScreen({ kind: 'import' })}
          onMake={() => setScreen(make())}
          onLook={(deck) => setScreen({ kind: 'look', deck })}
          onEdit={edit}
          onCopy={copy}
          onUsed={used}
          onClose={onClose}
        />
      );
    case 'look':
      return (
        <DeckLook
          deck={screen.deck}
          onCopy={() => copy(screen.deck)}
          onUsed={() => used(screen.deck)}
          onBack={() => toList()}
          onClose={onClose}
        />
      );
    case 'import':
      return <ImportDeck onRead={edit} onBack={() => toList()} onClose={onClose} />;
    case 'edit':
      return (
        <DeckEditor
          key={screen.opening}
          open={screen.open}
          api={api}
          drafts={drafts}
          onReplace={edit}
          onUsed={used}
          onBack={(isDiscarded) => toList(isDiscarded ? t.discarded : undefined)}
          onClose={onClose}
        />
      );
  }
}
