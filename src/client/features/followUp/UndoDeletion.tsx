import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useMeeting, useObservable } from '../../session/hooks.ts';
import { Notice } from '../../ui/Notice.tsx';
import { useStrings } from '../../ui/strings.ts';
import { followUpStrings } from './followUpStrings.ts';
import { useRestoring } from './useRestoring.ts';

/** Right after this page has deleted the meeting: the way back. */
export function UndoDeletion(): ReactNode {
  const { deleted: t } = useStrings(followUpStrings);
  const meeting = useMeeting();
  const sessionId = useObservable(meeting.deleted);
  const { busy, problem, restore } = useRestoring();
  if (sessionId === undefined) return null;
  const undo = (
    <Button size="small" disabledFocusable={busy} onClick={() => restore(sessionId)}>
      {t.undo}
    </Button>
  );
  return (
    <div role="alert">
      <Notice action={problem === undefined && undo} onDismiss={() => meeting.forgetDeletion()}>
        {problem ?? t.told}
      </Notice>
    </div>
  );
}
