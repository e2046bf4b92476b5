import type { ReactNode } from 'react';
import { useConversation } from '../../../session/conversationHooks.ts';
import { useStrings } from '../../../ui/strings.ts';
import { useFittingSize } from '../../recap/useFittingSize.ts';
import { roundStrings } from '../roundsStrings.ts';
import { useClosingNames } from '../useClosingNames.ts';
import { usePaperStyles } from './paperStyles.ts';

/** What each takes away: what they noticed beside what they do next. */
export function ClosingNotes({ scrolls }: { readonly scrolls: boolean }): ReactNode {
  const styles = usePaperStyles();
  const { closing: t } = useStrings(roundStrings);
  const { closing } = useConversation('closing');
  const namesOf = useClosingNames(closing);
  const room = useFittingSize<HTMLElement>(JSON.stringify(closing), !scrolls);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: notes that do not all fit are scrolled to by keyboard
    <section ref={room} aria-label={t.list} tabIndex={0} className={styles.columns}>
      {(['insight', 'nextStep'] as const).map((field) => (
        <section key={field} aria-label={t[field]}>
          <h3 className={styles.heading}>{t[field]}</h3>
          <ul className={styles.notes}>
            {closing
              .filter((words) => words[field] !== '')
              .map((words) => (
                <li key={words.id} className={styles.note}>
                  {words[field]}
                  <span className={styles.by}>{namesOf(words).signature}</span>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </section>
  );
}
