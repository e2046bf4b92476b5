import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { PEOPLE_IN_ROOM_MAX, PHONE_NAME_MAX_CHARACTERS } from '../../../shared/contract/limits.ts';
import { useApi, useConversation } from '../../session/conversationHooks.ts';
import { useSessionId, useVerbs } from '../../session/hooks.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import { useStrings } from '../../ui/strings.ts';
import { useRoundStyles } from '../rounds/roundStyles.ts';
import { roomStrings } from './roomStrings.ts';
import { type NamedPerson, useRoomNames } from './useRoomNames.ts';

const LEAST_PEOPLE = 2;

const useStyles = makeStyles({
  root: { display: 'grid', rowGap: tokens.spacingVerticalS, minWidth: 0 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  number: { width: '5em' },
});

export function RoomSheet({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useStrings(roomStrings);
  return (
    <Sheet title={t.title} onClose={onClose}>
      <RoomForm />
    </Sheet>
  );
}

/** When preparing: folded until somebody wants it. */
export function RoomChoice(): ReactNode {
  const styles = useStyles();
  const t = useStrings(roomStrings);
  const { room } = useConversation('room');
  const [isWanted, setWanted] = useState(false);
  const isOpen = isWanted || room !== undefined;
  return (
    <section aria-label={t.title} className={styles.root}>
      <label>
        <input
          type="checkbox"
          checked={isOpen}
          disabled={room !== undefined}
          onChange={({ target }) => setWanted(target.checked)}
        />{' '}
        {t.title}
      </label>
      {isOpen && <RoomForm />}
    </section>
  );
}

/** How many people sit around the screen, and who. */
function RoomForm(): ReactNode {
  const people = useRoomNames();
  return people && <Form known={people} />;
}

type Problem = 'tooMany' | 'failed';

function Form({ known }: { readonly known: readonly NamedPerson[] }): ReactNode {
  const styles = useStyles();
  const round = useRoundStyles();
  const t = useStrings(roomStrings);
  const verbs = useVerbs();
  const api = useApi();
  const sessionId = useSessionId();
  const { room } = useConversation('room');
  const [people, setPeople] = useState(`${room?.people ?? LEAST_PEOPLE}`);
  const [names, setNames] = useState(known.map(({ name }) => name).join('\n'));
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const hint = useId();

  const save = async () => {
    const written = [...new Set(names.split('\n').map((name) => name.trim()))].filter((name) => name !== '');
    const isLong = written.some((name) => name.length > PHONE_NAME_MAX_CHARACTERS);
    if (written.length > PEOPLE_IN_ROOM_MAX || isLong) return setProblem('tooMany');
    const stay = known.filter(({ name }) => written.includes(name));
    const fresh = written.filter((name) => stay.every((person) => person.name !== name));
    const sealed =
      fresh.length > 0 && api && sessionId !== undefined
        ? (await api.nameInRoom(sessionId, { names: fresh })).people
        : [];
    verbs.setRoom({
      people: Math.max(Number(people), written.length, 1),
      named: [
        ...stay.map(({ id }) => ({ id })),
        ...sealed.map(({ id, name, seal }) => ({ id, sealed: { name, seal } })),
      ],
    });
    setProblem(undefined);
  };
  const end = () => {
    verbs.setRoom(undefined);
    setNames('');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    save()
      .catch(() => setProblem('failed'))
      .finally(() => setBusy(false));
  };
  return (
    <form className={styles.root} onSubmit={submit}>
      <p className={round.quiet}>{t.what}</p>
      <label className={styles.root}>
        {t.people}
        <input
          type="number"
          inputMode="numeric"
          min={1}
          max={PEOPLE_IN_ROOM_MAX}
          required
          value={people}
          className={`${round.field} ${styles.number}`}
          onChange={({ target }) => setPeople(target.value)}
        />
      </label>
      <label className={styles.root}>
        {t.names}
        <textarea
          rows={3}
          value={names}
          autoComplete="off"
          aria-describedby={hint}
          className={`${round.field} ${round.text}`}
          onChange={({ target }) => setNames(target.value)}
        />
      </label>
      <p id={hint} className={round.quiet}>
        {t.namesHint}
      </p>
      <div role="status">
        {problem === 'tooMany' && <p className={round.word}>{t.tooMany(PEOPLE_IN_ROOM_MAX)}</p>}
        {problem === 'failed' && <p className={round.word}>{t.failed}</p>}
        {room && problem === undefined && <p className={round.word}>{t.on(room.people)}</p>}
      </div>
      <div className={round.buttons}>
        <Button type="submit" appearance={room ? 'secondary' : 'primary'} disabledFocusable={isBusy}>
          {room ? t.save : t.begin}
        </Button>
        {room && <Button onClick={end}>{t.end}</Button>}
      </div>
    </form>
  );
}
