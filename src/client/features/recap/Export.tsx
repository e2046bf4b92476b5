import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { Recap } from '../../../domain/recap/recap.ts';
import { useMeetingState, useTableSession } from '../../session/hooks.ts';
import { fileStrings } from '../../ui/files/fileStrings.ts';
import { useFileStyles } from '../../ui/files/fileStyles.ts';
import { saveFile } from '../../ui/files/saveFile.ts';
import { useMayLoseFiles } from '../../ui/files/useSavedSentence.ts';
import { useStrings } from '../../ui/strings.ts';
import { CopyText } from './CopyText.tsx';
import { exportStrings } from './exportStrings.ts';
import { FollowUpSection } from './FollowUpSection.tsx';
import { FORMATS, type Format, recapFile } from './files/files.ts';
import { MemberLink } from './MemberLink.tsx';
import { RecapLink } from './RecapLink.tsx';

/** Taking the recap along: as files, on paper, as text, and out of Teams into the browser. */
export function Export({ recap }: { readonly recap: Recap }): ReactNode {
  const styles = useFileStyles();
  const t = useStrings(exportStrings);
  const { saved } = useStrings(fileStrings);
  const inBrowser = !useMayLoseFiles();
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
      setSaid(saved(file.name));
    } catch {
      setSaid(t.failed);
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className={styles.root}>
      {recap.withPrivateNotes && <p className={styles.word}>{t.privateIncluded}</p>}
      <CopyText recap={recap} />
      {!viewer && !inBrowser && <MemberLink />}
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
          <RecapLink sessionId={state.session.session.id} withPrivateNotes={recap.withPrivateNotes} />
        </div>
      )}
      <FollowUpSection recap={recap} />
    </div>
  );
}
