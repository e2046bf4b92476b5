import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTable } from '../../session/hooks.ts';
import { useNotesState, useUnsent } from '../../session/noteHooks.ts';
import type { NotesState, NoteTaking } from '../../session/noteTaking.ts';
import { lazyView } from '../../ui/lazyView.tsx';
import { useStrings } from '../../ui/strings.ts';
import type { NotesProps } from '../notes/Notes.tsx';
import { NotesSkeleton } from '../notes/NotesSkeleton.tsx';
import { noteStrings } from '../notes/notesStrings.ts';
import { BehindCurtain } from '../room/BehindCurtain.tsx';
import { OwnWords } from './OwnWords.tsx';
import { Unsent } from './Unsent.tsx';

/** Only note-takers load it. */
const Notes = lazyView<NotesProps>(
  async () => (await import(/* webpackChunkName: "optional-notes" */ '../notes/Notes.tsx')).Notes,
  { Skeleton: NotesSkeleton },
);

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  button: { alignSelf: 'flex-start', minWidth: 0 },
  word: { margin: 0, color: tokens.colorNeutralForeground2 },
});

export interface MyPlaceProps {
  /** Undefined for viewers. */
  readonly taking: NoteTaking | undefined;
}

/** The place for writing: the notes for note-takers, own words for everybody else. */
export function MyPlace({ taking }: MyPlaceProps): ReactNode {
  const styles = useStyles();
  const t = useStrings(noteStrings);
  const root = useRef<HTMLDivElement>(null);
  const state = useNotesState(taking);
  const unsent = useUnsent(taking);
  const takesNotes = state.kind !== 'away';
  const [atWords, setAtWords] = useState(!takesNotes);
  useEffect(() => {
    // A person who becomes note-taker while writing a word finishes it first.
    const isWriting = root.current?.contains(document.activeElement) ?? false;
    setAtWords((before) => !takesNotes || (before && isWriting));
  }, [takesNotes]);

  return (
    <div ref={root} className={styles.root}>
      {taking && unsent.length > 0 && (
        <BehindCurtain>
          <Unsent taking={taking} words={unsent} />
        </BehindCurtain>
      )}
      {takesNotes && atWords && (
        <Button size="small" className={styles.button} onClick={() => setAtWords(false)}>
          {t.words.toNotes}
        </Button>
      )}
      <BehindCurtain>{atWords || !takesNotes ? <OwnWords /> : <NotesPlace state={state} />}</BehindCurtain>
      {takesNotes && !atWords && (
        <Button size="small" appearance="subtle" className={styles.button} onClick={() => setAtWords(true)}>
          {t.words.toWords}
        </Button>
      )}
    </div>
  );
}

function NotesPlace({ state }: { readonly state: NotesState }): ReactNode {
  const styles = useStyles();
  const t = useStrings(noteStrings);
  if (state.kind === 'open') return <Notes notes={state.notes} />;
  if (state.kind === 'damaged') return <DamagedNotes notes={state.notes} />;
  if (state.kind !== 'failed') return <NotesSkeleton />;
  return (
    <p role="alert" className={styles.word}>
      {t.failed}
    </p>
  );
}

function DamagedNotes({ notes }: NotesProps): ReactNode {
  const styles = useStyles();
  const t = useStrings(noteStrings);
  const { phase } = useTable('phase');
  return (
    <>
      <p role="alert" className={styles.word}>
        {t.damaged}
      </p>
      {phase !== 'ended' && (
        <Button className={styles.button} onClick={() => notes.beginAnew()}>
          {t.beginAnew}
        </Button>
      )}
    </>
  );
}
