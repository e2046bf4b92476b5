import type { ReactNode } from 'react';
import { isEmpty, type Recap } from '../../../domain/recap/recap.ts';
import { recapWords } from '../../../domain/recap/words.ts';
import { useStrings } from '../../ui/strings.ts';
import { NeedsWheel } from './NeedsWheel.tsx';
import { RecapActions } from './RecapActions.tsx';
import { Notes, RecapCards, Views, Words } from './RecapCards.tsx';
import { recapStrings } from './recapStrings.ts';
import { useRecapStyles } from './recapStyles.ts';

export interface RecapBodyProps {
  readonly recap: Recap;
  /** Missing without permission to tick off. */
  readonly onDone?: ((id: string, done: boolean) => void) | undefined;
}

/** The meeting's results, actions first. Empty sections are left out. */
export function RecapBody({ recap, onDone }: RecapBodyProps): ReactNode {
  const styles = useRecapStyles();
  const t = useStrings(recapStrings);
  const { headings } = recapWords(recap.language);
  const { general, generalViews, generalWords } = recap;
  if (isEmpty(recap) && recap.carried.length === 0) {
    return <p className={styles.text}>{recap.isOver ? t.nothing : t.empty}</p>;
  }
  return (
    <div className={styles.root}>
      {recap.actions.length > 0 && (
        <Section title={headings.actions}>
          <RecapActions actions={recap.actions} onDone={onDone} />
        </Section>
      )}
      {recap.carried.length > 0 && (
        <Section title={headings.carried}>
          <RecapActions actions={recap.carried} onDone={onDone} />
        </Section>
      )}
      {recap.closing.length > 0 && (
        <Section title={headings.closing}>
          <Closing recap={recap} />
        </Section>
      )}
      {recap.needs.length > 0 && (
        <Section title={headings.needs}>
          <NeedsWheel recap={recap} />
        </Section>
      )}
      {recap.discussed.length > 0 && (
        <Section title={headings.discussed}>
          <RecapCards cards={recap.discussed} />
        </Section>
      )}
      {general.length + generalViews.length + generalWords.length > 0 && (
        <Section title={headings.general}>
          <Notes notes={general} />
          <Views views={generalViews} level="h3" />
          <Words words={generalWords} level="h3" />
        </Section>
      )}
      {recap.tools.length > 0 && (
        <Section title={headings.tools}>
          <ul className={styles.tools}>
            {recap.tools.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </Section>
      )}
      {recap.parked.length > 0 && (
        <Section title={headings.parked}>
          <RecapCards cards={recap.parked} />
        </Section>
      )}
      {recap.skipped.length > 0 && (
        <Section title={headings.skipped}>
          <RecapCards cards={recap.skipped} />
        </Section>
      )}
    </div>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  const styles = useRecapStyles();
  return (
    <section aria-label={title} className={styles.section}>
      <h2 className={styles.heading}>{title}</h2>
      {children}
    </section>
  );
}

function Closing({ recap }: { readonly recap: Recap }): ReactNode {
  const styles = useRecapStyles();
  const { insight, nextStep } = recapWords(recap.language);
  return (
    <ul className={styles.grid}>
      {recap.closing.map((one) => (
        <li key={one.id} className={styles.paper}>
          {one.name !== undefined && <span className={styles.mark}>{one.name}</span>}
          <dl className={styles.terms}>
            {one.insight !== '' && (
              <div>
                <dt className={styles.small}>{insight}</dt>
                <dd className={styles.text}>{one.insight}</dd>
              </div>
            )}
            {one.nextStep !== '' && (
              <div>
                <dt className={styles.small}>{nextStep}</dt>
                <dd className={styles.text}>{one.nextStep}</dd>
              </div>
            )}
          </dl>
        </li>
      ))}
    </ul>
  );
}
