import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useConversation } from '../../../session/conversationHooks.ts';
import { useMeeting, useTable, useTableSession } from '../../../session/hooks.ts';
import { sidePanelStrings } from '../../../ui/panelStrings.ts';
import { useStrings } from '../../../ui/strings.ts';
import { ReadAloud } from '../../readAloud/ReadAloud.tsx';

/** The default, unless minutes were suggested while preparing. */
const USUAL_MINUTES = 5;

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS, maxWidth: '400px' },
  button: { minWidth: 0, maxWidth: 'none', paddingInline: tokens.spacingHorizontalS, fontWeight: 'inherit' },
});

export interface RoundsRowProps {
  readonly onRounds: () => void;
  /** The requested part could not be loaded. */
  readonly onMissing: () => void;
}

/** What may help with the card, quietly: time, a round, a voice. */
export function RoundsRow({ onRounds, onMissing }: RoundsRowProps): ReactNode {
  const styles = useStyles();
  const t = useStrings(sidePanelStrings);
  const meeting = useMeeting();
  const session = useTableSession();
  const { current, may } = useTable('current', 'may');
  const conversation = useConversation('minutes', 'timer');
  const minutes = conversation.minutes ?? USUAL_MINUTES;

  const setTime = async () => {
    try {
      const { setTimeAside } = await import(/* webpackChunkName: "optional-rounds" */ './setTimeAside.ts');
      await setTimeAside(meeting, session, minutes);
    } catch {
      onMissing();
    }
  };
  return (
    <div className={styles.root}>
      {current && <ReadAloud text={current.question} />}
      {current && may.facilitate && !conversation.timer && (
        <Button appearance="subtle" className={styles.button} onClick={() => void setTime()}>
          {t.setTime(minutes)}
        </Button>
      )}
      {may.layCards && (
        <Button appearance="subtle" aria-haspopup="dialog" className={styles.button} onClick={onRounds}>
          {t.rounds}
        </Button>
      )}
    </div>
  );
}
