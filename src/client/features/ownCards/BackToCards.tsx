import { Button } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import type { ReactNode } from 'react';
import { sidePanelStrings } from '../../ui/panelStrings.ts';
import { useStrings } from '../../ui/strings.ts';

/** From the cards that one writes to all of them. */
export function BackToCards({ onBack }: { readonly onBack: () => void }): ReactNode {
  const { cards: t } = useStrings(sidePanelStrings);
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
