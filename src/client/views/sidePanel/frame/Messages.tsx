import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import type { ReactNode } from 'react';
import { Notice } from '../../../components/Notice.tsx';
import { useTableSession, useUndo } from '../../../session/hooks.ts';
import { noticeStrings, undoText } from '../../../strings/notices.ts';
import { useStrings } from '../../../strings/strings.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    flexShrink: 0,
    paddingInline: tokens.spacingHorizontalS,
    paddingBottom: tokens.spacingVerticalXS,
  },
  undo: {
    alignSelf: 'flex-start',
    minWidth: 0,
    maxWidth: 'none',
    justifyContent: 'flex-start',
    fontWeight: tokens.fontWeightRegular,
  },
});

export interface MessagesProps {
  /** Something to tell this person in passing. */
  readonly message: string | undefined;
  readonly onDismiss: () => void;
}

/** Above the foot, whatever place is shown: a word in passing, and the way back from the last step. */
export function Messages({ message, onDismiss }: MessagesProps): ReactNode {
  const styles = useStyles();
  const t = useStrings(noticeStrings);
  const table = useTableSession();
  const step = useUndo();
  if (message === undefined && step === undefined) return null;
  return (
    <div className={styles.root}>
      {message !== undefined && <Notice onDismiss={onDismiss}>{message}</Notice>}
      {step && (
        <Button
          appearance="subtle"
          icon={<ArrowUndoRegular />}
          className={styles.undo}
          onClick={() => table.undoLastStep()}
        >
          {undoText(t, step.verb)}
        </Button>
      )}
    </div>
  );
}
