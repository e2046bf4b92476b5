import { mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useConnection, useSaved, useTable, useTableSession } from '../../session/hooks.ts';
import { useStrings } from '../../ui/strings.ts';
import { Details } from './Details.tsx';
import { helpStrings } from './helpStrings.ts';
import { useHelpStyles } from './helpStyles.ts';
import type { TableFacts } from './technicalDetails.ts';

/** Details of a page whose table is open. */
export function Technical(): ReactNode {
  const styles = useHelpStyles();
  const { technical: t } = useStrings(helpStrings);
  const table = useTableFacts();
  return (
    <section aria-label={t.title} className={mergeClasses(styles.section, styles.apart)}>
      <h3 className={styles.heading}>{t.title}</h3>
      <Details table={table} />
    </section>
  );
}

function useTableFacts(): TableFacts {
  const { phase, cards, may } = useTable('phase', 'cards', 'may');
  const { me } = useTableSession();
  const connection = useConnection();
  const saved = useSaved();
  return {
    phase,
    connection: connection.state,
    saved,
    cards: cards.length,
    role: may.facilitate ? 'facilitator' : me.role,
  };
}
