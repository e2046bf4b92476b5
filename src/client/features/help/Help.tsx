import type { ReactNode } from 'react';
import { useTable, useTableSession } from '../../session/hooks.ts';
import { About } from './About.tsx';
import { RoleHelp } from './RoleHelp.tsx';
import { Technical } from './Technical.tsx';

/** Help for looking things up, the person's own role first. Not needed to take part. */
export function Help(): ReactNode {
  const { may } = useTable('may');
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
