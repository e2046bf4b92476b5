import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ShareScreenStartRegular } from '@fluentui/react-icons/svg/share-screen-start';
import { type ReactNode, useEffect, useRef } from 'react';
import { lazyView, Nothing } from '../../ui/lazyView.tsx';
import { sidePanelStrings } from '../../ui/panelStrings.ts';
import { useStrings } from '../../ui/strings.ts';
import type { RefusedProps } from './Refused.tsx';
import type { Sharing } from './useSharing.ts';

/** A refusal is rare. */
const Refused = lazyView<RefusedProps>(
  async () => (await import(/* webpackChunkName: "optional-panel" */ './Refused.tsx')).Refused,
  { Skeleton: Nothing },
);

const useStyles = makeStyles({
  root: { maxWidth: '400px' },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground2,
  },
  icon: { flexShrink: 0, fontSize: '20px' },
  state: { flexGrow: 1, flexBasis: '100px' },
  action: { minWidth: 0, paddingInline: tokens.spacingHorizontalS },
  word: {
    margin: `${tokens.spacingVerticalXS} 0 0`,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

export interface SharingLineProps {
  readonly sharing: Sharing;
  /** Leaves the button to the primary action beside it. */
  readonly quiet?: boolean;
}

/** Whether everybody sees the table, the way to change that, and what became of the last attempt. */
export function SharingLine({ sharing, quiet = false }: SharingLineProps): ReactNode {
  const styles = useStyles();
  const { sharing: t } = useStrings(sidePanelStrings);
  const { stage, canShow, busy, problem, wasOn } = sharing;
  const on = stage === 'on';
  const press = on ? sharing.stop : sharing.show;
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (wasOn) said.current?.scrollIntoView({ block: 'nearest' });
  }, [wasOn]);

  return (
    <div className={styles.root}>
      {!quiet && (on || canShow) && (
        <div className={styles.line}>
          <ShareScreenStartRegular className={styles.icon} />
          <span className={styles.state}>{stage === 'unknown' ? t.off : t[stage]}</span>
          <Button
            appearance="subtle"
            className={styles.action}
            disabledFocusable={busy}
            onClick={() => !busy && press()}
          >
            {busy ? t.asking : on ? t.stop : t.show}
          </Button>
        </div>
      )}
      <div ref={said} role="status">
        {wasOn && <p className={styles.word}>{t.alreadyOn}</p>}
        {problem && (
          <div className={styles.word}>
            <Refused problem={problem} />
          </div>
        )}
      </div>
    </div>
  );
}
