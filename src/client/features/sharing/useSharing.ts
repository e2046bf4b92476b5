import { useEffect, useMemo } from 'react';
import { useHost } from '../../context/hostContext.ts';
import { useMeeting, useObservable } from '../../session/hooks.ts';
import { useStageLink } from './stageLink.ts';
import { StagePages } from './stagePages.ts';
import { type SharingState, StageSharing } from './stageSharing.ts';

/** The host has no event for the start or end of sharing, so it is polled. Each device polls by itself, so jitter is not needed. */
const ASK_EVERY_MS = 5_000;
/** A stage page on the same device answers in some milliseconds, unless it is drawing. */
const STAGE_ANSWERS_WITHIN_MS = 300;

export interface Sharing extends SharingState {
  /** Whether this place of the host can share at all: a tab cannot, and a host that said so will not change its mind. */
  readonly canShow: boolean;
  readonly show: () => void;
  readonly stop: () => void;
}

export function useSharing(): Sharing {
  const host = useHost();
  const stageLink = useStageLink();
  const meeting = useMeeting();
  const { place, meetingId = '' } = host.context;
  const inPanel = place === 'sidePanel';
  const { sharing, pages } = useMemo(() => {
    const pages = new StagePages(meetingId);
    const sharing = new StageSharing({
      host,
      stageLink,
      isStageHere: () => pages.isHere(STAGE_ANSWERS_WITHIN_MS),
      onAnswer: (isSharing) => meeting.stageIs(isSharing),
      onStopped: () => meeting.stageStopped(),
    });
    return { sharing, pages };
  }, [host, meeting, meetingId, stageLink]);

  useEffect(() => {
    if (!inPanel) return undefined;
    const lookIfSeen = () => {
      if (document.visibilityState === 'visible') void sharing.look();
    };
    lookIfSeen();
    const timer = setInterval(lookIfSeen, ASK_EVERY_MS);
    document.addEventListener('visibilitychange', lookIfSeen);
    const stopHearing = pages.onOpened(lookIfSeen);
    return () => {
      stopHearing();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', lookIfSeen);
    };
  }, [sharing, pages, inPanel]);
  useEffect(() => () => pages.close(), [pages]);

  const state = useObservable(sharing.state);
  const refusedForGood = state.problem?.during === 'show' && state.problem.reason === 'notSupported';
  return {
    ...state,
    canShow: inPanel && !refusedForGood,
    show: () => void sharing.show(),
    stop: () => void sharing.stop(),
  };
}
