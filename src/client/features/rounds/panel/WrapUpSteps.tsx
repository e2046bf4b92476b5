import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useConversation } from '../../../session/conversationHooks.ts';
import { useStrings } from '../../../ui/strings.ts';
import { roundStrings } from '../roundsStrings.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    color: tokens.colorNeutralForeground2,
  },
  now: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
});

/** For the facilitator: where the wrapping up is, and what comes of it yet. */
export function WrapUpSteps(): ReactNode {
  const styles = useStyles();
  const { wrapUp: t } = useStrings(roundStrings);
  const { recapShown } = useConversation('recapShown');
  const now = recapShown ? 1 : 0;
  return (
    <ol aria-label={t.title} className={styles.root}>
      {t.steps.map((step, index) => (
        <li
          key={step}
          aria-current={index === now ? 'step' : undefined}
          className={mergeClasses(index === now && styles.now)}
        >
          {index + 1}. {step}
        </li>
      ))}
    </ol>
  );
}
