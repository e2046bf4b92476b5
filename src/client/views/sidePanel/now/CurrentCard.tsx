import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useId, useState } from 'react';
import type { CardView } from '../../../../domain/table/tableView.ts';
import { CardFace } from '../../../components/CardFace.tsx';
import { sidePanelStrings } from '../../../strings/sidePanel.ts';
import { useStrings } from '../../../strings/strings.ts';

/** Height by width for which the question's type is chosen; longer questions make the card higher. */
const RATIO = 0.85;

const useStyles = makeStyles({
  card: { maxWidth: '400px', minHeight: '120px' },
  examples: { marginTop: tokens.spacingVerticalM, fontSize: tokens.fontSizeBase300 },
  summary: {
    display: 'inline-block',
    paddingBlock: tokens.spacingVerticalXS,
    color: tokens.colorBrandForegroundLink,
    cursor: 'pointer',
    '::marker': { color: tokens.colorNeutralForeground2 },
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: {
    margin: 0,
    paddingInlineStart: '18px',
    paddingBlockEnd: tokens.spacingVerticalXS,
    lineHeight: tokens.lineHeightBase300,
    '& > li': { marginTop: tokens.spacingVerticalXS },
  },
});

export interface CurrentCardProps {
  readonly card: CardView;
}

/** The turned card as it lies on the stage, smaller. */
export function CurrentCard({ card }: CurrentCardProps): ReactNode {
  const styles = useStyles();
  const questionId = useId();
  return (
    <article aria-labelledby={questionId}>
      <CardFace
        area={card.area}
        question={card.question}
        size="large"
        shape="free"
        ratio={RATIO}
        questionAs="h2"
        questionId={questionId}
        className={styles.card}
      >
        {card.examples.length > 0 && <Examples card={card} />}
      </CardFace>
    </article>
  );
}

/** Folded again for every card. The same element for all of them, so that nobody loses the focus to a new card. */
function Examples({ card }: CurrentCardProps): ReactNode {
  const styles = useStyles();
  const { now: t } = useStrings(sidePanelStrings);
  const [openFor, setOpenFor] = useState<string>();
  return (
    <details
      className={styles.examples}
      open={openFor === card.id}
      onToggle={(event) => setOpenFor(event.currentTarget.open ? card.id : undefined)}
    >
      <summary className={styles.summary}>{t.examples}</summary>
      <p className={styles.hint}>{t.examplesHint}</p>
      <ul className={styles.list}>
        {card.examples.map((example) => (
          <li key={example}>{example}</li>
        ))}
      </ul>
    </details>
  );
}
