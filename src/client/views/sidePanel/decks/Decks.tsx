import { type ReactNode, useMemo, useState } from 'react';
import type { Deck } from '../../../../domain/deck/deck.ts';
import { copyDeck, newDeck } from '../../../../domain/deck/edit/deckTexts.ts';
import { inLanguage } from '../../../../domain/deck/localized.ts';
import { optional } from '../../../components/optional.tsx';
import type { Call } from '../../../session/api.ts';
import { useApi } from '../../../session/conversationHooks.ts';
import { createDeckApi } from '../../../session/deckApi.ts';
import { useSessionId } from '../../../session/hooks.ts';
import { deckListStrings } from '../../../strings/decks/list.ts';
import { useLanguage, useStrings } from '../../../strings/strings.ts';
import type { DecksDoorProps } from './DecksDoor.tsx';
import { DecksWaiting } from './DecksWaiting.tsx';
import { DeckEditor } from './editor/DeckEditor.tsx';
import { DeckList } from './list/DeckList.tsx';
import { DeckLook } from './list/DeckLook.tsx';
import { newDeckId, newPartId } from './newId.ts';
import type { OpenDeck } from './openDeck.ts';
import { useDeckDrafts } from './useDeckDrafts.ts';

const ImportDeck = optional(
  async () => (await import(/* webpackChunkName: "optional-import" */ './import/ImportDeck.tsx')).ImportDeck,
  DecksWaiting,
);

type Screen =
  | { readonly kind: 'list'; readonly said?: string }
  | { readonly kind: 'import' }
  | { readonly kind: 'look'; readonly deck: Deck }
  | { readonly kind: 'edit'; readonly open: OpenDeck };

/** The decks' pages, one at a time. */
export function Decks(props: DecksDoorProps): ReactNode {
  const api = useApi();
  const sessionId = useSessionId();
  // Between two sessions there is nothing to keep a deck for; the page comes back with the table.
  if (!api || sessionId === undefined) return <DecksWaiting />;
  return <DecksOf key={sessionId} call={api.call} sessionId={sessionId} {...props} />;
}

interface DecksOfProps extends DecksDoorProps {
  readonly call: Call;
  readonly sessionId: string;
}

function DecksOf({ call, sessionId, start = 'list', onClose, onUsed }: DecksOfProps): ReactNode {
  const language = useLanguage();
  const t = useStrings(deckListStrings);
  const api = useMemo(() => createDeckApi(call, sessionId), [call, sessionId]);
  const drafts = useDeckDrafts();
  const make = (): Screen => ({
    kind: 'edit',
    open: { deck: newDeck(newDeckId(''), newPartId('o'), language), basedOn: 0, isChanged: false },
  });
  const [screen, setScreen] = useState<Screen>(() => (start === 'make' ? make() : { kind: start }));

  const toList = (said?: string) => setScreen({ kind: 'list', ...(said !== undefined && { said }) });
  const edit = (open: OpenDeck) => setScreen({ kind: 'edit', open });
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
          key={screen.open.deck.id}
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
