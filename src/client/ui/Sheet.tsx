import { Button } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { sidePanelStrings } from './panelStrings.ts';
import { useSheetStyles } from './sheetStyles.ts';
import { useStrings } from './strings.ts';

export interface SheetProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
  /** `question`: something has to be answered before going on; there is no other way out than its buttons and Escape. */
  readonly kind?: 'page' | 'question';
}

/** Marks the control that a sheet begins at. */
export const FIRST_FOCUS = { 'data-first-focus': '' } as const;

/**
 * A modal sheet over the panel. The browser's own dialog keeps the focus inside, closes on Escape and restores the
 * focus.
 */
export function Sheet({ title, children, onClose, kind = 'page' }: SheetProps): ReactNode {
  const styles = useSheetStyles();
  const t = useStrings(sidePanelStrings);
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    opened?.querySelector<HTMLElement>('[data-first-focus]')?.focus();
    return () => opened?.close();
  }, []);

  const onEscape = (event: { preventDefault(): void }) => {
    event.preventDefault();
    onClose();
  };

  return (
    <dialog
      ref={dialog}
      className={kind === 'page' ? styles.page : styles.question}
      aria-labelledby={titleId}
      // Where the browser knows it, a press beside a page closes it; a question waits for its answer.
      {...(kind === 'question' ? { role: 'alertdialog' } : { closedby: 'any' })}
      onCancel={onEscape}
    >
      <div className={styles.head}>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        {kind === 'page' && (
          <Button
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={t.close}
            title={t.close}
            onClick={onClose}
          />
        )}
      </div>
      <div className={styles.body}>{children}</div>
    </dialog>
  );
}
