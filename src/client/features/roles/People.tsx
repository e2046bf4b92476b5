import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { PhoneRegular } from '@fluentui/react-icons/svg/phone';
import { type ReactNode, useState } from 'react';
import { useConversation } from '../../session/conversationHooks.ts';
import { usePeople, useTable, useTableSession } from '../../session/hooks.ts';
import { useSessionRoles } from '../../session/noteHooks.ts';
import { useStrings } from '../../ui/strings.ts';
import { useMenuStyles } from '../menu/menuStyles.ts';
import { GuestAccess } from '../sharing/GuestAccess.tsx';
import { HandOverQuestion } from './HandOverQuestion.tsx';
import { isFacilitatorHere } from './isFacilitatorHere.ts';
import { MyRoles } from './MyRoles.tsx';
import { PersonRoles } from './PersonRoles.tsx';
import { rolesStrings } from './rolesStrings.ts';
import { useNoteTakers } from './useNoteTakers.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  person: {
    paddingBlock: tokens.spacingVerticalSNudge,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minHeight: '32px' },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
});

export interface PeopleProps {
  /** This person is no longer facilitator. */
  readonly onHandedOver: () => void;
  readonly onPhones: () => void;
  /** To where those are named who sit around one screen. */
  readonly onRoom: () => void;
}

/** Everybody who is here, each once, with their roles and what may be done about these. Contents of a sheet. */
export function People({ onHandedOver, onPhones, onRoom }: PeopleProps): ReactNode {
  const styles = useStyles();
  const menu = useMenuStyles();
  const t = useStrings(rolesStrings);
  const { me } = useTableSession();
  const people = usePeople();
  const { phase, facilitators, may } = useTable('phase', 'facilitators', 'may');
  const conversation = useConversation('noteTakers');
  const { noteTakers: atServer = [] } = useSessionRoles() ?? {};
  const notes = useNoteTakers();
  const [unfolded, setUnfolded] = useState<string>();
  const [handsOverTo, setHandsOverTo] = useState<{ readonly id: string; readonly name: string }>();
  const named = people.filter(({ name }) => name !== '');
  const guests = people.length - named.length;
  const running = phase === 'running';
  const mayGive = running && (may.facilitate || notes.isMine);
  const rolesOf = (id: string) =>
    [
      facilitators.includes(id) && t.facilitator,
      (conversation.noteTakers.includes(id) || atServer.includes(id)) && t.noteTaker,
    ].filter((role) => role !== false);

  return (
    <>
      {phase === 'preparing' && <p className={menu.quiet}>{t.beforeStart}</p>}
      <ul className={styles.list}>
        {named.map(({ id, name }) => (
          <li key={id} className={styles.person}>
            <div className={styles.line}>
              <span className={styles.name}>
                {id === me.id ? `${name} (${t.me})` : name}
                {rolesOf(id).length > 0 && <span className={menu.quiet}> · {rolesOf(id).join(' · ')}</span>}
              </span>
              {mayGive && id !== me.id && (
                <Button
                  size="small"
                  className={menu.button}
                  aria-expanded={unfolded === id}
                  aria-label={`${t.change}: ${name}`}
                  onClick={() => setUnfolded(unfolded === id ? undefined : id)}
                >
                  {t.change}
                </Button>
              )}
            </div>
            {mayGive && unfolded === id && (
              <PersonRoles
                id={id}
                name={name}
                notes={notes}
                onHandOver={() => setHandsOverTo({ id, name })}
              />
            )}
          </li>
        ))}
        {guests > 0 && (
          <li className={styles.person}>
            <div className={styles.line}>{t.guests(guests)}</div>
          </li>
        )}
      </ul>
      {running && may.facilitate && (
        <>
          <Button icon={<PhoneRegular />} aria-haspopup="dialog" className={menu.button} onClick={onPhones}>
            {t.phones}
          </Button>
          <Button aria-haspopup="dialog" className={menu.button} onClick={onRoom}>
            {t.room}
          </Button>
        </>
      )}
      {running && !isFacilitatorHere(facilitators, people) && <p className={menu.quiet}>{t.noFacilitator}</p>}
      {mayGive && named.length === 1 && <p className={menu.quiet}>{t.nobodyElse}</p>}
      {running && <MyRoles notes={notes} onHandedOver={onHandedOver} />}
      {notes.problem !== undefined && (
        <p role="alert" className={menu.word}>
          {notes.problem}
        </p>
      )}
      <GuestAccess />
      {handsOverTo && (
        <HandOverQuestion
          {...handsOverTo}
          onClose={() => setHandsOverTo(undefined)}
          onHandedOver={onHandedOver}
        />
      )}
    </>
  );
}
