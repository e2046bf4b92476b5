import { useCallback } from 'react';
import { useMeeting } from '../session/hooks.ts';
import { stageUrl } from './links.ts';

/** Makes the address to share: with a fresh viewing ticket if the server gives one, for members only otherwise. */
export function useStageLink(): () => Promise<string> {
  const meeting = useMeeting();
  return useCallback(async () => stageUrl(await meeting.viewingTicket().catch(() => undefined)), [meeting]);
}
