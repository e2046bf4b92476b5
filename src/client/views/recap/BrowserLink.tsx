import { Button } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { recapUrl } from '../../app/links.ts';
import { useApi } from '../../session/conversationHooks.ts';
import { exportStrings } from '../../strings/export.ts';
import { useLanguage, useStrings } from '../../strings/strings.ts';
import { useExportStyles } from './exportStyles.ts';

/**
 * A page outside Teams, where files, printing and the clipboard work. It is a link to press, not a window that opens by
 * itself: between the press and the ticket's arrival the browser has forgotten who wanted it.
 */
export function BrowserLink({ sessionId }: { readonly sessionId: string }): ReactNode {
  const styles = useExportStyles();
  const t = useStrings(exportStrings);
  const language = useLanguage();
  const api = useApi();
  const [url, setUrl] = useState<string>();
  const [said, setSaid] = useState('');
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (url !== undefined) link.current?.focus();
  }, [url]);

  const make = async () => {
    if (api === undefined) return;
    setSaid(t.makingLink);
    try {
      const { ticket } = await api.recapTicket(sessionId);
      setUrl(recapUrl(ticket, language));
      setSaid('');
    } catch {
      setSaid(t.linkFailed);
    }
  };

  return (
    <div className={styles.section}>
      <p className={styles.word}>{t.inBrowserHint}</p>
      {url === undefined ? (
        <div>
          <Button onClick={() => void make()}>{t.makeLink}</Button>
        </div>
      ) : (
        <>
          <a ref={link} className={styles.link} href={url} target="_blank" rel="noopener noreferrer">
            {t.open}
          </a>
          <input
            readOnly
            className={styles.field}
            aria-label={t.link}
            value={url}
            onFocus={(event) => event.target.select()}
          />
          <p className={styles.word}>{t.linkHint}</p>
        </>
      )}
      <p role="status" className={styles.word}>
        {said}
      </p>
    </div>
  );
}
