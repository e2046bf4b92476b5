import { Button, mergeClasses } from '@fluentui/react-components';
import { ArrowForwardRegular } from '@fluentui/react-icons/svg/arrow-forward';
import { ArrowHookUpLeftRegular } from '@fluentui/react-icons/svg/arrow-hook-up-left';
import { BookmarkRegular } from '@fluentui/react-icons/svg/bookmark';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { FlagRegular } from '@fluentui/react-icons/svg/flag';
import type { MouseEvent, ReactElement, ReactNode } from 'react';
import { sidePanelStrings } from '../../../ui/panelStrings.ts';
import { useStrings } from '../../../ui/strings.ts';
import { FOCUS_FALLBACK } from '../../../ui/useKeepFocus.ts';
import { useActionsStyles } from './actionsStyles.ts';
import type { NextStep, PrimaryAction, SecondaryAction } from './nextStep.ts';

export type Action = PrimaryAction | SecondaryAction;

export interface ActionsProps {
  readonly step: NextStep;
  /** Waiting for somebody else's answer. */
  readonly busy: boolean;
  /** Something else is going on: then what stands out takes less room, and if everybody is busy nothing does. */
  readonly beside?: 'inUse' | 'busy' | undefined;
  readonly onAction: (action: Action, pressedAtMs: number) => void;
}

const ICONS: Readonly<Partial<Record<SecondaryAction, ReactElement>>> = {
  finish: <CheckmarkRegular />,
  skip: <ArrowForwardRegular />,
  park: <BookmarkRegular />,
  putBack: <ArrowHookUpLeftRegular />,
  wrapUp: <FlagRegular />,
};

/** One action that stands out, and what else may be done. Whoever may do nothing is told why, and sees no buttons. */
export function Actions({ step, busy, beside, onAction }: ActionsProps): ReactNode {
  const styles = useActionsStyles();
  const t = useStrings(sidePanelStrings);
  const { primary, secondary } = step;
  const press = (action: Action) => (event: MouseEvent) => {
    // The second half of a double click is not another step.
    if (busy || event.detail > 1) return;
    onAction(action, event.timeStamp);
  };
  if (primary === undefined && secondary.length === 0) return null;

  return (
    <div className={beside ? styles.parted : mergeClasses(styles.root, styles.inSight)}>
      {primary !== undefined && (
        <div key="primary" className={mergeClasses(beside === 'inUse' && styles.inSight)}>
          <Button
            // The same button for every step: it keeps the focus while the meeting goes on.
            // Once the meeting has ended nothing urges anybody on.
            appearance={beside === 'busy' || primary === 'beginAgain' ? 'secondary' : 'primary'}
            size="large"
            className={styles.primary}
            disabledFocusable={busy}
            onClick={press(primary)}
            {...FOCUS_FALLBACK}
          >
            {busy && primary === 'show' ? t.sharing.asking : t.steps[primary]}
          </Button>
        </div>
      )}
      {secondary.length > 0 && (
        <div className={secondary.length > 1 ? styles.grid : styles.single}>
          {secondary.map((action) => (
            <Button
              key={action}
              {...(ICONS[action] && { icon: ICONS[action] })}
              {...(action in t.stepHints && { title: t.stepHints[action as keyof typeof t.stepHints] })}
              className={mergeClasses(styles.secondary, action in ICONS && styles.aligned)}
              onClick={press(action)}
            >
              {t.steps[action]}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
