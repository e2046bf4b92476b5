import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useSaved } from '../../session/hooks.ts';
import { sidePanelStrings } from '../../ui/panelStrings.ts';
import { useStrings } from '../../ui/strings.ts';
import { useSpeaks } from '../../ui/voice.ts';
import { useConnectionText } from './useConnectionText.ts';

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
  const text = useText();
  const styles = useStyles();
  const speaks = useSpeaks();
  return (
    <div role={speaks ? 'status' : undefined}>
      {text !== undefined && <p className={styles.root}>{text}</p>}
    </div>
  );
}

/** While something has not got there yet, that is the thing to say. */
function useText(): string | undefined {
  const { unsaved } = useStrings(sidePanelStrings);
  const saved = useSaved();
  return useConnectionText(saved ? {} : { reconnecting: unsaved });
}
