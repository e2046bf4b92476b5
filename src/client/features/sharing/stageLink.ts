import { useCallback } from 'react';
import { stageUrl } from '../../context/links.ts';
import { useMeeting } from '../../session/hooks.ts';

/** Makes the address to share: with a fresh viewing ticket if the server gives one, for members only otherwise. */
export function useStageLink(): () => Promise<string> {
  const meeting = useMeeting();
  return useCallback(async () => stageUrl(await meeting.viewingTicket().catch(() => undefined)), [meeting]);
}
