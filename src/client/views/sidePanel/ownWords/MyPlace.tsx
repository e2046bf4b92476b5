import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { optional } from '../../../components/optional.tsx';
import { useNotesState, useUnsent } from '../../../session/noteHooks.ts';
import type { NotesState, NoteTaking } from '../../../session/noteTaking.ts';
import { noteStrings } from '../../../strings/notes.ts';
import { useStrings } from '../../../strings/strings.ts';
import { NotesWaiting } from '../notes/NotesWaiting.tsx';
import { WaitingBox } from '../rounds/late.tsx';

const Notes = optional(
  async () => (await import(/* webpackChunkName: "optional-notes" */ '../notes/Notes.tsx')).Notes,
  NotesWaiting,
);
const OwnWords = optional(
  async () => (await import(/* webpackChunkName: "optional-own-words" */ './OwnWords.tsx')).OwnWords,
  WaitingBox,
);
const Unsent = optional(
  async () => (await import(/* webpackChunkName: "optional-own-words" */ './Unsent.tsx')).Unsent,
  WaitingBox,
);

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  button: { alignSelf: 'flex-start', minWidth: 0 },
  word: { margin: 0, color: tokens.colorNeutralForeground2 },
});

export interface MyPlaceProps {
  /** Undefined for those who look on without an account. */
  readonly taking: NoteTaking | undefined;
}

/** The place for what one writes: the notes for those who take them, one's own words for everybody else. */
export function MyPlace({ taking }: MyPlaceProps): ReactNode {
  const styles = useStyles();
  const t = useStrings(noteStrings);
  const root = useRef<HTMLDivElement>(null);
  const state = useNotesState(taking);
  const unsent = useUnsent(taking);
  const takesNotes = state.kind !== 'away';
  const [atWords, setAtWords] = useState(!takesNotes);
  useEffect(() => {
    // Whoever is made note-taker in the middle of a word of their own finishes it first.
    const isWriting = root.current?.contains(document.activeElement) ?? false;
    setAtWords((before) => !takesNotes || (before && isWriting));
  }, [takesNotes]);

  return (
    <div ref={root} className={styles.root}>
      {taking && unsent.length > 0 && <Unsent taking={taking} words={unsent} />}
      {takesNotes && atWords && (
        <Button size="small" className={styles.button} onClick={() => setAtWords(false)}>
          {t.words.toNotes}
        </Button>
      )}
      {atWords || !takesNotes ? <OwnWords /> : <NotesPlace state={state} />}
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
  if (state.kind !== 'failed') return <NotesWaiting />;
  return (
    <p role="status" className={styles.word}>
      {t.failed}
    </p>
  );
}
