import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { useTable } from '../../session/hooks.ts';
import { useStrings } from '../../ui/strings.ts';
import { useMenuStyles } from '../menu/menuStyles.ts';
import { decksSectionStrings } from './decksSectionStrings.ts';
import { LazyDecks } from './LazyDecks.ts';

export interface DecksSectionProps {
  /** Another deck lies on the table. */
  readonly onUsed?: () => void;
}

/** Which cards lie on the table, and the way to others. */
export function DecksSection({ onUsed }: DecksSectionProps): ReactNode {
  const styles = useMenuStyles();
  const t = useStrings(decksSectionStrings);
  const { deckTitle } = useTable('deckTitle');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section aria-label={t.title} className={styles.section}>
      <h3 className={styles.heading}>{t.title}</h3>
      <p className={styles.word}>{t.now(deckTitle)}</p>
      <div>
        <Button className={styles.button} aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
          {t.open}
        </Button>
      </div>
      {isOpen && <LazyDecks onClose={() => setIsOpen(false)} onUsed={() => onUsed?.()} />}
    </section>
  );
}
