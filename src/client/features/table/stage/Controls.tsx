import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { ArrowForwardRegular } from '@fluentui/react-icons/svg/arrow-forward';
import { ArrowHookUpLeftRegular } from '@fluentui/react-icons/svg/arrow-hook-up-left';
import { BookmarkRegular } from '@fluentui/react-icons/svg/bookmark';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import type { ReactNode } from 'react';
import { useStrings } from '../../../ui/strings.ts';
import { TextButton } from '../../../ui/TextButton.tsx';
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
  /** One row, also where it is 320 pixels wide. */
  narrow: { flexWrap: 'nowrap', gap: '4px', flexGrow: 1 },
  wide: { flexGrow: 1 },
  sign: { paddingInline: '0.5em', fontSize: '1.2em' },
});

export interface ControlsProps {
  /** Only what there is to do now; without `next` there is no card left. */
  readonly actions: Actions;
  /** The key of an action, while keys are on. */
  readonly keyOf: (action: StageAction) => string | undefined;
  /** Signs rather than words, as on a phone. */
  readonly narrow: boolean;
  readonly className?: string;
}

/** As the panel has them. */
const SIGNS = {
  finish: <CheckmarkRegular />,
  putBack: <ArrowHookUpLeftRegular />,
  skip: <ArrowForwardRegular />,
  park: <BookmarkRegular />,
} as const;

const OTHERS = ['putBack', 'skip', 'park'] as const;

/** What to do with the card that is talked about: one thing that is usually next, and the rest beside it. */
export function Controls({ actions, keyOf, narrow, className }: ControlsProps): ReactNode {
  const styles = useStyles();
  const t = useStrings(stage).card;
  const button = (action: keyof typeof SIGNS | 'next', appearance: 'primary' | 'secondary' | 'subtle') => {
    const run = actions[action];
    return (
      run && (
        <TextButton
          look="stage"
          key={action}
          appearance={appearance}
          shortcut={keyOf(action)}
          unhinted={narrow}
          className={narrow ? (appearance === 'primary' ? styles.wide : styles.sign) : undefined}
          {...(narrow && appearance !== 'primary' && { 'aria-label': t[action] })}
          onClick={run}
        >
          {narrow && appearance !== 'primary' && action !== 'next' ? SIGNS[action] : t[action]}
        </TextButton>
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
      {OTHERS.map((action) => button(action, 'subtle'))}
    </fieldset>
  );
}
