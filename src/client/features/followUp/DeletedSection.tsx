import { Button } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import type { DeletedSessionSummary } from '../../../shared/contract/schemas/sessions.ts';
import { useMeeting } from '../../session/hooks.ts';
import { useLanguage, useStrings } from '../../ui/strings.ts';
import { useMenuStyles } from '../menu/menuStyles.ts';
import { followUpStrings } from './followUpStrings.ts';
import { useRestoring } from './useRestoring.ts';

export interface DeletedSectionProps {
  readonly onClose: () => void;
}

/** What this person has deleted and can still get back; nothing while there is nothing. */
export function DeletedSection({ onClose }: DeletedSectionProps): ReactNode {
  const styles = useMenuStyles();
  const { deleted: t } = useStrings(followUpStrings);
  const language = useLanguage();
  const meeting = useMeeting();
  const { busy, problem, restore } = useRestoring(onClose);
  const [found, setFound] = useState<readonly DeletedSessionSummary[]>([]);
  useEffect(() => {
    let isHere = true;
    meeting.listDeleted().then(
      (list) => isHere && setFound(list),
      () => undefined,
    );
    return () => {
      isHere = false;
    };
  }, [meeting]);
  if (found.length === 0) return null;
  const moment = (iso: string) =>
    new Intl.DateTimeFormat(language, {
      day: 'numeric',
      month: 'long',
      hour: 'numeric',
      minute: '2-digit',
    }).format(new Date(iso));
  const time = (iso: string) =>
    new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' }).format(new Date(iso));
  return (
    <section aria-label={t.title} className={styles.section}>
      <h3 className={styles.heading}>{t.title}</h3>
      <ul className={styles.list}>
        {found.map(({ id, startedAt, undoUntil }) => (
          <li key={id} className={styles.person}>
            <span className={styles.name}>{t.entry(moment(startedAt), time(undoUntil))}</span>
            <span className={styles.buttons}>
              <Button className={styles.button} disabledFocusable={busy} onClick={() => restore(id)}>
                {t.restore}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {problem !== undefined && (
        <p role="alert" className={styles.word}>
          {problem}
        </p>
      )}
    </section>
  );
}
