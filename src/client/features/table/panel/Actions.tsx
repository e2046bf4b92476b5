import { Button, mergeClasses } from '@fluentui/react-components';
import { ArrowForwardRegular } from '@fluentui/react-icons/svg/arrow-forward';
import { ArrowHookUpLeftRegular } from '@fluentui/react-icons/svg/arrow-hook-up-left';
import { BookmarkRegular } from '@fluentui/react-icons/svg/bookmark';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
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
};

/** What may be done with the card besides going on: one quiet row. */
const CARD_ACTIONS: ReadonlySet<SecondaryAction> = new Set(['finish', 'skip', 'park', 'putBack']);

/** One primary action and the secondary ones. Without any, nothing: a sentence above says why. */
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

  const isOver = primary === 'beginAgain';
  const wrapsUp = secondary.includes('wrapUp');
  const withCard = secondary.filter((action) => CARD_ACTIONS.has(action));
  const others = secondary.filter((action) => action !== 'wrapUp' && !CARD_ACTIONS.has(action));
  return (
    <div className={beside ? styles.parted : mergeClasses(styles.root, !isOver && styles.inSight)}>
      {(primary !== undefined || wrapsUp) && (
        <div key="primary" className={mergeClasses(styles.first, beside === 'inUse' && styles.inSight)}>
          {primary !== undefined && (
            <Button
              // The same button for every step: it keeps the focus while the meeting goes on.
              // After the meeting the way to keep the recap stands out instead.
              appearance={beside === 'busy' || isOver ? 'secondary' : 'primary'}
              size="large"
              className={styles.primary}
              disabledFocusable={busy}
              onClick={press(primary)}
              {...FOCUS_FALLBACK}
            >
              {busy && primary === 'show' ? t.sharing.asking : t.steps[primary]}
            </Button>
          )}
          {wrapsUp && (
            <Button
              size="large"
              title={t.stepHints.wrapUp}
              className={styles.wrapUp}
              onClick={press('wrapUp')}
            >
              {t.steps.wrapUp}
            </Button>
          )}
        </div>
      )}
      {withCard.length > 0 && (
        <div className={styles.row}>
          {withCard.map((action) => (
            <Button
              key={action}
              appearance="subtle"
              title={t.stepHints[action as keyof typeof t.stepHints]}
              className={styles.tile}
              onClick={press(action)}
            >
              {ICONS[action]}
              <span>{t.steps[action]}</span>
            </Button>
          ))}
        </div>
      )}
      {others.length > 0 && (
        <div className={others.length > 1 ? styles.grid : styles.single}>
          {others.map((action) => (
            <Button key={action} className={styles.secondary} onClick={press(action)}>
              {t.steps[action]}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
