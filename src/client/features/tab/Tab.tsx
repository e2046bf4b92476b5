import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { useMeeting, useTable } from '../../session/hooks.ts';
import { sidePanelStrings } from '../../ui/panelStrings.ts';
import { useStrings } from '../../ui/strings.ts';
import { LazyRecapPage } from '../recap/lazyRecap.ts';
import { SessionOverLine } from '../sessionEnd/SessionOverLine.tsx';

export interface TabProps {
  /** The panel, which does for a meeting that is being prepared or goes on. */
  readonly children: ReactNode;
}

/** The tab in the meeting's chat: before and during the meeting what the panel shows, afterwards the recap. */
export function Tab({ children }: TabProps): ReactNode {
  const { phase } = useTable('phase');
  if (phase !== 'ended') return children;
  return (
    <>
      <SessionOverLine />
      <LazyRecapPage>
        <BeginAgain />
      </LazyRecapPage>
    </>
  );
}

function BeginAgain(): ReactNode {
  const { steps, now } = useStrings(sidePanelStrings);
  const meeting = useMeeting();
  const [busy, setBusy] = useState(false);
  const begin = () => {
    if (busy) return;
    setBusy(true);
    void meeting.beginAgain().finally(() => setBusy(false));
  };
  return (
    <p>
      <Button disabledFocusable={busy} onClick={begin} aria-describedby="begin-again">
        {steps.beginAgain}
      </Button>{' '}
      <span id="begin-again">{now.beginAgainHint}</span>
    </p>
  );
}
