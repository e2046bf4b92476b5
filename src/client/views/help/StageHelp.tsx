import type { ReactNode } from 'react';
import { helpStrings } from '../../strings/help.ts';
import { useStrings } from '../../strings/strings.ts';
import { Sheet } from '../sidePanel/frame/Sheet.tsx';
import { Help } from './Help.tsx';

/** For those who have no side panel. */
export function StageHelp({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useStrings(helpStrings);
  return (
    <Sheet title={t.title} onClose={onClose}>
      <Help />
    </Sheet>
  );
}
