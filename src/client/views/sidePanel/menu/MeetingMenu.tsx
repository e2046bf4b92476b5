import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTable, useTableSession } from '../../../session/hooks.ts';
import { meetingMenuStrings } from '../../../strings/meetingMenu.ts';
import { sidePanelStrings } from '../../../strings/sidePanel.ts';
import { useStrings } from '../../../strings/strings.ts';
import { DecksSection } from '../decks/DecksSection.tsx';
import { AfterMeeting } from '../followUp/FollowUp.tsx';
import { PrepareDoor } from '../prepare/PrepareDoor.tsx';
import type { Sharing } from '../sharing/useSharing.ts';
import { EndSection } from './EndSection.tsx';
import { NoteTakersSection } from './lateNoteTakers.ts';
import { useMenuStyles } from './menuStyles.ts';
import { RolesSection } from './RolesSection.tsx';
import { TableSection } from './TableSection.tsx';

export interface MeetingMenuProps {
  readonly sharing: Sharing;
  /** Shows what may be done around the cards. */
  readonly onRounds: () => void;
  /** Shows what the meeting has come to so far. */
  readonly onRecap: () => void;
  /** Asks whether the meeting is to end. */
  readonly onEnd: () => void;
  readonly onHelp: () => void;
  readonly onClose: () => void;
}

/** What is needed once or twice in a meeting: who runs it, how the table works, the end. Contents of a sheet. */
export function MeetingMenu(props: MeetingMenuProps): ReactNode {
  const { onClose, onEnd, onHelp } = props;
  const { phase, may } = useTable();
  const styles = useMenuStyles();
  const t = useStrings(meetingMenuStrings);
  const viewer = useTableSession().me.role === 'viewer';
  return (
    <>
      <Sections {...props} />
      {!viewer && <DecksSection onUsed={onClose} />}
      {phase === 'running' && may.facilitate && <EndSection onEnd={onEnd} />}
      <section aria-label={t.help} className={styles.section}>
        <div>
          <Button className={styles.button} aria-haspopup="dialog" onClick={onHelp}>
            {t.help} …
          </Button>
        </div>
      </section>
    </>
  );
}

function Sections({ sharing, onRounds, onRecap, onClose }: MeetingMenuProps): ReactNode {
  const styles = useMenuStyles();
  const t = useStrings(meetingMenuStrings);
  const { rounds, prepareWhileRunning } = useStrings(sidePanelStrings);
  const { phase, may, conversation } = useTable();
  const viewer = useTableSession().me.role === 'viewer';
  if (viewer) return <p className={styles.word}>{t.viewer}</p>;
  if (phase === 'preparing') return <p className={styles.word}>{t.notStarted}</p>;
  if (phase === 'ended') {
    return (
      <>
        <p className={styles.word}>{t.isEnded}</p>
        <AfterMeeting onClose={onClose} />
      </>
    );
  }
  return (
    <>
      <RolesSection onHandedOver={onClose} />
      <NoteTakersSection />
      {may.layCards && (
        <section aria-label={rounds} className={styles.section}>
          <div>
            <Button className={styles.button} aria-haspopup="dialog" onClick={onRounds}>
              {rounds} …
            </Button>
          </div>
        </section>
      )}
      <section aria-label={t.recap} className={styles.section}>
        <div>
          <Button className={styles.button} aria-haspopup="dialog" onClick={onRecap}>
            {t.recap} …
          </Button>
        </div>
      </section>
      <TableSection sharing={sharing} />
      {conversation.may.prepare && (
        <section aria-label={prepareWhileRunning} className={styles.section}>
          <PrepareDoor label={prepareWhileRunning} />
        </section>
      )}
    </>
  );
}
