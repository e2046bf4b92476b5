import type { ReactNode } from 'react';
import { useTable, useTableSession } from '../../session/hooks.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import { useStrings } from '../../ui/strings.ts';
import { About } from './About.tsx';
import { helpStrings } from './helpStrings.ts';
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

export interface StageHelpProps {
  readonly onClose: () => void;
}

/** The same on top of the stage, for people without a side panel. */
export function StageHelp({ onClose }: StageHelpProps): ReactNode {
  const t = useStrings(helpStrings);
  return (
    <Sheet title={t.title} onClose={onClose}>
      <Help />
    </Sheet>
  );
}
