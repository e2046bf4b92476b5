import type { ReactNode } from 'react';
import { useConversation } from '../../session/conversationHooks.ts';
import { useMeeting, useObservable, useTable } from '../../session/hooks.ts';
import { lazyView, Nothing } from '../../ui/lazyView.tsx';

const LastTime = lazyView(
  async () => (await import(/* webpackChunkName: "optional-panel" */ './LastTime.tsx')).LastTime,
  { Skeleton: Nothing },
);
/** For the person who packed up without being asked whether to. */
export const PackedUp = lazyView(
  async () => (await import(/* webpackChunkName: "optional-panel" */ './Reopen.tsx')).PackedUp,
  { Skeleton: Nothing },
);
const UndoDeletion = lazyView(
  async () => (await import(/* webpackChunkName: "optional-panel" */ './UndoDeletion.tsx')).UndoDeletion,
  { Skeleton: Nothing },
);

/** Before the first card, in a meeting that has met before. */
export function SinceLastTime(): ReactNode {
  const { phase, current, ordinal } = useTable('phase', 'current', 'ordinal');
  const conversation = useConversation('carried');
  const atStart = phase === 'preparing' || (phase === 'running' && current === undefined && ordinal === 0);
  return conversation.carried && atStart ? <LastTime /> : null;
}

/** After this page has deleted the meeting. */
export function DeletedLine(): ReactNode {
  return useObservable(useMeeting().deleted) === undefined ? null : <UndoDeletion />;
}
