import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DocumentAddRegular } from '@fluentui/react-icons/svg/document-add';
import { type ReactNode, useState } from 'react';
import type { Deck } from '../../../../domain/deck/deck.ts';
import { inLanguage } from '../../../../domain/deck/localized.ts';
import type { DeckSummary } from '../../../../shared/contract/schemas/decks.ts';
import type { FailureCode } from '../../../session/api.ts';
import type { DeckApi } from '../../../session/deckApi.ts';
import { saveFile } from '../../../ui/files/saveFile.ts';
import { useLanguage, useStrings } from '../../../ui/strings.ts';
import type { DeckDraft } from '../deckDraft.ts';
import { deckFile } from '../deckFile.ts';
import { deckEditorStrings } from '../editor/editorStrings.ts';
import { FailureWord } from '../FailureWord.tsx';
import { DeckPage } from '../frame/DeckPage.tsx';
import type { OpenDeck } from '../openDeck.ts';
import type { DeckDraftsStore } from '../useDeckDrafts.ts';
import { failureCode, useDeckLists } from '../useDeckLists.ts';
import { useTableDeck } from '../useTableDeck.ts';
import { DeckItem, type DeckItemAction } from './DeckItem.tsx';
import { DraftItem } from './DraftItem.tsx';
import { deckListStrings } from './listStrings.ts';
import { useListStyles } from './listStyles.ts';

const GROUPS = ['team', 'builtIn', 'organisation'] as const satisfies readonly DeckSummary['origin'][];

export interface DeckListProps {
  readonly api: DeckApi;
  readonly drafts: DeckDraftsStore;
  /** Told on arrival. */
  readonly said: string | undefined;
  readonly onImport: () => void;
  readonly onMake: () => void;
  readonly onLook: (deck: Deck) => void;
  readonly onEdit: (open: OpenDeck) => void;
  readonly onCopy: (deck: Deck) => void;
  readonly onUsed: (deck: Deck) => void;
  readonly onClose: () => void;
}

/** Every deck there is for this meeting, and the two ways to get another one. */
export function DeckList(props: DeckListProps): ReactNode {
  const { api, drafts, onImport, onMake, onClose } = props;
  const styles = useListStyles();
  const t = useStrings(deckListStrings);
  const table = useTableDeck();
  const { state, refresh } = useDeckLists(api);
  const [said, setSaid] = useState(props.said ?? '');
  const [failure, setFailure] = useState<FailureCode>();
  const [discarded, setDiscarded] = useState<readonly [string, DeckDraft]>();

  const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
    setFailure(undefined);
    try {
      await work();
      return true;
    } catch (error) {
      setFailure(failureCode(error));
      await refresh();
      return false;
    }
  };
  const actions: Readonly<Record<DeckItemAction, (summary: DeckSummary) => Promise<void>>> = {
    look: async (summary) => props.onLook(await api.load(summary)),
    copy: async (summary) => props.onCopy(await api.load(summary)),
    edit: async (summary) => {
      const draft = drafts.drafts[summary.id];
      const deck = draft?.deck ?? (await api.load(summary));
      props.onEdit({ deck, basedOn: draft?.basedOn ?? deck.version, isChanged: draft !== undefined });
    },
    use: async (summary) => {
      const deck = await api.load(summary);
      if (await table.change(deck)) props.onUsed(deck);
    },
    download: async (summary) => saveFile(deckFile(await api.load(summary))),
    remove: async (summary) => {
      await api.remove(summary.id, summary.version);
      setSaid(t.removed);
      await refresh();
    },
  };
  const rename = (summary: DeckSummary, title: Deck['title']) =>
    attempt(async () => {
      const deck = await api.load(summary);
      await api.keep({ ...deck, title }, summary.version);
      setSaid(t.renamed);
      await refresh();
    });

  const all = state.kind === 'here' ? [...state.lists.team.decks, ...state.lists.offered] : [];
  return (
    <DeckPage title={t.title} onClose={onClose} said={said}>
      <p className={styles.word}>{table.mayChange ? t.intro : t.introRunning}</p>
      <div className={styles.ways}>
        <Button icon={<DocumentAddRegular />} className={styles.button} onClick={onImport}>
          {t.import}
        </Button>
        <Button icon={<AddRegular />} className={styles.button} onClick={onMake}>
          {t.make}
        </Button>
      </div>
      {failure && <FailureWord code={failure} />}
      {said !== '' && <p className={styles.word}>{said}</p>}
      <Drafts
        drafts={drafts.drafts}
        onEdit={({ deck, basedOn }) => props.onEdit({ deck, basedOn, isChanged: true })}
        onDiscard={(id, draft) => {
          drafts.keep(id, undefined);
          setDiscarded([id, draft]);
          setSaid(t.discarded);
        }}
      />
      {discarded && (
        <div>
          <Button
            className={styles.button}
            onClick={() => {
              drafts.keep(...discarded);
              setDiscarded(undefined);
              setSaid('');
            }}
          >
            {t.takeBack}
          </Button>
        </div>
      )}
      {state.kind === 'fetching' && <p className={styles.word}>{t.fetching}</p>}
      {state.kind === 'failed' && (
        <>
          <FailureWord code={state.code} />
          <div>
            <Button onClick={() => void refresh()}>{t.retry}</Button>
          </div>
        </>
      )}
      {state.kind === 'here' &&
        GROUPS.map((origin) => {
          const decks = all.filter((deck) => deck.origin === origin);
          if (decks.length === 0 && origin !== 'team') return null;
          return (
            <section key={origin} aria-label={t.groups[origin]} className={styles.section}>
              <h3 className={styles.heading}>{t.groups[origin]}</h3>
              {decks.length === 0 && <p className={styles.word}>{t.noTeamDecks}</p>}
              <ul className={styles.list}>
                {decks.map((deck) => (
                  <DeckItem
                    key={deck.id}
                    deck={deck}
                    onTable={isOnTable(deck, table.title)}
                    mayUse={table.mayChange}
                    onAction={(action) => attempt(() => actions[action](deck))}
                    onRename={(title) => rename(deck, title)}
                  />
                ))}
              </ul>
              {origin === 'team' && decks.length > 0 && (
                <p className={styles.quiet}>{t.room(decks.length, state.lists.team.maxDecks)}</p>
              )}
            </section>
          );
        })}
    </DeckPage>
  );
}

/** By its title, in whichever language the table shows it. */
function isOnTable({ title }: DeckSummary, tableTitle: string): boolean {
  return Object.values(title).includes(tableTitle);
}

interface DraftsProps {
  readonly drafts: DeckDraftsStore['drafts'];
  readonly onEdit: (draft: DeckDraft) => void;
  readonly onDiscard: (id: string, draft: DeckDraft) => void;
}

function Drafts({ drafts, onEdit, onDiscard }: DraftsProps): ReactNode {
  const styles = useListStyles();
  const t = useStrings(deckListStrings);
  const { untitled } = useStrings(deckEditorStrings);
  const language = useLanguage();
  const entries = Object.entries(drafts);
  if (entries.length === 0) return null;
  return (
    <section aria-label={t.drafts} className={styles.section}>
      <h3 className={styles.heading}>{t.drafts}</h3>
      <p className={styles.quiet}>{t.draftHint}</p>
      <ul className={styles.list}>
        {entries.map(([id, draft]) => (
          <DraftItem
            key={id}
            title={inLanguage(draft.deck.title, language).trim() || untitled}
            onEdit={() => onEdit(draft)}
            onDiscard={() => onDiscard(id, draft)}
          />
        ))}
      </ul>
    </section>
  );
}
