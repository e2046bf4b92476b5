import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { RoomView } from '../../../shared/contract/schemas/phones.ts';
import { useObservable } from '../../session/hooks.ts';
import type { Contributed, RoomKeeper } from '../../session/roomKeeper.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import { useLanguage, useStrings } from '../../ui/strings.ts';
import { phonesStrings } from './phonesStrings.ts';
import { doorAddress, spaced, useRoom, useRoomKeeper } from './useRoom.ts';

const useStyles = makeStyles({
  section: { display: 'grid', rowGap: tokens.spacingVerticalS, marginBottom: tokens.spacingVerticalXL },
  word: { margin: 0, overflowWrap: 'anywhere' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  code: {
    margin: 0,
    fontSize: tokens.fontSizeHero700,
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '0.1em',
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  list: { display: 'grid', rowGap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
  who: { flexGrow: 1, minWidth: '7em', overflowWrap: 'anywhere' },
  button: { minWidth: 0 },
});

export function PhonesSheet({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useStrings(phonesStrings);
  const keeper = useRoomKeeper();
  return (
    <Sheet title={t.title} onClose={onClose}>
      {keeper && <Room keeper={keeper} />}
    </Sheet>
  );
}

interface RoomProps {
  readonly keeper: RoomKeeper;
}

function Room({ keeper }: RoomProps): ReactNode {
  const styles = useStyles();
  const t = useStrings(phonesStrings);
  const room = useRoom(keeper);
  const failed = useObservable(keeper.failed);
  const waiting = room.phones.filter(({ isIn }) => !isIn);
  return (
    <>
      <p role="status" className={styles.word}>
        {failed && t.failed}
      </p>
      <Door keeper={keeper} room={room} />
      {waiting.length > 0 && (
        <section aria-label={t.waiting(waiting.length)} className={styles.section}>
          <h3 className={styles.heading}>{t.waiting(waiting.length)}</h3>
          <p className={styles.quiet}>{t.countFirst}</p>
          {waiting.length > 1 && (
            <div>
              <Button
                appearance="primary"
                onClick={() => void keeper.change({ letIn: waiting.map(({ id }) => id) })}
              >
                {t.letAllIn(waiting.length)}
              </Button>
            </div>
          )}
          <ul className={styles.list}>
            {waiting.map(({ id, number, name }) => (
              <Line key={id} who={t.phone(number, name)}>
                <Press
                  label={t.letInNamed(t.phone(number, name))}
                  onPress={() => keeper.change({ letIn: [id] })}
                >
                  {t.letIn}
                </Press>
                <Press
                  label={t.refuseNamed(t.phone(number, name))}
                  onPress={() => keeper.change({ leaveOut: [id] })}
                >
                  {t.refuse}
                </Press>
              </Line>
            ))}
          </ul>
        </section>
      )}
      <Asking keeper={keeper} room={room} />
      <Inside keeper={keeper} room={room} />
    </>
  );
}

function Door({ keeper, room: { version, door } }: RoomProps & { readonly room: RoomView }): ReactNode {
  const styles = useStyles();
  const language = useLanguage();
  const t = useStrings(phonesStrings);
  if (!door) {
    return (
      <section aria-label={t.title} className={styles.section}>
        <p className={styles.word}>{t.what}</p>
        <p className={styles.quiet}>{version === '' ? t.closedNow : t.closed}</p>
        <div>
          <Button appearance="primary" onClick={() => void keeper.openDoor()}>
            {t.open}
          </Button>
        </div>
      </section>
    );
  }
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(new Date(door.closesAt));
  return (
    <section aria-label={t.title} className={styles.section}>
      <p className={styles.word}>{t.address(doorAddress(door.code).short)}</p>
      <p className={styles.code}>
        {t.code}: {spaced(door.code)}
      </p>
      <p className={styles.quiet}>{t.until(time)}</p>
      <div>
        <Button onClick={() => void keeper.closeDoor()}>{t.close}</Button>
        <p className={styles.quiet}>{t.closeHint}</p>
      </div>
    </section>
  );
}

/** Who asks for the floor, and what waits for a press. */
function Asking({ keeper, room }: RoomProps & { readonly room: RoomView }): ReactNode {
  const styles = useStyles();
  const t = useStrings(phonesStrings);
  const whoIs = (phone: string) => {
    const { number = 0, name = '' } = room.phones.find(({ id }) => id === phone) ?? {};
    return t.phone(number, name);
  };
  const pressed = room.contributions.filter((contributed) => keeper.needsAPress(contributed));
  return (
    <>
      {room.floor.length > 0 && (
        <section aria-label={t.floor} className={styles.section}>
          <h3 className={styles.heading}>{t.floor}</h3>
          <ul className={styles.list}>
            {room.floor.map((id) => (
              <Line key={id} who={whoIs(id)}>
                <Press label={t.hadFloorNamed(whoIs(id))} onPress={() => keeper.change({ hadFloor: [id] })}>
                  {t.hadFloor}
                </Press>
              </Line>
            ))}
          </ul>
        </section>
      )}
      {pressed.length > 0 && (
        <section aria-label={t.cards} className={styles.section}>
          <h3 className={styles.heading}>{t.cards}</h3>
          <ul className={styles.list}>
            {pressed.map((contributed) => (
              <Line
                key={contributed.id}
                who={`${whoIs(contributed.phone)}: ${textOf(contributed, t.wantsTurned)}`}
              >
                <Press onPress={() => keeper.accept(contributed, true)}>
                  {contributed.contribution.kind === 'turn' ? t.turn : t.layDown}
                </Press>
                <Press onPress={() => keeper.accept(contributed, false)}>{t.decline}</Press>
              </Line>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function textOf({ contribution }: Contributed, turned: (code: string) => string): string {
  if (contribution.kind === 'turn') return turned(contribution.code);
  return 'text' in contribution ? contribution.text : '';
}

function Inside({ keeper, room }: RoomProps & { readonly room: RoomView }): ReactNode {
  const styles = useStyles();
  const t = useStrings(phonesStrings);
  const inside = room.phones.filter(({ isIn }) => isIn);
  if (room.version === '') return null;
  const done = inside.filter(({ isDone }) => isDone).length;
  return (
    <section aria-label={t.inside(inside.length)} className={styles.section}>
      <h3 className={styles.heading}>
        {t.inside(inside.length)}
        {done > 0 && `, ${t.done(done)}`}
      </h3>
      <ul className={styles.list}>
        {inside.map(({ id, number, name, isDone }) => (
          <Line key={id} who={`${t.phone(number, name)}${isDone ? ` (${t.isDone})` : ''}`}>
            <Press
              label={t.leaveOutNamed(t.phone(number, name))}
              onPress={() => keeper.change({ leaveOut: [id] })}
            >
              {t.leaveOut}
            </Press>
          </Line>
        ))}
      </ul>
      <div>
        <Button onClick={() => void keeper.end()}>{t.end}</Button>
        <p className={styles.quiet}>{t.endHint}</p>
      </div>
    </section>
  );
}

function Line({ who, children }: { readonly who: string; readonly children: ReactNode }): ReactNode {
  const styles = useStyles();
  return (
    <li className={styles.item}>
      <span className={styles.who}>{who}</span>
      {children}
    </li>
  );
}

interface PressProps {
  readonly label?: string;
  readonly children: string;
  readonly onPress: () => Promise<void>;
}

function Press({ label, children, onPress }: PressProps): ReactNode {
  const styles = useStyles();
  return (
    <Button size="small" aria-label={label} className={styles.button} onClick={() => void onPress()}>
      {children}
    </Button>
  );
}
