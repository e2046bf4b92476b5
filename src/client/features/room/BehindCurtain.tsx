import type { ReactNode } from 'react';
import { useConversation } from '../../session/conversationHooks.ts';
import { useTable } from '../../session/hooks.ts';
import { LazyTogether } from './lazyTogether.tsx';

/** While people sit around one screen, a facilitator's window may be on the wall: what is private there waits for a press. */
export function BehindCurtain({ children }: { readonly children: ReactNode }): ReactNode {
  const { room } = useConversation('room');
  const { facilitate } = useTable('may').may;
  return room && facilitate ? <LazyTogether part="curtain">{children}</LazyTogether> : children;
}
