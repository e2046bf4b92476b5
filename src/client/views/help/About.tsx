import type { ReactNode } from 'react';
import { readPageSettings } from '../../app/settings.ts';
import { helpStrings } from '../../strings/help.ts';
import { useStrings } from '../../strings/strings.ts';
import { useHelpStyles } from './helpStyles.ts';

/** What the app is, what it keeps of people, and whom it is usable for. */
export function About(): ReactNode {
  const styles = useHelpStyles();
  const { about: t } = useStrings(helpStrings);
  const { version, statements } = readPageSettings(document);
  return (
    <section aria-label={t.title} className={styles.section}>
      <h3 className={styles.heading}>{t.title}</h3>
      <p className={styles.word}>{t.purpose}</p>
      {version !== '' && <p className={styles.quiet}>{t.version(version)}</p>}
      <Lines title={t.privacy} lines={t.privacyLines} />
      <Statement address={statements.privacy} name={t.privacyStatement} ask={t.askPrivacy} />
      <Lines title={t.accessibility} lines={t.accessibilityLines} />
      <Statement
        address={statements.accessibility}
        name={t.accessibilityStatement}
        ask={t.askAccessibility}
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
  /** Where to ask as long as nobody has said where the statement is. */
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
