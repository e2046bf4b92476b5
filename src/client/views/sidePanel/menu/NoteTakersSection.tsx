import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { ApiFailure } from '../../../session/api.ts';
import { usePeople, useTable, useTableSession } from '../../../session/hooks.ts';
import { useNoteTaking, useSessionRoles } from '../../../session/noteHooks.ts';
import { noteStrings } from '../../../strings/notes.ts';
import { useLanguage, useStrings } from '../../../strings/strings.ts';
import { useMenuStyles } from './menuStyles.ts';

/** Who takes notes. The role is given and taken by those who have it: nobody else gets at the notes. */
export function NoteTakersSection(): ReactNode {
  const styles = useMenuStyles();
  const { roles: t } = useStrings(noteStrings);
  const language = useLanguage();
  const { me } = useTableSession();
  const taking = useNoteTaking();
  const { facilitators = [], noteTakers = [] } = useSessionRoles(taking) ?? {};
  const { conversation } = useTable();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const others = usePeople().filter(({ id, name }) => name !== '' && id !== me.id);
  const named = others.filter(({ id }) => noteTakers.includes(id)).map(({ name }) => name);
  const names = new Intl.ListFormat(language).format(named);
  const isMine = noteTakers.includes(me.id);
  // Whoever starts the meeting takes notes and says so at the table. Nobody has: a role that somebody got before the start.
  const mayBegin = !isMine && facilitators.includes(me.id) && conversation.noteTakers.length === 0;

  const change = async (participant: string, held: boolean) => {
    setBusy(true);
    setFailure(undefined);
    try {
      await taking?.change(participant, held);
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  };
  const who = () => {
    if (isMine) return named.length > 0 ? t.youAnd(names) : t.you;
    return named.length > 0 ? t.others(names) : t.nobody;
  };

  return (
    <section aria-label={t.title} className={styles.section}>
      <h3 className={styles.heading}>{t.title}</h3>
      <p className={styles.word}>{who()}</p>
      <p className={styles.quiet}>{isMine && others.length === 0 ? t.nobodyElse : t.hint}</p>
      {isMine && others.length > 0 && (
        <ul className={styles.list}>
          {others.map(({ id, name }) => {
            const held = noteTakers.includes(id);
            return (
              <li key={id} className={styles.person}>
                <span className={styles.name}>
                  {name}
                  {held && <span className={styles.quiet}> · {t.takesNotes}</span>}
                </span>
                <span className={styles.buttons}>
                  <Button
                    size="small"
                    className={styles.button}
                    disabledFocusable={busy}
                    aria-label={held ? t.takeNamed(name) : t.giveNamed(name)}
                    onClick={() => void change(id, !held)}
                  >
                    {held ? t.take : t.give}
                  </Button>
                </span>
              </li>
            );
          })}
        </ul>
      )}
      {mayBegin && (
        <div>
          <Button className={styles.button} disabledFocusable={busy} onClick={() => void change(me.id, true)}>
            {t.begin}
          </Button>
        </div>
      )}
      {isMine && noteTakers.length > 1 && (
        <div>
          <Button
            className={styles.button}
            disabledFocusable={busy}
            onClick={() => void change(me.id, false)}
          >
            {t.stop}
          </Button>
        </div>
      )}
      <div role="status">
        {failure !== undefined && <p className={styles.word}>{isRefused(failure) ? t.begun : t.failed}</p>}
      </div>
    </section>
  );
}

const isRefused = (failure: unknown): boolean =>
  failure instanceof ApiFailure && failure.code === 'not_allowed';
