import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { deckEditorStrings } from '../../../../strings/decks/editor.ts';
import { useStrings } from '../../../../strings/strings.ts';
import { FIRST_FOCUS, Sheet } from '../../frame/Sheet.tsx';
import { useEditorStyles } from './editorStyles.ts';

export interface ConflictQuestionProps {
  /** Deleted rather than changed. */
  readonly isGone: boolean;
  readonly onCopy: () => void;
  readonly onTheirs: () => void;
  readonly onStay: () => void;
}

/** Somebody else was at the same deck: neither's work goes unasked. */
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
