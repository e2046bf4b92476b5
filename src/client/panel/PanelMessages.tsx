import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { type ReactNode, useEffect, useRef } from 'react';
import { useMessagesChoice } from '../context/useDeviceChoice.ts';
import { useFacilitation } from '../session/facilitationHooks.ts';
import { useLastStep, useUndoLink } from '../session/undoLink.ts';
import { Notice } from '../ui/Notice.tsx';
import { noticeStrings, undoText } from '../ui/noticeStrings.ts';
import { useStrings } from '../ui/strings.ts';

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

export interface PanelMessagesProps {
  /** Something to tell this person in passing. */
  readonly message: string | undefined;
  readonly onDismiss: () => void;
}

/** A word in passing passes, unless it is being read. */
const PASSES_MS = 8_000;
const READ_MS = 2_000;

/** Above the foot, whatever place is shown: a word in passing, and the way back from the last step. */
export function PanelMessages({ message, onDismiss }: PanelMessagesProps): ReactNode {
  const styles = useStyles();
  const t = useStrings(noticeStrings);
  const facilitation = useFacilitation();
  const undo = () => facilitation.undoLastStep();
  useUndoLink(undo);
  const step = useLastStep(undo);
  const [messages] = useMessagesChoice();
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (message === undefined || messages === 'stay') return;
    const pass = () => {
      if (root.current?.matches(':hover, :focus-within')) timer = setTimeout(pass, READ_MS);
      else onDismiss();
    };
    let timer = setTimeout(pass, PASSES_MS);
    return () => clearTimeout(timer);
  }, [message, messages, onDismiss]);
  if (message === undefined && step === undefined) return null;
  return (
    <div ref={root} className={styles.root}>
      {message !== undefined && <Notice onDismiss={onDismiss}>{message}</Notice>}
      {step && (
        <Button appearance="subtle" icon={<ArrowUndoRegular />} className={styles.undo} onClick={step.undo}>
          {undoText(t, step.name)}
        </Button>
      )}
    </div>
  );
}
