import { Button } from '@fluentui/react-components';
import { type ReactNode, useRef, useState } from 'react';
import { toPlainText } from '../../../domain/recap/export/plainText.ts';
import type { Recap } from '../../../domain/recap/recap.ts';
import { useFileStyles } from '../../ui/files/fileStyles.ts';
import { useStrings } from '../../ui/strings.ts';
import { exportStrings } from './exportStrings.ts';

/** The recap as text that can be selected, for wherever files and the clipboard are refused. */
export function CopyText({ recap }: { readonly recap: Recap }): ReactNode {
  const styles = useFileStyles();
  const t = useStrings(exportStrings);
  const field = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState('');

  const copy = async () => {
    const { current } = field;
    if (!current) return;
    current.focus();
    current.select();
    try {
      await navigator.clipboard.writeText(current.value);
      setSaid(t.copied);
    } catch {
      setSaid(matchMedia('(pointer: coarse)').matches ? t.selectedByFinger : t.selected);
    }
  };

  return (
    <details className={styles.fold}>
      <summary className={styles.summary}>{t.asText}</summary>
      <div className={styles.section}>
        <textarea
          ref={field}
          readOnly
          className={styles.text}
          aria-label={t.text}
          rows={10}
          value={toPlainText(recap)}
        />
        <div>
          <Button onClick={() => void copy()}>{t.copy}</Button>
        </div>
        <p role="status" className={styles.word}>
          {said}
        </p>
      </div>
    </details>
  );
}
