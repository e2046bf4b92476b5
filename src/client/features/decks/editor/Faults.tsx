import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Deck } from '../../../../domain/deck/deck.ts';
import type { DeckFaultFound } from '../../../../domain/deck/edit/faults.ts';
import { useStrings } from '../../../ui/strings.ts';
import { deckEditorStrings } from './editorStrings.ts';
import { useEditorStyles } from './editorStyles.ts';
import { useFaultSentence } from './useFaultSentence.ts';

/** One fault at a time. */
const SHOWN = 1;

export interface FaultsProps {
  readonly deck: Deck;
  readonly faults: readonly DeckFaultFound[];
  readonly onGoTo: (fault: DeckFaultFound) => void;
}

/** What keeps the deck from being used or kept, with the way there. */
export function Faults({ deck, faults, onGoTo }: FaultsProps): ReactNode {
  const styles = useEditorStyles();
  const t = useStrings(deckEditorStrings);
  const sentence = useFaultSentence(deck);
  return (
    <div role="alert" className={styles.problem}>
      <strong>{t.faultsTitle(faults.length)}</strong>
      {faults.slice(0, SHOWN).map((fault) => (
        <div key={sentence(fault)} className={styles.buttons}>
          <span>{sentence(fault)}</span>
          {fault.field !== 'cards' && (
            <Button size="small" className={styles.button} onClick={() => onGoTo(fault)}>
              {t.goThere}
            </Button>
          )}
        </div>
      ))}
    </div>
  );
}
