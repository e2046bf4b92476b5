import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useConversation } from '../../../session/conversationHooks.ts';
import { useTable, useVerbs } from '../../../session/hooks.ts';
import { sidePanelStrings } from '../../../ui/panelStrings.ts';
import { useStrings } from '../../../ui/strings.ts';
import { TextButton } from '../../../ui/TextButton.tsx';
import { FOCUS_FALLBACK } from '../../../ui/useKeepFocus.ts';
import { roundStrings } from '../roundsStrings.ts';
import { ToolForm, ToolList } from '../Tools.tsx';
import { ClosingNotes } from './ClosingNotes.tsx';
import { usePaperStyles } from './paperStyles.ts';
import { Where } from './Where.tsx';

const useStyles = makeStyles({
  room: { minWidth: 0, minHeight: 0, display: 'grid', outlineStyle: 'none' },
  paper: {
    boxSizing: 'border-box',
    alignSelf: 'center',
    justifySelf: 'center',
    width: 'min(100%, 46em)',
    maxHeight: '100%',
    overflowY: 'auto',
    display: 'grid',
    alignContent: 'safe center',
    gap: '0.9em',
    padding: '1.8em 2.4em',
    outline: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: '16px',
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
  },
  scrolling: { maxHeight: 'none', padding: '1em' },
  which: { margin: 0, color: tokens.colorNeutralForeground2 },
  question: {
    margin: 0,
    fontSize: 'min(2.6em, 9vw)',
    lineHeight: 1.18,
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '-0.01em',
    textWrap: 'balance',
    overflowWrap: 'break-word',
  },
  hint: { margin: 0, fontSize: '1.2em', color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
  tools: { fontSize: '1.2em' },
});

export interface RoundMiddleProps {
  readonly scrolls: boolean;
  readonly className?: string;
}

/** The question of a round in the middle of the table, and what has come of it so far. */
export function RoundMiddle({ scrolls, className }: RoundMiddleProps): ReactNode {
  const styles = useStyles();
  const { opening, closing } = useStrings(roundStrings);
  const { steps } = useStrings(sidePanelStrings);
  const verbs = useVerbs();
  const { facilitate } = useTable('may').may;
  const papers = usePaperStyles();
  const { part, may, closing: words } = useConversation('part', 'may', 'closing');
  const question = part === 'tools' ? part : 'understand';
  const atEnd = part === 'closing';
  const hint = atEnd ? closing.hint : question === 'tools' ? opening.toolsHint : opening.understandHint;

  if (atEnd && words.length > 0) {
    return (
      <section
        aria-label={closing.title}
        tabIndex={-1}
        className={mergeClasses(papers.room, scrolls && papers.scrolling, className)}
        {...FOCUS_FALLBACK}
      >
        <div className={papers.band}>
          <h2 className={papers.question}>{closing.question}</h2>
          <Where texts={opening} className={styles.hint} />
        </div>
        <ClosingNotes scrolls={scrolls} />
      </section>
    );
  }
  return (
    <section
      aria-label={atEnd ? closing.title : opening.title}
      tabIndex={-1}
      className={mergeClasses(styles.room, className)}
      {...FOCUS_FALLBACK}
    >
      <div className={mergeClasses(styles.paper, scrolls && styles.scrolling)}>
        <p className={styles.which}>
          {atEnd ? closing.title : `${opening.title} · ${opening.which(question === 'tools' ? 2 : 1)}`}
        </p>
        <h2 className={styles.question}>{atEnd ? closing.question : opening.questions[question]}</h2>
        <p className={styles.hint}>{hint}</p>
        {part === 'tools' && <ToolList editable={false} className={styles.tools} />}
        {part === 'tools' && may.takePart && <ToolForm />}
        {part === 'understand' && facilitate && (
          <div>
            <TextButton look="stage" onClick={() => verbs.toPart('tools')}>
              {steps.nextQuestion}
            </TextButton>
          </div>
        )}
        {atEnd && may.takePart && <Where texts={opening} className={styles.hint} />}
      </div>
    </section>
  );
}
