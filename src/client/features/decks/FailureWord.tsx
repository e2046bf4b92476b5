import type { ReactNode } from 'react';
import type { FailureCode } from '../../session/api.ts';
import { useLanguage } from '../../ui/strings.ts';
import { useListStyles } from './list/listStyles.ts';
import { deckRefusalText } from './refusalStrings.ts';

/** A server's refusal: the reason, and what to do. */
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
