import { Button } from '@fluentui/react-components';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useHost } from '../../context/hostContext.ts';
import { useFileStyles } from '../../ui/files/fileStyles.ts';
import { useStrings } from '../../ui/strings.ts';
import { exportStrings } from './exportStrings.ts';

/** The lasting link into the meeting's tab, where the server admits members. Nothing where the host has no such link. */
export function MemberLink(): ReactNode {
  const styles = useFileStyles();
  const t = useStrings(exportStrings);
  const host = useHost();
  const field = useRef<HTMLInputElement>(null);
  const hintId = useId();
  const [link, setLink] = useState<string>();
  const [said, setSaid] = useState('');
  useEffect(() => {
    let isWanted = true;
    void host.tabLink().then((reply) => isWanted && 'ok' in reply && setLink(reply.ok));
    return () => {
      isWanted = false;
    };
  }, [host]);

  if (link === undefined) return null;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      setSaid(t.linkCopied);
    } catch {
      field.current?.focus();
      setSaid(t.linkSelected);
    }
  };
  return (
    <div className={styles.section}>
      <h2 className={styles.heading}>{t.forMembers}</h2>
      <p id={hintId} className={styles.word}>
        {t.forMembersHint}
      </p>
      <input
        ref={field}
        readOnly
        className={styles.field}
        aria-label={t.memberLink}
        aria-describedby={hintId}
        value={link}
        onFocus={({ target }) => target.select()}
      />
      <Button onClick={() => void copy()}>{t.copyLink}</Button>
      <p role="status" className={styles.word}>
        {said}
      </p>
    </div>
  );
}
