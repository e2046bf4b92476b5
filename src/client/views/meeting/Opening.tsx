import { mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { HostPlace } from '../../../host/host.ts';
import { openingStrings } from '../../strings/opening.ts';
import { useStrings } from '../../strings/strings.ts';
import { useOpeningStyles } from './openingStyles.ts';

/** Enough to be seen as a table; how many cards there are is not known yet. */
const CARDS = Array.from({ length: 12 }, (_, at) => at);
const TABS = [0, 1, 2];

export interface OpeningProps {
  readonly place: HostPlace;
}

/** The place as it will be, without what is still on its way. Nothing blinks while it waits. */
export function Opening({ place }: OpeningProps): ReactNode {
  return place === 'stage' ? <OpeningStage /> : <OpeningPanel />;
}

function OpeningPanel(): ReactNode {
  const styles = useOpeningStyles();
  const t = useStrings(openingStrings);
  return (
    <div className={mergeClasses(styles.screen, styles.panel)} aria-busy="true">
      <header className={styles.head}>
        <h1 className={styles.title}>{t.title}</h1>
        <span className={mergeClasses(styles.shape, styles.button)} />
      </header>
      <main className={styles.main}>
        <p role="status" className={styles.word}>
          {t.opening}
        </p>
        <span className={mergeClasses(styles.shape, styles.card)} />
        <span className={mergeClasses(styles.shape, styles.primary)} />
      </main>
      <div className={styles.foot}>
        {TABS.map((tab) => (
          <span key={tab} className={mergeClasses(styles.shape, styles.tab)} />
        ))}
      </div>
    </div>
  );
}

function OpeningStage(): ReactNode {
  const styles = useOpeningStyles();
  const t = useStrings(openingStrings);
  return (
    <div className={mergeClasses(styles.screen, styles.stage)} aria-busy="true">
      <h1 className={styles.hidden}>{t.title}</h1>
      <p role="status" className={styles.stageWord}>
        {t.opening}
      </p>
      <div className={styles.spread}>
        {CARDS.map((card) => (
          <span key={card} className={mergeClasses(styles.shape, styles.spreadCard)} />
        ))}
      </div>
    </div>
  );
}
