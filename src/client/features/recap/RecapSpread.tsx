import type { ReactNode } from 'react';
import { spreadInWords } from '../../../domain/recap/outline.ts';
import type { RecapPlacement } from '../../../domain/recap/recap.ts';
import { useRecapStyles } from './recapStyles.ts';

/** What a placement asked and how it turned out: one dot for each person, five columns, and no average. */
export function RecapSpread({ placement }: { readonly placement: RecapPlacement }): ReactNode {
  const styles = useRecapStyles();
  const { counts, statement, lowest, highest } = placement;
  return (
    <div>
      <p className={styles.small}>{statement}</p>
      <div role="img" aria-label={`${statement}. ${spreadInWords(placement)}`}>
        <div className={styles.spread}>
          {counts.map((count, step) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the steps are their places
            <div key={step} className={styles.column}>
              {Array.from({ length: count }, (_, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the dots stand for no particular people
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
        <div className={styles.ends}>
          <span>{lowest}</span>
          <span>{highest}</span>
        </div>
      </div>
    </div>
  );
}
