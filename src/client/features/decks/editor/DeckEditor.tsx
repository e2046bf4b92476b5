import { Button } from '@fluentui/react-components';
import { ArrowRedoRegular } from '@fluentui/react-icons/svg/arrow-redo';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Deck } from '../../../../domain/deck/deck.ts';
import { chooseCatalogue } from '../../../../domain/deck/edit/catalogue.ts';
import { copyDeck } from '../../../../domain/deck/edit/deckTexts.ts';
import { type DeckFaultFound, faultsOf } from '../../../../domain/deck/edit/faults.ts';
import { tidied } from '../../../../domain/deck/edit/tidied.ts';
import { inLanguage } from '../../../../domain/deck/localized.ts';
import type { FailureCode } from '../../../session/api.ts';
import type { DeckApi } from '../../../session/deckApi.ts';
import { useLanguage, useStrings } from '../../../ui/strings.ts';
import { FailureWord } from '../FailureWord.tsx';
import { DeckPage } from '../frame/DeckPage.tsx';
import { deckListStrings } from '../list/listStrings.ts';
import { newDeckId } from '../newId.ts';
import type { OpenDeck } from '../openDeck.ts';
import type { DeckDraftsStore } from '../useDeckDrafts.ts';
import { failureCode } from '../useDeckLists.ts';
import { useTableDeck } from '../useTableDeck.ts';
import { AboutSection } from './AboutSection.tsx';
import { AreasSection } from './AreasSection.tsx';
import { CardsSection } from './CardsSection.tsx';
import { ConflictQuestion } from './ConflictQuestion.tsx';
import { DoubtsSection } from './DoubtsSection.tsx';
import { deckEditorStrings } from './editorStrings.ts';
import { useEditorStyles } from './editorStyles.ts';
import { Faults } from './Faults.tsx';
import { fieldId } from './fieldIds.ts';
import { LeaveQuestion } from './LeaveQuestion.tsx';
import { useCatalogues } from './useCatalogues.ts';
import { useDeckEditor } from './useDeckEditor.ts';
import { useReading } from './useReading.ts';

export interface DeckEditorProps {
  readonly open: OpenDeck;
  readonly api: DeckApi;
  readonly drafts: DeckDraftsStore;
  /** Continues with another deck: a copy, or another person's version. */
  readonly onReplace: (open: OpenDeck) => void;
  readonly onUsed: (deck: Deck) => void;
  readonly onBack: (isDiscarded: boolean) => void;
  readonly onClose: () => void;
}

/** A deck to look through, put right, use and keep: as it was read from a file, made anew or opened again. */
export function DeckEditor(props: DeckEditorProps): ReactNode {
  const { open, api, drafts, onReplace, onUsed, onBack, onClose } = props;
  const styles = useEditorStyles();
  const t = useStrings(deckEditorStrings);
  const language = useLanguage();
  const table = useTableDeck();
  const editing = useDeckEditor(open, drafts);
  const { deck } = editing;
  const reading = useReading(open.reading, editing);
  const { offered, catalogue } = useCatalogues(api, deck.catalogue);
  const isNew = open.basedOn === 0 && !open.isChanged;
  const [openCard, setOpenCard] = useState<string>();
  const [folds, setFolds] = useState({ about: isNew, areas: isNew });
  const [triedAt, setTriedAt] = useState<Deck>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<FailureCode>();
  const [conflict, setConflict] = useState<{ readonly isGone: boolean }>();
  const [leaving, setLeaving] = useState<'back' | 'close'>();
  const [said, setSaid] = useState('');
  const goTo = useGoTo();

  const describe = (tidy: Deck, each: 'da' | 'en') =>
    deckEditorStrings[each].describe(tidy.cards.length, tidy.areas.length);
  const ready = tidied(deck, describe);
  const faults = triedAt === undefined ? [] : faultsOf(ready);

  const seeFault = ({ at, field, language: of }: DeckFaultFound) => {
    if (at?.kind === 'card') setOpenCard(at.id);
    else if (field !== 'cards')
      setFolds({ about: folds.about || !at, areas: folds.areas || at !== undefined });
    goTo(fieldId(at, field, of));
  };
  const openForm = (cardId: string | undefined) => {
    setOpenCard(cardId);
    const [first] = deck.languages;
    if (cardId !== undefined) goTo(fieldId({ kind: 'card', id: cardId }, 'question', first));
  };
  /** The complete deck, or nothing: then the faults are shown. */
  const complete = (): Deck | undefined => {
    setTriedAt(deck);
    setFailure(undefined);
    return faultsOf(ready).length === 0 ? ready : undefined;
  };
  const use = async () => {
    const whole = complete();
    try {
      if (whole && (await table.change(whole))) onUsed(whole);
    } catch (error) {
      setFailure(failureCode(error));
    }
  };
  const keep = async (): Promise<boolean> => {
    const whole = complete();
    if (!whole || busy) return false;
    setBusy(true);
    try {
      const kept = await api.keep(whole, editing.basedOn);
      editing.wasKept(deck, kept.version);
      setSaid(t.kept(kept.version));
      return true;
    } catch (error) {
      const code = failureCode(error);
      if (code === 'version_conflict') {
        const there = await api.load({ id: deck.id, origin: 'team' }).catch(failureCode);
        setConflict({ isGone: there === 'not_found' });
      } else setFailure(code);
      return false;
    } finally {
      setBusy(false);
    }
  };
  const leave = (way: 'back' | 'close', isDiscarded = false) => {
    if (way === 'back') onBack(isDiscarded);
    else onClose();
  };
  const askToLeave = (way: 'back' | 'close') => {
    const isUntouched = editing.undo === undefined && !open.isChanged;
    if (editing.isChanged && !isUntouched) setLeaving(way);
    else leave(way);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y')) return;
    event.preventDefault();
    if (key === 'y' || event.shiftKey) editing.redo?.();
    else editing.undo?.();
  };

  const keepButton = (
    <Button
      appearance={table.mayChange ? 'secondary' : 'primary'}
      className={styles.button}
      disabledFocusable={busy || (!editing.isChanged && editing.basedOn > 0)}
      onClick={() => void keep()}
    >
      {busy ? t.keeping : t.keep}
    </Button>
  );
  const status = editing.isChanged
    ? editing.undo === undefined && isNew
      ? ''
      : editing.isOnDevice
        ? t.unsaved
        : t.unsavedNowhere
    : editing.basedOn > 0
      ? t.kept(editing.basedOn)
      : '';

  return (
    <DeckPage
      title={inLanguage(deck.title, language).trim() || (isNew ? t.titleNew : t.untitled)}
      onBack={() => askToLeave('back')}
      onClose={() => askToLeave('close')}
      said={said}
      onKeyDown={onKeyDown}
      tools={
        <span className={styles.tools}>
          <Button
            appearance="subtle"
            icon={<ArrowUndoRegular />}
            title={t.undo}
            disabledFocusable={!editing.undo}
            onClick={editing.undo}
          />
          <Button
            appearance="subtle"
            icon={<ArrowRedoRegular />}
            title={t.redo}
            disabledFocusable={!editing.redo}
            onClick={editing.redo}
          />
        </span>
      }
      foot={
        <>
          {failure && <FailureWord code={failure} />}
          {faults.length > 0 && <Faults deck={ready} faults={faults} onGoTo={seeFault} />}
          {status !== '' && <p className={styles.quiet}>{status}</p>}
          <div className={styles.buttons}>
            {table.mayChange && (
              <Button appearance="primary" className={styles.button} onClick={() => void use()}>
                {t.use}
              </Button>
            )}
            {keepButton}
          </div>
        </>
      }
    >
      {open.reading && (
        <DoubtsSection
          deck={deck}
          reading={open.reading}
          choice={reading.choice}
          doubts={reading.doubts}
          onChoice={reading.choose}
          onSeeCard={openForm}
        />
      )}
      <Fold title={t.about} isOpen={folds.about} onToggle={(about) => setFolds({ ...folds, about })}>
        <AboutSection
          editing={editing}
          showsFaults={faults.length > 0}
          catalogues={offered}
          onCatalogue={(id) =>
            void api.catalogue(id).then(
              (chosen) => editing.edit((before) => chooseCatalogue(before, chosen)),
              (error) => setFailure(failureCode(error)),
            )
          }
        />
      </Fold>
      <Fold title={t.areas} isOpen={folds.areas} onToggle={(areas) => setFolds({ ...folds, areas })}>
        <AreasSection
          editing={editing}
          showsFaults={faults.length > 0}
          onAdded={(id) => goTo(fieldId({ kind: 'area', id }, 'title', deck.languages[0]))}
        />
      </Fold>
      <CardsSection
        editing={editing}
        catalogue={catalogue}
        openCard={openCard}
        onOpenCard={openForm}
        doubts={reading.doubts}
        onFine={reading.markFine}
        faults={faults}
        onSay={setSaid}
      />
      {leaving && (
        <LeaveQuestion
          isOnDevice={editing.isOnDevice}
          onStay={() => setLeaving(undefined)}
          onLater={() => leave(leaving)}
          onKeep={async () => {
            setLeaving(undefined);
            if (await keep()) leave(leaving);
          }}
          onDiscard={() => {
            editing.discard();
            leave(leaving, true);
          }}
        />
      )}
      {conflict && (
        <ConflictQuestion
          isGone={conflict.isGone}
          onStay={() => setConflict(undefined)}
          onCopy={() => {
            const id = newDeckId(inLanguage(deck.title, language));
            editing.discard();
            const copy = copyDeck(deck, id, (text, of) => deckListStrings[of].copyTitle(text));
            onReplace({ deck: copy, basedOn: 0, isChanged: true });
          }}
          onTheirs={async () => {
            setConflict(undefined);
            try {
              const theirs = await api.load({ id: deck.id, origin: 'team' });
              editing.discard();
              onReplace({ deck: theirs, basedOn: theirs.version, isChanged: false });
            } catch (error) {
              setFailure(failureCode(error));
            }
          }}
        />
      )}
    </DeckPage>
  );
}

interface FoldProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
  readonly children: ReactNode;
}

function Fold({ title, isOpen, onToggle, children }: FoldProps): ReactNode {
  const styles = useEditorStyles();
  return (
    <details
      className={styles.fold}
      open={isOpen}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open !== isOpen) onToggle(currentTarget.open);
      }}
    >
      <summary>{title}</summary>
      {isOpen && children}
    </details>
  );
}

/** Brings a field into view and the focus into it, once it is drawn. */
function useGoTo(): (id: string) => void {
  const [target, setTarget] = useState<{ readonly id: string }>();
  const done = useRef<{ readonly id: string }>(undefined);
  useEffect(() => {
    if (!target || done.current === target) return;
    done.current = target;
    document.getElementById(target.id)?.focus();
  }, [target]);
  return (id) => setTarget({ id });
}
