import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { useConversation } from '../../session/conversationHooks.ts';
import { lazyView, Nothing } from '../../ui/lazyView.tsx';
import type { PrepareProps } from './Prepare.tsx';

const Prepare = lazyView<PrepareProps>(
  async () => (await import(/* webpackChunkName: "optional-panel" */ './Prepare.tsx')).Prepare,
  { Skeleton: Nothing },
);

export interface PrepareButtonProps {
  readonly label: string;
  /** Missing where there is no way there. */
  readonly onOwnCards?: () => void;
}

/** The way to all optional preparations. */
export function PrepareButton({ label, onOwnCards }: PrepareButtonProps): ReactNode {
  const { prepare } = useConversation('may').may;
  const [shown, setShown] = useState(false);
  const close = () => setShown(false);
  if (!prepare) return null;
  return (
    <div>
      <Button aria-haspopup="dialog" style={{ minWidth: 0 }} onClick={() => setShown(true)}>
        {label}
      </Button>
      {shown && (
        <Prepare
          onClose={close}
          {...(onOwnCards && {
            onOwnCards: () => {
              close();
              onOwnCards();
            },
          })}
        />
      )}
    </div>
  );
}
