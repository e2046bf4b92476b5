import type { ReactNode } from 'react';
import { useMeetingState } from '../../session/hooks.ts';
import { SessionOverNotice } from './SessionOverNotice.tsx';
import { StuckTableNotice } from './StuckTableNotice.tsx';

/** Nothing while the session goes on at this table. */
export function SessionOverLine({ className }: { readonly className?: string }): ReactNode {
  const state = useMeetingState();
  if (state.kind !== 'open') return null;
  const { over, stuck } = state;
  if (!over && !stuck) return null;
  return (
    <div className={className}>
      {over ? <SessionOverNotice over={over} /> : <StuckTableNotice mayCopy={stuck?.mayCopy === true} />}
    </div>
  );
}
