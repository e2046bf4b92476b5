import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useConversation } from '../../session/conversationHooks.ts';
import { useTableSession, useVerbs } from '../../session/hooks.ts';
import { useStrings } from '../../ui/strings.ts';
import { noteStrings } from '../notes/notesStrings.ts';
import { MyJottings } from '../rounds/panel/MyJottings.tsx';
import { PublishedNotes } from './PublishedNotes.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL, maxWidth: '560px' },
  word: { margin: 0, color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
  heading: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalXS,
    paddingBlock: tokens.spacingVerticalS,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-line',
  },
});

/** A person's jottings, and the words that they have shared under their name. */
export function OwnWords(): ReactNode {
  const styles = useStyles();
  const { words: t } = useStrings(noteStrings);
  const { me } = useTableSession();
  const verbs = useVerbs();
  const shared = useConversation('words').words.filter(({ by }) => by === me.id);
  if (me.role === 'viewer') return <p className={styles.word}>{t.viewer}</p>;
  return (
    <div className={styles.root}>
      <MyJottings />
      {shared.length > 0 && (
        <section aria-label={t.shared}>
          <h2 className={styles.heading}>{t.shared}</h2>
          <ul className={styles.list}>
            {shared.map(({ id, text, mayWithdraw }) => (
              <li key={id} className={styles.item}>
                {text}
                {mayWithdraw && (
                  <Button
                    size="small"
                    aria-label={t.withdrawNamed(text)}
                    onClick={() => verbs.withdrawWord(id)}
                  >
                    {t.withdraw}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <PublishedNotes />
    </div>
  );
}
