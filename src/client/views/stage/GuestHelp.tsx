import { type ReactNode, useState } from 'react';
import { stage } from '../../strings/stage.ts';
import { useStrings } from '../../strings/strings.ts';
import { LateStageHelp } from '../help/lateHelp.tsx';
import { StageButton } from './StageButton.tsx';

/** Help for those who look on: they have no side panel, where the others find it. */
export function GuestHelp(): ReactNode {
  const t = useStrings(stage);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <StageButton appearance="subtle" onClick={() => setOpen(true)}>
        {t.spread.help}
      </StageButton>
      {isOpen && <LateStageHelp onClose={() => setOpen(false)} />}
    </>
  );
}
