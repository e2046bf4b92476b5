import type { ReactNode } from 'react';
import { Sheet } from '../../ui/Sheet.tsx';
import { useStrings } from '../../ui/strings.ts';
import { Help } from './Help.tsx';
import { helpStrings } from './helpStrings.ts';

/** For people without a side panel. */
export interface StageHelpProps {
  readonly onClose: () => void;
}

export function StageHelp({ onClose }: StageHelpProps): ReactNode {
  const t = useStrings(helpStrings);
  return (
    <Sheet title={t.title} onClose={onClose}>
      <Help />
    </Sheet>
  );
}
