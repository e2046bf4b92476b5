import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useConversation } from '../../../session/conversationHooks.ts';
import { useTable } from '../../../session/hooks.ts';
import { WITHOUT_CARD } from '../../../session/jottings.ts';
import { useStrings } from '../../../ui/strings.ts';
import { Jotting } from '../Jotting.tsx';
import { useRoundStyles } from '../roundStyles.ts';
import { timeStrings } from '../timeStrings.ts';
import { useJottings } from '../useJottings.ts';

const useStyles = makeStyles({
  item: {
    paddingBlock: tokens.spacingVerticalM,
    '& + &': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  question: { margin: `0 0 ${tokens.spacingVerticalS}`, color: tokens.colorNeutralForeground2 },
});

/** Everything this person has jotted down and not shared, at the card that is out first. */
export function MyJottings(): ReactNode {
  const styles = useStyles();
  const round = useRoundStyles();
  const { jotting: t } = useStrings(timeStrings);
  const { all } = useJottings();
  const { cards, current } = useTable('cards', 'current');
  const { may } = useConversation('may');
  const here = current?.id ?? WITHOUT_CARD;
  const questions = new Map(cards.map(({ id, question }) => [id, question]));
  const others = Object.keys(all).filter((id) => id !== here && (id === WITHOUT_CARD || questions.has(id)));
  return (
    <section aria-label={t.title}>
      <h2 className={round.heading}>{t.title}</h2>
      {[here, ...others].map((subject) => (
        <div key={subject} className={styles.item}>
          <p className={styles.question}>{questions.get(subject) ?? t.withoutCard}</p>
          <Jotting subject={subject} shareable={may.takePart} />
        </div>
      ))}
    </section>
  );
}
