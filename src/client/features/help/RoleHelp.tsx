import { mergeClasses } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import type { ReactNode } from 'react';
import { useStrings } from '../../ui/strings.ts';
import { type HelpRole, helpStrings } from './helpStrings.ts';
import { useHelpStyles } from './helpStyles.ts';

const ROLES = ['facilitator', 'noteTaker', 'participant', 'guest'] as const satisfies readonly HelpRole[];

/** A few lines for each role; one's own stand first and open. */
export function RoleHelp({ mine }: { readonly mine: HelpRole }): ReactNode {
  const styles = useHelpStyles();
  const t = useStrings(helpStrings);
  const inOrder = [mine, ...ROLES.filter((role) => role !== mine)];
  return (
    <section aria-label={t.roles}>
      <h3 className={styles.heading}>{t.roles}</h3>
      {inOrder.map((role) => (
        <details key={role} open={role === mine} className={styles.fold}>
          <summary className={styles.summary}>
            <span>
              {t.role[role].title}
              {role === mine && <span className={styles.yours}> · {t.yours}</span>}
            </span>
            <ChevronDownRegular className={styles.chevron} />
          </summary>
          <ul className={mergeClasses(styles.lines, styles.folded)}>
            {t.role[role].lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
