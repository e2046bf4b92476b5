import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useStrings } from '../../../ui/strings.ts';
import { StageButton } from './StageButton.tsx';
import type { StageAction } from './shortcuts.ts';
import { stage } from './stageStrings.ts';
import type { Actions } from './useActions.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '0.5em',
    margin: 0,
    padding: 0,
    border: 'none',
    minWidth: 0,
  },
  narrow: { display: 'grid', gridTemplateColumns: '1fr 1fr', flexGrow: 1 },
  whole: { gridColumn: '1 / -1' },
  spacer: { width: '0.5em' },
});

export interface ControlsProps {
  /** Only what there is to do now; without `next` there is no card left. */
  readonly actions: Actions;
  /** The key of an action, while keys are on. */
  readonly keyOf: (action: StageAction) => string | undefined;
  /** Two beside each other, as on a phone. */
  readonly narrow: boolean;
  readonly className?: string;
}

const OTHERS = ['putBack', 'skip', 'park'] as const;

/** What to do with the card that is talked about: one thing that is usually next, and the rest beside it. */
export function Controls({ actions, keyOf, narrow, className }: ControlsProps): ReactNode {
  const styles = useStyles();
  const t = useStrings(stage).card;
  const button = (
    action: 'next' | 'finish' | 'putBack' | 'skip' | 'park',
    appearance: 'primary' | 'secondary',
  ) => {
    const run = actions[action];
    return (
      run && (
        <StageButton
          key={action}
          appearance={appearance}
          shortcut={keyOf(action)}
          unhinted={narrow}
          className={narrow && action === 'next' ? styles.whole : undefined}
          onClick={run}
        >
          {t[action]}
        </StageButton>
      )
    );
  };
  return (
    <fieldset
      aria-label={t.controls}
      className={mergeClasses(styles.root, narrow && styles.narrow, className)}
    >
      {button('next', 'primary')}
      {button('finish', actions.next ? 'secondary' : 'primary')}
      {!narrow && <span aria-hidden="true" className={styles.spacer} />}
      {OTHERS.map((action) => button(action, 'secondary'))}
    </fieldset>
  );
}
