import type { ReactNode } from 'react';
import type { FailureCode } from '../../../session/api.ts';
import { deckRefusalText } from '../../../strings/decks/refusals.ts';
import { useLanguage } from '../../../strings/strings.ts';
import { useListStyles } from './list/listStyles.ts';

/** What the server has refused, why, and what to do about it. */
export function FailureWord({ code }: { readonly code: FailureCode }): ReactNode {
  const styles = useListStyles();
  const { title, body, wayOn } = deckRefusalText(code, useLanguage());
  return (
    <div role="alert" className={styles.failure}>
      <p className={styles.name}>{title}</p>
      <p className={styles.word}>
        {body} {wayOn}
      </p>
    </div>
  );
}
