import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { Recap } from '../../../domain/recap/recap.ts';
import { useHost } from '../../app/hostContext.ts';
import { FORMATS, type Format, recapFile } from '../../export/files.ts';
import { useMeetingState, useTableSession } from '../../session/hooks.ts';
import { exportStrings } from '../../strings/export.ts';
import { useStrings } from '../../strings/strings.ts';
import { BrowserLink } from './BrowserLink.tsx';
import { CopyText } from './CopyText.tsx';
import { useExportStyles } from './exportStyles.ts';
import { saveFile } from './saveFile.ts';

/** Taking the recap along: as files, on paper, as text, and out of Teams into the browser. */
export function Export({ recap }: { readonly recap: Recap }): ReactNode {
  const styles = useExportStyles();
  const t = useStrings(exportStrings);
  const inBrowser = useHost().context.place === 'outside';
  const state = useMeetingState();
  const viewer = useTableSession().me.role === 'viewer';
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');

  const save = async (format: Format) => {
    setBusy(true);
    setSaid(t.making);
    try {
      const file = await recapFile(recap, format);
      saveFile(file);
      setSaid(t.saved(file.name));
    } catch {
      setSaid(t.failed);
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className={styles.root}>
      {recap.withPrivateNotes && <p className={styles.word}>{t.privateIncluded}</p>}
      <div className={styles.section}>
        <h2 className={styles.heading}>{t.files}</h2>
        <div className={styles.buttons}>
          {FORMATS.map((format) => (
            <Button key={format} disabledFocusable={busy} onClick={() => !busy && void save(format)}>
              {t[format]}
            </Button>
          ))}
          {inBrowser && <Button onClick={() => window.print()}>{t.print}</Button>}
        </div>
        <p role="status" className={styles.word}>
          {said}
        </p>
        {!inBrowser && <p className={styles.word}>{t.noFile}</p>}
      </div>
      {!inBrowser && !viewer && state.kind === 'open' && (
        <div className={styles.section}>
          <h2 className={styles.heading}>{t.inBrowser}</h2>
          <BrowserLink sessionId={state.session.session.id} />
        </div>
      )}
      <CopyText recap={recap} />
    </div>
  );
}
