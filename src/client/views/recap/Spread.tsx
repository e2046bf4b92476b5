import type { ReactNode } from 'react';
import { recapStrings } from '../../strings/recap.ts';
import { useStrings } from '../../strings/strings.ts';
import { useRecapStyles } from './recapStyles.ts';

/** How a placement turned out: one dot for each person, five columns, and no average. */
export function Spread({ counts }: { readonly counts: readonly number[] }): ReactNode {
  const styles = useRecapStyles();
  const t = useStrings(recapStrings);
  return (
    <div role="img" aria-label={t.spread(counts)}>
      <div className={styles.spread}>
        {counts.map((count, step) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps are their places
          <div key={step} className={styles.column}>
            {Array.from({ length: count }, (_, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the dots are nobody in particular
              <span key={at} className={styles.person} />
            ))}
          </div>
        ))}
      </div>
      <div className={styles.steps}>
        {counts.map((_, step) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps are their places
          <span key={step}>{step + 1}</span>
        ))}
      </div>
    </div>
  );
}
