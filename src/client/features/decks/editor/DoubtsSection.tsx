import { Button } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';
import type { Deck } from '../../../../domain/deck/deck.ts';
import type { AreaChoice } from '../../../../domain/import/warning.ts';
import { useStrings } from '../../../ui/strings.ts';
import { deckImportStrings } from '../import/importStrings.ts';
import type { Doubt, Reading } from '../openDeck.ts';
import { useEditorStyles } from './editorStyles.ts';

export interface DoubtsSectionProps {
  readonly deck: Deck;
  readonly reading: Reading;
  readonly choice: AreaChoice;
  readonly doubts: readonly Doubt[];
  readonly onChoice: (choice: AreaChoice) => void;
  readonly onSeeCard: (cardId: string) => void;
}

/** What reading the document left open, and the choice that only a person can make. */
export function DoubtsSection(props: DoubtsSectionProps): ReactNode {
  const { deck, reading, choice, doubts, onChoice, onSeeCard } = props;
  const styles = useEditorStyles();
  const t = useStrings(deckImportStrings);
  const name = useId();
  const numbers = new Map(deck.cards.map(({ id }, index) => [id, index + 1]));
  const choices = [
    { value: 'position', label: t.byPosition, hint: t.byPositionHint },
    { value: 'printed', label: t.asPrinted, hint: t.asPrintedHint },
  ] as const;
  return (
    <>
      <p className={styles.word}>{t.found(deck.cards.length, deck.areas.length, reading.fileName)}</p>
      {reading.hasChoice && (
        <fieldset className={styles.choices}>
          <legend>{t.sheets}</legend>
          {choices.map(({ value, label, hint }) => (
            <label key={value} className={styles.choice}>
              <input
                type="radio"
                name={name}
                checked={choice === value}
                aria-describedby={`${name}-${value}`}
                onChange={() => onChoice(value)}
              />
              <span>
                {label}
                {reading.preferred === value && ` (${t.recommended})`}
                <span id={`${name}-${value}`} className={styles.note}>
                  {hint}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {doubts.length === 0 ? (
        <p className={styles.word}>{t.nothingDoubtful}</p>
      ) : (
        <details className={styles.fold} open={doubts.length <= FEW}>
          <summary>{t.doubts(doubts.length)}</summary>
          <ul className={styles.plain}>
            {doubts.map((doubt) => (
              <li key={doubt.id} className={styles.problem}>
                {doubt.sentence}
                <span className={styles.buttons}>
                  {doubt.cardIds.slice(0, FEW).map((cardId) => (
                    <Button
                      key={cardId}
                      size="small"
                      className={styles.button}
                      onClick={() => onSeeCard(cardId)}
                    >
                      {t.seeCard(numbers.get(cardId) ?? 0)}
                    </Button>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** More would push the cards out of sight. */
const FEW = 6;
