import { useState } from 'react';
import { ApiFailure } from '../../session/api.ts';
import { useMeeting } from '../../session/hooks.ts';
import { useStrings } from '../../ui/strings.ts';
import { followUpStrings } from './followUpStrings.ts';

/** Takes a deletion back, and says if that fails. */
export function useRestoring(onDone: () => void = () => undefined) {
  const { deleted: t, failed } = useStrings(followUpStrings);
  const meeting = useMeeting();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const restore = (sessionId: string) => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    meeting
      .restore(sessionId)
      .then(onDone)
      .catch((error: unknown) => {
        const over = error instanceof ApiFailure && error.code === 'not_found';
        setProblem(over ? t.over : failed);
      })
      .finally(() => setBusy(false));
  };
  return { busy, problem, restore };
}
