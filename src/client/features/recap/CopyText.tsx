import { Button } from '@fluentui/react-components';
import { type ReactNode, useRef, useState } from 'react';
import { toHtml } from '../../../domain/recap/export/html.ts';
import { toPlainText } from '../../../domain/recap/export/plainText.ts';
import type { Recap } from '../../../domain/recap/recap.ts';
import { useFileStyles } from '../../ui/files/fileStyles.ts';
import { useStrings } from '../../ui/strings.ts';
import { exportStrings } from './exportStrings.ts';

/** Copies the recap, with headings and lists or as plain text. Where the clipboard is refused, the text is selected. */
export function CopyText({ recap }: { readonly recap: Recap }): ReactNode {
  const styles = useFileStyles();
  const t = useStrings(exportStrings);
  const fold = useRef<HTMLDetailsElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState('');
  const plain = toPlainText(recap);

  const copy = async (write: () => Promise<void>, done: string) => {
    try {
      await write();
      setSaid(done);
    } catch {
      if (fold.current) fold.current.open = true;
      field.current?.focus();
      field.current?.select();
      setSaid(matchMedia('(pointer: coarse)').matches ? t.selectedByFinger : t.selected);
    }
  };
  const copyFormatted = () => copy(() => writeFormatted(toHtml(recap), plain), t.copiedFormatted);
  const copyPlain = () => copy(() => navigator.clipboard.writeText(plain), t.copied);

  return (
    <div className={styles.section}>
      <h2 className={styles.heading}>{t.copyHeading}</h2>
      <div className={styles.buttons}>
        <Button onClick={() => void copyFormatted()}>{t.copyFormatted}</Button>
      </div>
      <details ref={fold} className={styles.fold}>
        <summary className={styles.summary}>{t.asText}</summary>
        <div className={styles.section}>
          <textarea
            ref={field}
            readOnly
            className={styles.text}
            aria-label={t.text}
            rows={10}
            value={plain}
          />
          <div>
            <Button onClick={() => void copyPlain()}>{t.copy}</Button>
          </div>
        </div>
      </details>
      <p role="status" className={styles.word}>
        {said}
      </p>
    </div>
  );
}

/** Rejects where the host or the browser refuses. */
async function writeFormatted(html: string, plain: string): Promise<void> {
  const parts = { 'text/html': html, 'text/plain': plain };
  const blobs = Object.entries(parts).map(([type, text]) => [type, new Blob([text], { type })] as const);
  await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
}
