import type { ReactNode } from 'react';
import { useConversation } from '../../../session/conversationHooks.ts';
import { useStrings } from '../../../ui/strings.ts';
import { useNames } from '../../roles/useNames.ts';
import { roundStrings } from '../roundsStrings.ts';
import { noteSize, usePaperStyles } from './paperStyles.ts';

/** What each takes away: what they noticed beside what they do next. */
export function ClosingNotes(): ReactNode {
  const styles = usePaperStyles();
  const { closing: t, speaking } = useStrings(roundStrings);
  const { closing } = useConversation('closing');
  const nameOf = useNames(closing.flatMap(({ by }) => by ?? []));
  const all = closing.flatMap(({ insight, nextStep }) => [insight, nextStep]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: notes that do not all fit are scrolled to by keyboard
    <section aria-label={t.list} tabIndex={0} className={styles.columns}>
      {(['insight', 'nextStep'] as const).map((field) => (
        <section key={field} aria-label={t[field]}>
          <h3 className={styles.heading}>{t[field]}</h3>
          <ul className={styles.notes} style={{ fontSize: noteSize(all) }}>
            {closing
              .filter((words) => words[field] !== '')
              .map(({ id, by, [field]: text }) => (
                <li key={id} className={styles.note}>
                  {text}
                  <span className={styles.by}>{(by !== undefined && nameOf(by)) || speaking.somebody}</span>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </section>
  );
}
