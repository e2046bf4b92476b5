import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useConversation } from '../../session/conversationHooks.ts';
import { useTable, useVerbs } from '../../session/hooks.ts';
import { useStrings } from '../../ui/strings.ts';
import { RecapPager } from './RecapPager.tsx';
import { RecapWithOptions } from './RecapWithOptions.tsx';
import { recapStrings } from './recapStrings.ts';
import { useRecapStyles } from './recapStyles.ts';

/** The recap so far, during the meeting; a facilitator can show it to everybody. */
export function RecapSoFar(): ReactNode {
  const styles = useRecapStyles();
  const t = useStrings(recapStrings);
  const verbs = useVerbs();
  const { recapShown } = useConversation('recapShown');
  const { may } = useTable('may');
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
          {recapShown && <RecapPager />}
        </div>
      )}
      <RecapWithOptions />
    </div>
  );
}
