import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { FIRST_FOCUS, Sheet } from '../../../ui/Sheet.tsx';
import { useStrings } from '../../../ui/strings.ts';
import { deckEditorStrings } from './editorStrings.ts';
import { useEditorStyles } from './editorStyles.ts';

export interface LeaveQuestionProps {
  readonly isOnDevice: boolean;
  readonly onKeep: () => void;
  readonly onLater: () => void;
  readonly onDiscard: () => void;
  readonly onStay: () => void;
}

/** Asks before unsaved work is lost. */
export function LeaveQuestion({
  isOnDevice,
  onKeep,
  onLater,
  onDiscard,
  onStay,
}: LeaveQuestionProps): ReactNode {
  const styles = useEditorStyles();
  const { leave: t } = useStrings(deckEditorStrings);
  return (
    <Sheet kind="question" title={t.title} onClose={onStay}>
      <p className={styles.word}>{isOnDevice ? t.body : t.bodyNowhere}</p>
      <div className={styles.stack}>
        <Button {...FIRST_FOCUS} appearance="primary" onClick={onKeep}>
          {t.keep}
        </Button>
        {isOnDevice && <Button onClick={onLater}>{t.later}</Button>}
        <Button onClick={onStay}>{t.stay}</Button>
        <Button appearance="subtle" onClick={onDiscard}>
          {t.discard}
        </Button>
      </div>
    </Sheet>
  );
}
