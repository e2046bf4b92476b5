import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import { useConnection, useSaved } from '../../../session/hooks.ts';
import { common } from '../../../strings/common.ts';
import { sidePanelStrings } from '../../../strings/sidePanel.ts';
import { useStrings } from '../../../strings/strings.ts';

/** A connection that is back before this is nobody's concern. */
const WORTH_SAYING_AFTER_MS = 1_500;

const useStyles = makeStyles({
  root: {
    flexShrink: 0,
    margin: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    lineHeight: tokens.lineHeightBase300,
  },
});

/** The connection, only while it is not live. */
export function ConnectionLine(): ReactNode {
  const text = useConnectionText();
  const styles = useStyles();
  return <div role="status">{text !== undefined && <p className={styles.root}>{text}</p>}</div>;
}

function useConnectionText(): string | undefined {
  const { connection } = useStrings(common);
  const { unsaved } = useStrings(sidePanelStrings);
  const { state } = useConnection();
  const saved = useSaved();
  const [lasts, setLasts] = useState(false);
  const away = state !== 'live';
  useEffect(() => {
    if (!away) return;
    const timer = setTimeout(() => setLasts(true), WORTH_SAYING_AFTER_MS);
    return () => {
      clearTimeout(timer);
      setLasts(false);
    };
  }, [away]);

  if (!away || !lasts) return undefined;
  if (state === 'reconnecting' && !saved) return unsaved;
  return connection[state];
}
