import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { common } from './commonStrings.ts';
import { useStrings } from './strings.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: '0.5em',
    paddingInline: '1em 0.4em',
    paddingBlock: '0.4em',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow8,
    lineHeight: 1.4,
  },
  plain: { paddingInlineEnd: '1em' },
  text: { flexGrow: 1, minWidth: 0, textWrap: 'pretty' },
  close: {
    flexShrink: 0,
    display: 'grid',
    placeItems: 'center',
    width: '2em',
    minWidth: '32px',
    aspectRatio: 1,
    padding: 0,
    border: 'none',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: 'transparent',
    color: 'inherit',
    font: 'inherit',
    cursor: 'pointer',
    ':hover': {
      backgroundColor: tokens.colorNeutralBackground1Hover,
      color: tokens.colorNeutralForeground1Hover,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
});

export interface NoticeProps {
  readonly children: ReactNode;
  /** A button or link that does something about it. */
  readonly action?: ReactNode;
  readonly onDismiss?: () => void;
}

/** One sentence in passing. It is read aloud by the {@link LiveRegion} of its view, not by itself. */
export function Notice({ children, action, onDismiss }: NoticeProps): ReactNode {
  const styles = useStyles();
  const t = useStrings(common);
  return (
    <div className={`${styles.root} ${onDismiss ? '' : styles.plain}`}>
      <span className={styles.text}>{children}</span>
      {action}
      {onDismiss && (
        <button type="button" className={styles.close} title={t.dismiss} onClick={onDismiss}>
          <svg aria-hidden="true" viewBox="0 0 12 12" width="0.75em" height="0.75em" focusable="false">
            <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
          </svg>
        </button>
      )}
    </div>
  );
}
