import { type ReactNode, useState } from 'react';
import { useSessionId, useTableOnScreen } from '../../session/hooks.ts';
import { LiveRegion } from '../../ui/LiveRegion.tsx';
import { lazyView, Nothing } from '../../ui/lazyView.tsx';
import { useVoice } from '../../ui/voice.ts';
import type { SpokenProps } from './Spoken.tsx';

// One chunk for all that is told: loaded as soon as a table is shown, and not counted among what a page needs to show it.
const NOTHING = { Skeleton: Nothing, Failure: Nothing };

const Spoken = lazyView<SpokenProps>(
  async () => (await import(/* webpackChunkName: "optional-happenings" */ './Spoken.tsx')).Spoken,
  NOTHING,
);

const WhoDidWhat = lazyView<SpokenProps>(
  async () => (await import(/* webpackChunkName: "optional-happenings" */ './WhoDidWhat.tsx')).WhoDidWhat,
  NOTHING,
);

export interface AnnouncerProps {
  readonly window: 'panel' | 'stage';
}

/**
 * Says what happens at the table, once for all windows of a person. The region is there from the start: one that comes
 * together with its text is not read.
 */
export function Announcer({ window }: AnnouncerProps): ReactNode {
  const sessionId = useSessionId() ?? '';
  const { me } = useTableOnScreen();
  useVoice(`dialogkort.voice.${sessionId}.${me.id}`, window === 'panel');
  const since = useNewestNow();
  return <LiveRegion message={<Spoken since={since} />} />;
}

/** What other people have just done with cards or roles, for a few seconds. */
export function LazyWhoDidWhat(): ReactNode {
  const since = useNewestNow();
  return <WhoDidWhat since={since} />;
}

/** Id of the newest event when this view came: what was before it is not told. */
function useNewestNow(): number {
  const { happened } = useTableOnScreen();
  return useState(() => happened.get().at(-1)?.id ?? 0)[0];
}
