import { type ReactNode, useState } from 'react';
import { useStrings } from '../../ui/strings.ts';
import { TextButton } from '../../ui/TextButton.tsx';
import { stage } from '../table/stage/stageStrings.ts';
import { LazyStageHelp } from './lazyHelp.tsx';

/** Help for viewers, who have no side panel. */
export function GuestHelp(): ReactNode {
  const t = useStrings(stage);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <TextButton look="stage" appearance="subtle" onClick={() => setOpen(true)}>
        {t.spread.help}
      </TextButton>
      {isOpen && <LazyStageHelp onClose={() => setOpen(false)} />}
    </>
  );
}
