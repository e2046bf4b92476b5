import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { ApiFailure } from '../../session/api.ts';
import { useConversation } from '../../session/conversationHooks.ts';
import { usePeople, useTableSession } from '../../session/hooks.ts';
import { useNoteTaking, useSessionRoles } from '../../session/noteHooks.ts';
import { useLanguage, useStrings } from '../../ui/strings.ts';
import { useMenuStyles } from '../menu/menuStyles.ts';
import { noteStrings } from '../notes/notesStrings.ts';

/** The note-takers. Only people with the role give and take it: others have no access to the notes. */
export function NoteTakersSection(): ReactNode {
  const styles = useMenuStyles();
  const { roles: t } = useStrings(noteStrings);
  const language = useLanguage();
  const { me } = useTableSession();
  const taking = useNoteTaking();
  const { facilitators = [], noteTakers = [] } = useSessionRoles() ?? {};
  const conversation = useConversation('noteTakers');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const others = usePeople().filter(({ id, name }) => name !== '' && id !== me.id);
  const named = others.filter(({ id }) => noteTakers.includes(id)).map(({ name }) => name);
  const names = new Intl.ListFormat(language).format(named);
  const isMine = noteTakers.includes(me.id);
  // The person who starts the meeting becomes note-taker and says so at the table. Without one, the role was
  // claimed before the start.
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
