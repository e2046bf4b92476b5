import { Button } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import type { ReactNode } from 'react';
import { useStrings } from '../../ui/strings.ts';
import { cardsStrings } from '../table/panel/cardsStrings.ts';

/** From the cards that one writes to all of them. */
export function BackToCards({ onBack }: { readonly onBack: () => void }): ReactNode {
  const t = useStrings(cardsStrings);
  return (
    <Button
      size="small"
      appearance="subtle"
      icon={<ArrowLeftRegular />}
      style={{ alignSelf: 'flex-start' }}
      onClick={onBack}
    >
      {t.back}
    </Button>
  );
}
