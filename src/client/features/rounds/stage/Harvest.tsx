import { mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTable, useVerbs } from '../../../session/hooks.ts';
import { useStrings } from '../../../ui/strings.ts';
import { TextButton } from '../../../ui/TextButton.tsx';
import { FOCUS_FALLBACK } from '../../../ui/useKeepFocus.ts';
import { useFittingSize } from '../../recap/useFittingSize.ts';
import { useNames } from '../../roles/useNames.ts';
import { AreaLabel } from '../../table/card/AreaLabel.tsx';
import { wordsHere } from '../inUse.ts';
import { TimeVoice } from '../TimeVoice.tsx';
import { timeStrings } from '../timeStrings.ts';
import { usePaperStyles } from './paperStyles.ts';

export interface HarvestProps {
  readonly scrolls: boolean;
  readonly className?: string;
}

/** What people have shared after a silent minute, as notes all over the table; the question is a band above them. */
export function Harvest({ scrolls, className }: HarvestProps): ReactNode {
  const styles = usePaperStyles();
  const { words: t, silence: s } = useStrings(timeStrings);
  const verbs = useVerbs();
  const table = useTable('phase', 'current', 'conversation');
  const words = wordsHere(table);
  const room = useFittingSize<HTMLUListElement>(JSON.stringify(words), !scrolls);
  const nameOf = useNames(words.flatMap(({ by }) => (by === undefined ? [] : [by])));
  return (
    <section
      aria-label={t.title}
      tabIndex={-1}
      className={mergeClasses(styles.room, scrolls && styles.scrolling, className)}
      {...FOCUS_FALLBACK}
    >
      <TimeVoice />
      <div className={styles.band}>
        {table.current && <AreaLabel area={table.current.area} small />}
        <h2 className={styles.question}>{table.current?.question}</h2>
        {table.conversation.silence?.mayEnd && (
          <TextButton onClick={() => verbs.stopSilence()}>{s.close}</TextButton>
        )}
      </div>
      <ul
        aria-label={t.title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: notes that do not all fit are scrolled to by keyboard
        tabIndex={0}
        className={styles.notes}
        ref={room}
      >
        {words.map(({ id, text, by }) => (
          <li key={id} className={styles.note}>
            {text}
            <span className={styles.by}>{(by !== undefined && nameOf(by)) || t.unnamed}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
