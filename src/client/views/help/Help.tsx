import type { ReactNode } from 'react';
import { useTable, useTableSession } from '../../session/hooks.ts';
import { About } from './About.tsx';
import { RoleHelp } from './RoleHelp.tsx';
import { Technical } from './Technical.tsx';

/** Everything that somebody may want to look up, one's own role first. Nothing of it is needed to take part. */
export function Help(): ReactNode {
  const { may } = useTable();
  const { me } = useTableSession();
  const mine = me.role === 'viewer' ? 'guest' : may.facilitate ? 'facilitator' : 'participant';
  return (
    <>
      <RoleHelp mine={mine} />
      <About />
      <Technical />
    </>
  );
}
