import type { ReactNode } from 'react';
import { readPageSettings } from '../../context/settings.ts';
import { useStrings } from '../../ui/strings.ts';
import { ClearDevice } from './ClearDevice.tsx';
import { helpStrings } from './helpStrings.ts';
import { useHelpStyles } from './helpStyles.ts';

/** About the app: what it is, what personal data it stores, and its accessibility. */
export function About(): ReactNode {
  const styles = useHelpStyles();
  const { about: t } = useStrings(helpStrings);
  const { version, statements, retentionDays } = readPageSettings(document);
  return (
    <section aria-label={t.title} className={styles.section}>
      <h3 className={styles.heading}>{t.title}</h3>
      <p className={styles.word}>{t.purpose}</p>
      {version !== '' && <p className={styles.quiet}>{t.version(version)}</p>}
      <Lines title={t.places} lines={t.placeLines} />
      <Lines title={t.privacy} lines={[...t.privacyLines, t.kept(retentionDays)]} />
      <Statement address={statements.privacy} name={t.privacyStatement} ask={t.askPrivacy} />
      <ClearDevice />
      <Lines title={t.accessibility} lines={t.accessibilityLines} />
      <Statement
        address={statements.accessibility}
        name={t.accessibilityStatement}
        ask={t.askAccessibility}
      />
      <Statement
        address={statements.accessibilityContact}
        name={t.accessibilityContact}
        ask={t.askAccessibilityContact}
      />
      <a href="/licenses.txt" target="_blank" rel="noreferrer" className={styles.link}>
        {t.licences}
      </a>
    </section>
  );
}

interface StatementProps {
  readonly address: string | undefined;
  readonly name: string;
  /** Shown without a configured statement. */
  readonly ask: string;
}

function Statement({ address, name, ask }: StatementProps): ReactNode {
  const styles = useHelpStyles();
  if (address === undefined) return <p className={styles.quiet}>{ask}</p>;
  return (
    <a href={address} target="_blank" rel="noreferrer" className={styles.link}>
      {name}
    </a>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }): ReactNode {
  const styles = useHelpStyles();
  return (
    <>
      <h4 className={styles.heading}>{title}</h4>
      <ul className={styles.lines}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
