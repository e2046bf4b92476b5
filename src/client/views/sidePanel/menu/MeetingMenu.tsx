import type { ReactNode } from 'react';
import { useTable, useTableSession } from '../../../session/hooks.ts';
import { meetingMenuStrings } from '../../../strings/meetingMenu.ts';
import { useStrings } from '../../../strings/strings.ts';
import { Sheet } from '../frame/Sheet.tsx';
import type { Sharing } from '../sharing/useSharing.ts';
import { EndSection } from './EndSection.tsx';
import { useMenuStyles } from './menuStyles.ts';
import { RolesSection } from './RolesSection.tsx';
import { TableSection } from './TableSection.tsx';

export interface MeetingMenuProps {
  readonly sharing: Sharing;
  /** Asks whether the meeting is to end. */
  readonly onEnd: () => void;
  readonly onClose: () => void;
}

/** What is needed once or twice in a meeting: who runs it, how the table works, the end. */
export function MeetingMenu({ sharing, onEnd, onClose }: MeetingMenuProps): ReactNode {
  const t = useStrings(meetingMenuStrings);
  return (
    <Sheet title={t.title} onClose={onClose}>
      <Sections sharing={sharing} onEnd={onEnd} onClose={onClose} />
    </Sheet>
  );
}

function Sections({ sharing, onEnd, onClose }: MeetingMenuProps): ReactNode {
  const styles = useMenuStyles();
  const t = useStrings(meetingMenuStrings);
  const { phase, may } = useTable();
  const viewer = useTableSession().me.role === 'viewer';
  if (viewer) return <p className={styles.word}>{t.viewer}</p>;
  if (phase === 'preparing') return <p className={styles.word}>{t.notStarted}</p>;
  if (phase === 'ended') return <p className={styles.word}>{t.isEnded}</p>;
  return (
    <>
      <RolesSection onHandedOver={onClose} />
      <TableSection sharing={sharing} />
      {may.facilitate && <EndSection onEnd={onEnd} />}
    </>
  );
}
