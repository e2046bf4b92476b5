import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useConversation } from '../../session/conversationHooks.ts';
import type { RoomKeeper } from '../../session/roomKeeper.ts';
import { useStrings } from '../../ui/strings.ts';
import { phonesStrings } from './phonesStrings.ts';
import { useIsLost, useRoom, useRoomKeeper } from './useRoom.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  word: { flexGrow: 1, margin: 0, minWidth: '8em' },
  button: { minWidth: 0 },
});

export interface PhonesLineProps {
  readonly onShow: () => void;
}

/** Keeps the room up while there are phones, and tells a facilitator what waits for a press. */
export function PhonesLine({ onShow }: PhonesLineProps): ReactNode {
  const styles = useStyles();
  const t = useStrings(phonesStrings);
  const keeper = useRoomKeeper();
  return (
    <div className={styles.root}>
      <p role="status" className={styles.word}>
        {keeper && <Waiting keeper={keeper} />}
      </p>
      {keeper && <Lost keeper={keeper} />}
      <Button size="small" aria-haspopup="dialog" className={styles.button} onClick={onShow}>
        {t.show}
      </Button>
    </div>
  );
}

/** The server was started anew: its phones come in again, with a new code. */
function Lost({ keeper }: { readonly keeper: RoomKeeper }): ReactNode {
  const styles = useStyles();
  const t = useStrings(phonesStrings);
  if (!useIsLost(keeper)) return null;
  return (
    <>
      <Button
        size="small"
        appearance="primary"
        className={styles.button}
        onClick={() => void keeper.openDoor()}
      >
        {t.openAgain}
      </Button>
      <Button size="small" className={styles.button} onClick={() => keeper.giveUp()}>
        {t.giveUp}
      </Button>
    </>
  );
}

function Waiting({ keeper }: { readonly keeper: RoomKeeper }): ReactNode {
  const t = useStrings(phonesStrings);
  const room = useRoom(keeper);
  const { phones } = useConversation('phones');
  const isLost = useIsLost(keeper);
  const waiting = room.phones.filter(({ isIn }) => !isIn).length;
  const pressed = room.contributions.filter((contributed) => keeper.needsAPress(contributed)).length;
  const parts = [
    ...(waiting > 0 ? [t.waiting(waiting)] : []),
    ...(room.floor.length > 0 ? [t.asksFloor(room.floor.length)] : []),
    ...(pressed > 0 ? [t.contributed(pressed)] : []),
  ];
  if (isLost) return t.lost;
  if (parts.length > 0) return t.line(parts.join(', '));
  // Until the server has answered, for a person who has just become facilitator: as the table knows it.
  return t.inside(room.version === '' ? (phones?.count ?? 0) : room.phones.length);
}
