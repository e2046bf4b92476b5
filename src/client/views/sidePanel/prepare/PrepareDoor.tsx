import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { optional } from '../../../components/optional.tsx';
import { useTable } from '../../../session/hooks.ts';

const Prepare = optional(
  async () => (await import(/* webpackChunkName: "optional-prepare" */ './Prepare.tsx')).Prepare,
  () => null,
);

export interface PrepareDoorProps {
  readonly label: string;
  /** Missing where there is no way there. */
  readonly onOwnCards?: () => void;
}

/** The way to everything that may be chosen. Whoever starts without going in there misses nothing. */
export function PrepareDoor({ label, onOwnCards }: PrepareDoorProps): ReactNode {
  const { prepare } = useTable().conversation.may;
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
