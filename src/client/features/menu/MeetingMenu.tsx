import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useConversation } from '../../session/conversationHooks.ts';
import { useTable, useTableSession } from '../../session/hooks.ts';
import { sidePanelStrings } from '../../ui/panelStrings.ts';
import { useStrings } from '../../ui/strings.ts';
import { DecksSection } from '../decks/DecksSection.tsx';
import { AfterSection } from '../followUp/AfterSection.tsx';
import { DeletedSection } from '../followUp/DeletedSection.tsx';
import { PrepareButton } from '../prepare/PrepareButton.tsx';
import { NoteTakersSection } from '../roles/NoteTakersSection.tsx';
import { RolesSection } from '../roles/RolesSection.tsx';
import { EndSection } from '../sessionEnd/EndSection.tsx';
import type { Sharing } from '../sharing/useSharing.ts';
import { meetingMenuStrings } from './menuStrings.ts';
import { useMenuStyles } from './menuStyles.ts';
import { TableSection } from './TableSection.tsx';

export interface MeetingMenuProps {
  readonly sharing: Sharing;
  /** Shows what may be done around the cards. */
  readonly onRounds: () => void;
  /** Shows the recap so far. */
  readonly onRecap: () => void;
  /** Asks whether the meeting is to end. */
  readonly onEnd: () => void;
  /** Shows the last events at the table. */
  readonly onHappened: () => void;
  readonly onHelp: () => void;
  readonly onClose: () => void;
}

/** Rarely used actions: roles, open or led, the end. Contents of a sheet. */
export function MeetingMenu(props: MeetingMenuProps): ReactNode {
  const { onClose, onEnd, onHelp } = props;
  const { phase, may } = useTable('phase', 'may');
  const styles = useMenuStyles();
  const t = useStrings(meetingMenuStrings);
  const viewer = useTableSession().me.role === 'viewer';
  return (
    <>
      <Sections {...props} />
      {!viewer && <DecksSection onUsed={onClose} />}
      {!viewer && <DeletedSection onClose={onClose} />}
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

function Sections({ sharing, onRounds, onRecap, onHappened, onClose }: MeetingMenuProps): ReactNode {
  const styles = useMenuStyles();
  const t = useStrings(meetingMenuStrings);
  const { rounds, prepareWhileRunning, sheets } = useStrings(sidePanelStrings);
  const { phase, may } = useTable('phase', 'may');
  const conversation = useConversation('may');
  const viewer = useTableSession().me.role === 'viewer';
  if (viewer) return <p className={styles.word}>{t.viewer}</p>;
  if (phase === 'preparing') return <p className={styles.word}>{t.notStarted}</p>;
  if (phase === 'ended') {
    return (
      <>
        <p className={styles.word}>{t.isEnded}</p>
        <AfterSection onClose={onClose} />
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
        <div>
          <Button className={styles.button} aria-haspopup="dialog" onClick={onHappened}>
            {sheets.happened} …
          </Button>
        </div>
      </section>
      <TableSection sharing={sharing} />
      {conversation.may.prepare && (
        <section aria-label={prepareWhileRunning} className={styles.section}>
          <PrepareButton label={prepareWhileRunning} />
        </section>
      )}
    </>
  );
}
