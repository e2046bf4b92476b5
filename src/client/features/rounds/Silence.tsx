import type { ReactNode } from 'react';
import type { CountdownView } from '../../../domain/table/conversation/view.ts';
import { useServerClock } from '../../session/conversationHooks.ts';
import { useVerbs } from '../../session/hooks.ts';
import { useStrings } from '../../ui/strings.ts';
import { TextButton } from '../../ui/TextButton.tsx';
import { useRoundStyles } from './roundStyles.ts';
import { TimeLeft } from './TimeLeft.tsx';
import { timeStrings } from './timeStrings.ts';
import { useSecondsLeft } from './useSecondsLeft.ts';

export interface SilenceProps {
  readonly silence: CountdownView;
  /** For the whole room: the ring alone. */
  readonly isLarge?: boolean;
  /** Actions meanwhile and afterwards, where there is room for them. */
  readonly children?: (over: boolean) => ReactNode;
}

/** A minute to think in, and what comes of it. */
export function Silence({ silence, isLarge = false, children }: SilenceProps): ReactNode {
  const styles = useRoundStyles();
  const { silence: t } = useStrings(timeStrings);
  const verbs = useVerbs();
  const clock = useServerClock();
  const over = useSecondsLeft(silence.endsAtMs) === 0;
  // Ends it at once in the past: people who are writing can continue, and share.
  const endNow = () => verbs.startSilence(1, clock.nowMs() - 1);
  return (
    <section aria-label={t.title} className={styles.part}>
      <div className={styles.line}>
        <span className={styles.large}>{t.title}</span>
        {!over && <TimeLeft countdown={silence} label={t.title} isLarge={isLarge} />}
      </div>
      <p className={styles.word}>{over ? t.over : t.hint}</p>
      {children?.(over)}
      {silence.mayEnd && (
        <div className={styles.buttons}>
          <TextButton
            appearance={over ? 'secondary' : 'subtle'}
            onClick={() => (over ? verbs.stopSilence() : endNow())}
          >
            {over ? t.close : t.stop}
          </TextButton>
        </div>
      )}
    </section>
  );
}
