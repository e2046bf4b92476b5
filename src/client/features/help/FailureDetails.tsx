import { type ReactNode, useState } from 'react';
import { useStrings } from '../../ui/strings.ts';
import { Details } from './Details.tsx';
import { helpStrings } from './helpStrings.ts';
import { useHelpStyles } from './helpStyles.ts';

export interface FailureDetailsProps {
  readonly failure: string;
}

/** The same details where no table is open: there they are needed most. */
export function FailureDetails({ failure }: FailureDetailsProps): ReactNode {
  const styles = useHelpStyles();
  const { technical: t } = useStrings(helpStrings);
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={styles.disclosure}>{t.title}</summary>
      {open && (
        <div className={styles.section}>
          <Details failure={failure} />
        </div>
      )}
    </details>
  );
}
