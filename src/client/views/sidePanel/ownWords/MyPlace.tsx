import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { optional } from '../../../components/optional.tsx';
import { useNotesState, useUnsent } from '../../../session/noteHooks.ts';
import type { NoteTaking } from '../../../session/noteTaking.ts';
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
  const state = useNotesState(taking);
  const unsent = useUnsent(taking);
  return (
    <div className={styles.root}>
      {taking && unsent.length > 0 && <Unsent taking={taking} words={unsent} />}
      {state.kind === 'opening' && <NotesWaiting />}
      {state.kind === 'failed' && (
        <p role="status" className={styles.word}>
          {t.failed}
        </p>
      )}
      {state.kind === 'open' && <Notes notes={state.notes} />}
      {state.kind === 'away' && <OwnWords />}
    </div>
  );
}
