import type { ReactNode } from 'react';
import { lazyView } from '../../../ui/lazyView.tsx';
import { sidePanelStrings } from '../../../ui/panelStrings.ts';
import { Sheet } from '../../../ui/Sheet.tsx';
import { useStrings } from '../../../ui/strings.ts';
import type { RoundsMenuProps } from './RoundsMenu.tsx';

const RoundsMenu = lazyView<RoundsMenuProps>(
  async () => (await import(/* webpackChunkName: "optional-rounds" */ './RoundsMenu.tsx')).RoundsMenu,
);

export interface RoundsSheetProps {
  readonly onClose: () => void;
  /** Something has begun. */
  readonly onBegun: () => void;
}

export function RoundsSheet({ onClose, onBegun }: RoundsSheetProps): ReactNode {
  const { rounds } = useStrings(sidePanelStrings);
  return (
    <Sheet title={rounds} onClose={onClose}>
      <RoundsMenu onBegun={onBegun} />
    </Sheet>
  );
}
