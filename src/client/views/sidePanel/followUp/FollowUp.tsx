import type { ReactNode } from 'react';
import { optional } from '../../../components/optional.tsx';
import { useTable } from '../../../session/hooks.ts';
import type { AfterSectionProps } from './AfterSection.tsx';

const LastTime = optional(
  async () => (await import(/* webpackChunkName: "optional-follow-up" */ './LastTime.tsx')).LastTime,
  () => null,
);

/** Before the first card, in a meeting that has met before. */
export function SinceLastTime(): ReactNode {
  const { phase, current, ordinal, conversation } = useTable();
  const atStart = phase === 'preparing' || (phase === 'running' && current === undefined && ordinal === 0);
  return conversation.carried && atStart ? <LastTime /> : null;
}

/** In the menu, once the meeting has ended. */
export const AfterMeeting = optional<AfterSectionProps>(
  async () => (await import(/* webpackChunkName: "optional-follow-up" */ './AfterSection.tsx')).AfterSection,
  () => null,
);
