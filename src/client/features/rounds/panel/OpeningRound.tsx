import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useConversation } from '../../../session/conversationHooks.ts';
import { useStrings } from '../../../ui/strings.ts';
import { useRoundStyles } from '../roundStyles.ts';
import { roundStrings } from '../roundsStrings.ts';
import { ToolForm, ToolList } from '../Tools.tsx';

export const useQuestionStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  which: { margin: `0 0 ${tokens.spacingVerticalXXS}`, color: tokens.colorNeutralForeground2 },
  question: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    textWrap: 'pretty',
  },
});

export interface OpeningRoundProps {
  readonly question: 'understand' | 'tools';
}

/** One of the two questions that a meeting may open with. */
export function OpeningRound({ question }: OpeningRoundProps): ReactNode {
  const styles = useQuestionStyles();
  const round = useRoundStyles();
  const { opening: t } = useStrings(roundStrings);
  const { may } = useConversation('may');
  const tools = question === 'tools';
  return (
    <div className={styles.root}>
      <div>
        <p className={styles.which}>{t.which(tools ? 2 : 1)}</p>
        <h2 className={styles.question}>{t.questions[question]}</h2>
      </div>
      <p className={round.quiet}>{tools ? t.toolsHint : t.understandHint}</p>
      {tools && may.takePart && <ToolForm />}
      {tools && <ToolList editable />}
    </div>
  );
}
