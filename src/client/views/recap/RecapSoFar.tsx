import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useConversation, useConversationVerbs } from '../../session/conversationHooks.ts';
import { useTable } from '../../session/hooks.ts';
import { recapStrings } from '../../strings/recap.ts';
import { useStrings } from '../../strings/strings.ts';
import { RecapWithOptions } from './RecapWithOptions.tsx';
import { useRecapStyles } from './recapStyles.ts';

/** While the meeting goes on: what it has come to, and for a facilitator the way to show it to everybody. */
export function RecapSoFar(): ReactNode {
  const styles = useRecapStyles();
  const t = useStrings(recapStrings);
  const verbs = useConversationVerbs();
  const { recapShown } = useConversation();
  const { may } = useTable();
  return (
    <div className={styles.root}>
      {may.facilitate && (
        <div className={styles.section}>
          <div>
            <Button
              appearance={recapShown ? 'secondary' : 'primary'}
              onClick={() => verbs.showRecap(!recapShown)}
            >
              {recapShown ? t.hide : t.show}
            </Button>
          </div>
          <p role="status" className={styles.small}>
            {recapShown ? t.shown : t.showHint}
          </p>
        </div>
      )}
      <RecapWithOptions />
    </div>
  );
}
