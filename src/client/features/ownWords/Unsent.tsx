import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';
import type { NoteTaking } from '../../session/noteTaking.ts';
import { useStrings } from '../../ui/strings.ts';
import { noteStrings } from '../notes/notesStrings.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  word: { margin: 0, textWrap: 'pretty' },
  text: {
    boxSizing: 'border-box',
    width: '100%',
    padding: tokens.spacingHorizontalS,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    fieldSizing: 'content',
    minHeight: '64px',
    maxHeight: '240px',
    resize: 'vertical',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-1px' },
  },
});

export interface UnsentProps {
  readonly taking: NoteTaking;
  readonly words: readonly string[];
}

/** Words that did not get into the notes, as text to be selected: a frame may be forbidden to copy by itself. */
export function Unsent({ taking, words }: UnsentProps): ReactNode {
  const styles = useStyles();
  const { unsent: t } = useStrings(noteStrings);
  const heading = useId();
  return (
    <section aria-labelledby={heading} className={styles.root}>
      <h2 id={heading} className={styles.heading}>
        {t.title}
      </h2>
      <p className={styles.word}>{t.word}</p>
      <textarea
        readOnly
        className={styles.text}
        aria-label={t.label}
        value={words.join('\n\n')}
        onFocus={({ target }) => target.select()}
      />
      <Button size="small" onClick={() => taking.discardUnsent()}>
        {t.letGo}
      </Button>
    </section>
  );
}
