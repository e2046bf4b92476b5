import { type ReactNode, useState } from 'react';
import { useStrings } from '../../ui/strings.ts';
import { TextButton } from '../../ui/TextButton.tsx';
import { useRoundStyles } from '../rounds/roundStyles.ts';
import { roomStrings } from './roomStrings.ts';

/** Before what only one person may see, in a window that the whole room sees: shown with a press, hidden again with another. */
export function Curtain({ children }: { readonly children: ReactNode }): ReactNode {
  const round = useRoundStyles();
  const t = useStrings(roomStrings);
  const [isShown, setShown] = useState(false);
  return (
    <div className={round.part}>
      {!isShown && <p className={round.quiet}>{t.curtain}</p>}
      <div>
        <TextButton aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {isShown ? t.hide : t.reveal}
        </TextButton>
      </div>
      {isShown && children}
    </div>
  );
}
