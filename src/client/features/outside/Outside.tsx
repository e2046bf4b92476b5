import { Link } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useStrings } from '../../ui/strings.ts';
import { DeckPicture } from '../opening/DeckPicture.tsx';
import { usePageStyles } from '../opening/pageStyles.ts';
import { outsideStrings } from './outsideStrings.ts';

const TEAMS_URL = 'https://teams.microsoft.com/';

/** Opened in a plain browser: says what this is and how to get it into a meeting. */
export function Outside(): ReactNode {
  const styles = usePageStyles();
  const t = useStrings(outsideStrings);
  return (
    <main className={styles.page}>
      <DeckPicture />
      <h1 className={styles.title}>{t.title}</h1>
      <p className={styles.text}>{t.what}</p>
      <p className={styles.text}>{t.where}</p>
      <h2 className={styles.heading}>{t.how}</h2>
      <ol className={styles.list}>
        {t.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className={styles.text}>{t.invited}</p>
      <p className={styles.text}>{t.missing}</p>
      <p className={styles.text}>
        <Link href={TEAMS_URL} inline className={styles.link}>
          {t.openTeams}
        </Link>
      </p>
    </main>
  );
}
