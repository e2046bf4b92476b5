/** The table on the meeting's stage: whether it is there, putting it there, taking it down. */
import { useCallback, useEffect, useState } from 'react';
import type { HostRefusalReason } from '../../../../host/host.ts';
import { useHost } from '../../../app/hostContext.ts';
import { useStageLink } from '../../../app/stageLink.ts';
import { useMeeting } from '../../../session/hooks.ts';

/** The host tells nobody when sharing starts or stops, so it is asked now and then. */
const ASK_EVERY_MS = 5_000;

/** `unknown`: the host has not said, or cannot say. */
export type StageState = 'unknown' | 'off' | 'on';

export type SharingProblem = {
  readonly during: 'show' | 'stop';
  readonly reason: HostRefusalReason;
};

export interface Sharing {
  readonly stage: StageState;
  /** Whether this place of the host can share at all: a tab cannot, and a host that said so will not change its mind. */
  readonly canShow: boolean;
  /** Waiting for the host. */
  readonly busy: boolean;
  readonly problem: SharingProblem | undefined;
  /** The last wish to share found the table on the stage already. */
  readonly wasOn: boolean;
  readonly show: () => void;
  readonly stop: () => void;
}

export function useSharing(): Sharing {
  const host = useHost();
  const stageLink = useStageLink();
  const meeting = useMeeting();
  const inPanel = host.context.place === 'sidePanel';
  const [stage, setStage] = useState<StageState>('unknown');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SharingProblem>();
  const [wasOn, setWasOn] = useState(false);

  const ask = useCallback(async (): Promise<StageState> => {
    const reply = await host.isSharing();
    // A host that gives no answer this time takes back nothing that it has said.
    if ('refused' in reply) return 'unknown';
    const now = reply.ok ? 'on' : 'off';
    setStage(now);
    meeting.stageIs(reply.ok);
    // What somebody wanted has come about after all.
    setProblem((before) => (before?.during === (now === 'on' ? 'show' : 'stop') ? undefined : before));
    if (now === 'off') setWasOn(false);
    return now;
  }, [host, meeting]);

  useEffect(() => {
    if (!inPanel) return;
    const askIfSeen = () => {
      if (document.visibilityState === 'visible') void ask();
    };
    askIfSeen();
    const timer = setInterval(askIfSeen, ASK_EVERY_MS);
    document.addEventListener('visibilitychange', askIfSeen);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', askIfSeen);
    };
  }, [ask, inPanel]);

  const run = useCallback(
    (during: SharingProblem['during'], call: () => Promise<HostRefusalReason | undefined>) => {
      setBusy(true);
      setProblem(undefined);
      setWasOn(false);
      void call().then(async (reason) => {
        const now = await ask();
        // Whatever the host said: what counts is whether the table is where it was wanted.
        const there = now === (during === 'show' ? 'on' : 'off');
        setProblem(there || reason === undefined ? undefined : { during, reason });
        setBusy(false);
      });
    },
    [ask],
  );

  const show = useCallback(
    () =>
      run('show', async () => {
        if ((await ask()) === 'on') {
          setWasOn(true);
          return undefined;
        }
        const reply = await host.shareToStage(await stageLink());
        return 'refused' in reply ? reply.refused : undefined;
      }),
    [run, ask, host, stageLink],
  );

  const stop = useCallback(
    () =>
      run('stop', async () => {
        const reply = await host.stopSharing();
        if ('refused' in reply) return reply.refused;
        meeting.stageStopped();
        return undefined;
      }),
    [run, host, meeting],
  );

  const refusedForGood = problem?.during === 'show' && problem.reason === 'notSupported';
  return { stage, canShow: inPanel && !refusedForGood, busy, problem, wasOn, show, stop };
}
