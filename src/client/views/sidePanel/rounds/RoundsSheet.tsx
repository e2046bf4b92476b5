import type { ReactNode } from 'react';
import { Later } from '../../../components/Later.tsx';
import { sidePanelStrings } from '../../../strings/sidePanel.ts';
import { useStrings } from '../../../strings/strings.ts';
import { Sheet } from '../frame/Sheet.tsx';
import { ROUNDS_MENU, WaitingBox } from './late.tsx';

export interface RoundsSheetProps {
  readonly onClose: () => void;
  /** Something has begun. */
  readonly onBegun: () => void;
}

export function RoundsSheet({ onClose, onBegun }: RoundsSheetProps): ReactNode {
  const { rounds } = useStrings(sidePanelStrings);
  return (
    <Sheet title={rounds} onClose={onClose}>
      <Later part={ROUNDS_MENU} waiting={<WaitingBox />}>
        {(RoundsMenu) => <RoundsMenu onBegun={onBegun} />}
      </Later>
    </Sheet>
  );
}
