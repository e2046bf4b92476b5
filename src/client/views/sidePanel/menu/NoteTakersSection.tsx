import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { usePeople, useTableSession } from '../../../session/hooks.ts';
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
  const noteTakers = useSessionRoles(taking)?.noteTakers ?? [];
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const others = usePeople().filter(({ id, name }) => name !== '' && id !== me.id);
  const named = others.filter(({ id }) => noteTakers.includes(id)).map(({ name }) => name);
  const names = new Intl.ListFormat(language).format(named);
  const isMine = noteTakers.includes(me.id);

  const change = async (participant: string, held: boolean) => {
    setBusy(true);
    setFailed(false);
    try {
      await taking?.change(participant, held);
    } catch {
      setFailed(true);
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
      <div role="status">{failed && <p className={styles.word}>{t.failed}</p>}</div>
    </section>
  );
}
