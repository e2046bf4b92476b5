import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useStrings } from '../../../ui/strings.ts';
import { deckListStrings } from './listStrings.ts';
import { useListStyles } from './listStyles.ts';

export interface DraftItemProps {
  readonly title: string;
  readonly onEdit: () => void;
  readonly onDiscard: () => void;
}

export function DraftItem({ title, onEdit, onDiscard }: DraftItemProps): ReactNode {
  const styles = useListStyles();
  const t = useStrings(deckListStrings);
  return (
    <li className={styles.item}>
      <p className={styles.name}>{title}</p>
      <div className={styles.buttons}>
        <Button className={styles.button} aria-label={t.goOnNamed(title)} onClick={onEdit}>
          {t.goOn}
        </Button>
        <Button
          appearance="subtle"
          className={styles.button}
          aria-label={t.discardNamed(title)}
          onClick={onDiscard}
        >
          {t.discard}
        </Button>
      </div>
    </li>
  );
}
