import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useConversation } from '../../../session/conversationHooks.ts';
import { useTable, useTableOnScreen } from '../../../session/hooks.ts';
import { useLastStep } from '../../../session/undoLink.ts';
import { noticeStrings, undoText } from '../../../ui/noticeStrings.ts';
import { useStrings } from '../../../ui/strings.ts';
import { TextButton } from '../../../ui/TextButton.tsx';
import { FOCUS_FALLBACK } from '../../../ui/useKeepFocus.ts';
import { useSpeaks } from '../../../ui/voice.ts';
import { GuestHelp } from '../../help/GuestHelp.tsx';
import { Controls } from './Controls.tsx';
import type { StageAction } from './shortcuts.ts';
import { stage } from './stageStrings.ts';
import type { Actions } from './useActions.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '0.6em',
    // As high as its buttons, also while there are none.
    minHeight: 'max(2.6em, 44px)',
  },
  quiet: {
    '@media (hover: hover)': { opacity: 0 },
    ':is(main:hover *)': { opacity: 1 },
    ':is(main:focus-within *)': { opacity: 1 },
  },
  hint: { color: tokens.colorNeutralForeground2 },
});

/** The button runs the action. */
const NOTHING = () => undefined;

export interface FootProps {
  readonly actions: Actions;
  readonly keyOf: (action: StageAction) => string | undefined;
  readonly narrow: boolean;
  /** Each card of the spread can be seen and chosen. */
  readonly chooses: boolean;
  readonly className?: string;
  /** After everything else. */
  readonly children?: ReactNode;
}

/** The next step, under the card or the spread, for people who may take it; for others a sentence that says who may. */
export function Foot({ actions, keyOf, narrow, chooses, className, children }: FootProps): ReactNode {
  const styles = useStyles();
  const t = useStrings(stage);
  const undoTexts = useStrings(noticeStrings);
  const { current, may, access } = useTable('current', 'may', 'access');
  const conversation = useConversation('part', 'choice');
  const { me } = useTableOnScreen();
  // People with a panel have these steps there: then the buttons appear with the pointer or the keyboard only.
  const isQuiet = !useSpeaks();
  const lastStep = useLastStep(NOTHING);

  return (
    <div className={mergeClasses(styles.root, isQuiet && styles.quiet, className)}>
      {current && may.layCards && <Controls actions={actions} keyOf={keyOf} narrow={narrow} />}
      {!current && actions.next && (
        <>
          <TextButton
            look="stage"
            // In the closing round, and where a card is chosen together, the way on to a card is secondary.
            appearance={conversation.part === 'closing' || conversation.choice ? 'secondary' : 'primary'}
            shortcut={keyOf('next')}
            {...FOCUS_FALLBACK}
            onClick={actions.next}
          >
            {t.spread.next}
          </TextButton>
          {chooses && <span className={styles.hint}>{t.spread.orChoose}</span>}
        </>
      )}
      {!may.layCards && me.role === 'viewer' && (
        <>
          <span className={styles.hint}>{t.spread.lookOn}</span>
          <GuestHelp />
        </>
      )}
      {!may.layCards && !current && me.role !== 'viewer' && access === 'led' && (
        <span className={styles.hint}>{t.spread.ledTable}</span>
      )}
      {lastStep && actions.undo && (
        <TextButton
          look="stage"
          appearance="subtle"
          shortcut={keyOf('undo')}
          aria-label={undoText(undoTexts, lastStep.name)}
          onClick={actions.undo}
        >
          {t.undo}
        </TextButton>
      )}
      {children}
    </div>
  );
}
