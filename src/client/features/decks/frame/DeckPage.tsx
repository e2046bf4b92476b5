import { Button, mergeClasses } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react';
import { LiveRegion } from '../../../ui/LiveRegion.tsx';
import { sidePanelStrings } from '../../../ui/panelStrings.ts';
import { useStrings } from '../../../ui/strings.ts';
import { deckListStrings } from '../list/listStrings.ts';
import { useDeckPageStyles } from './deckPageStyles.ts';

export interface DeckPageProps {
  readonly title: string;
  /** Absent on the first page. */
  readonly onBack?: (() => void) | undefined;
  readonly onClose: () => void;
  /** Beside the title. */
  readonly tools?: ReactNode;
  /** Stays in sight below what scrolls. */
  readonly foot?: ReactNode;
  /** Said aloud whenever it changes. */
  readonly said?: string;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly children: ReactNode;
}

/** A page over the whole panel. The browser's own dialog keeps the focus inside and gives it back at the end. */
export function DeckPage(props: DeckPageProps): ReactNode {
  const { title, onBack, onClose, tools, foot, said = '', onKeyDown, children } = props;
  const styles = useDeckPageStyles();
  const t = useStrings(sidePanelStrings);
  const list = useStrings(deckListStrings);
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();

  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    return () => opened?.close();
  }, []);
  // Moves a screen reader to the heading of the new page.
  useEffect(() => {
    heading.current?.focus();
  }, []);

  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={titleId}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        // Cancelling a file dialog must not close this page.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        (onBack ?? onClose)();
      }}
      onClose={(event) => {
        // A second Escape closes it whatever we say: then it is shown again, and asks as the first one did.
        if (event.target !== event.currentTarget) return;
        event.currentTarget.showModal();
        (onBack ?? onClose)();
      }}
    >
      <div className={mergeClasses(styles.page, styles.scrolls)}>
        <header className={styles.head}>
          {onBack && (
            <Button appearance="subtle" icon={<ArrowLeftRegular />} title={list.back} onClick={onBack} />
          )}
          <h2 ref={heading} id={titleId} tabIndex={-1} className={styles.title}>
            {title}
          </h2>
          {tools}
          <Button appearance="subtle" icon={<DismissRegular />} title={t.close} onClick={onClose} />
        </header>
        <div className={styles.body}>
          <div className={styles.inner}>{children}</div>
        </div>
        {foot && <div className={styles.foot}>{foot}</div>}
        <LiveRegion message={said} />
      </div>
    </dialog>
  );
}
