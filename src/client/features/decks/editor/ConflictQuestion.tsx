import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { FIRST_FOCUS, Sheet } from '../../../ui/Sheet.tsx';
import { useStrings } from '../../../ui/strings.ts';
import { deckEditorStrings } from './editorStrings.ts';
import { useEditorStyles } from './editorStyles.ts';

export interface ConflictQuestionProps {
  /** Deleted rather than changed. */
  readonly isGone: boolean;
  readonly onCopy: () => void;
  readonly onTheirs: () => void;
  readonly onStay: () => void;
}

/** Another person has changed the same deck: the author decides whose version stays. */
export function ConflictQuestion({ isGone, onCopy, onTheirs, onStay }: ConflictQuestionProps): ReactNode {
  const styles = useEditorStyles();
  const { conflict: t } = useStrings(deckEditorStrings);
  return (
    <Sheet kind="question" title={t.title} onClose={onStay}>
      <p className={styles.word}>{isGone ? t.gone : t.body}</p>
      <div className={styles.stack}>
        <Button {...FIRST_FOCUS} appearance="primary" onClick={onCopy}>
          {t.asCopy}
        </Button>
        {!isGone && <Button onClick={onTheirs}>{t.theirs}</Button>}
        <Button onClick={onStay}>{t.goOn}</Button>
      </div>
    </Sheet>
  );
}
