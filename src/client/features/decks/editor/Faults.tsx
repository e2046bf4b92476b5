import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Deck } from '../../../../domain/deck/deck.ts';
import type { DeckFaultFound } from '../../../../domain/deck/edit/faults.ts';
import { useStrings } from '../../../ui/strings.ts';
import { deckEditorStrings } from './editorStrings.ts';
import { useEditorStyles } from './editorStyles.ts';
import { useFaultSentence } from './useFaultSentence.ts';

export interface FaultsProps {
  readonly deck: Deck;
  readonly faults: readonly DeckFaultFound[];
  readonly onGoTo: (fault: DeckFaultFound) => void;
}

/** All that keeps the deck from being used or kept, each with the way there. */
export function Faults({ deck, faults, onGoTo }: FaultsProps): ReactNode {
  const styles = useEditorStyles();
  const t = useStrings(deckEditorStrings);
  const sentence = useFaultSentence(deck);
  return (
    <div role="alert" className={styles.problem}>
      <strong>{t.faultsTitle(faults.length)}</strong>
      <ul className={styles.faults}>
        {faults.map((fault) => (
          <li key={sentence(fault)} className={styles.buttons}>
            <span>{sentence(fault)}</span>
            {fault.field !== 'cards' && (
              <Button
                size="small"
                className={styles.button}
                aria-label={`${t.goThere}: ${sentence(fault)}`}
                onClick={() => onGoTo(fault)}
              >
                {t.goThere}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
