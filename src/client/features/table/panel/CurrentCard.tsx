import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useId, useState } from 'react';
import type { CardView } from '../../../../domain/table/cardView.ts';
import { sidePanelStrings } from '../../../ui/panelStrings.ts';
import { useStrings } from '../../../ui/strings.ts';
import { CardFace } from '../card/CardFace.tsx';
import { heightAt } from '../card/questionSize.ts';

/** The card is at least so high, in hundredths of its width; longer questions make it higher, not their type smaller. */
const HEIGHT = 58;
/** Of the question's type, its box and what else is on the card, in the same measure. */
const LEAST_TYPE = 6.4;
const TEXT_WIDTH = 85;
const EDGE_AND_MARGINS = 30;

const useStyles = makeStyles({
  // The card's words break rather than widen it.
  card: {
    maxWidth: '400px',
    minHeight: '120px',
    gridTemplateColumns: 'minmax(0, 1fr)',
    overflowWrap: 'anywhere',
  },
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
        language={card.language}
        ratio={ratioFor(card.question)}
        questionAs="h2"
        questionId={questionId}
        className={styles.card}
      >
        {card.examples.length > 0 && <Examples card={card} />}
      </CardFace>
    </article>
  );
}

function ratioFor(question: string): number {
  return Math.max(HEIGHT, heightAt(question, LEAST_TYPE, TEXT_WIDTH) + EDGE_AND_MARGINS) / 100;
}

/** Folded again for every card. The same element for all of them, so that a new card does not take the focus away. */
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
      <ul className={styles.list} lang={card.language}>
        {card.examples.map((example) => (
          <li key={example}>{example}</li>
        ))}
      </ul>
    </details>
  );
}
