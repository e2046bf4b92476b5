import { Button } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { type ReactNode, useId } from 'react';
import { type Catalogue, findPlace } from '../../../../domain/catalogue/catalogue.ts';
import { type Card, DECK_LIMITS } from '../../../../domain/deck/deck.ts';
import { askOnCard, exemplify, layInArea } from '../../../../domain/deck/edit/cards.ts';
import { tieToPlace } from '../../../../domain/deck/edit/catalogue.ts';
import { inLanguage } from '../../../../domain/deck/localized.ts';
import { useLanguage, useStrings } from '../../../ui/strings.ts';
import { PlaceOptions } from '../../catalogue/PlaceOptions.tsx';
import { deckEditorStrings } from './editorStrings.ts';
import { useEditorStyles } from './editorStyles.ts';
import { fieldId } from './fieldIds.ts';
import { TextField } from './TextField.tsx';
import type { DeckEditing } from './useDeckEditor.ts';

export interface CardFormProps {
  readonly card: Card;
  readonly number: number;
  readonly editing: DeckEditing;
  /** The deck's; undefined until it is known. */
  readonly catalogue: Catalogue | undefined;
  readonly showsFaults: boolean;
  readonly onDone: () => void;
  readonly onRemove: () => void;
}

/** The card's texts, side by side in both languages. Changes apply at once; undo reverts them. */
export function CardForm(props: CardFormProps): ReactNode {
  const { card, number, editing, catalogue, showsFaults, onDone, onRemove } = props;
  const styles = useEditorStyles();
  const t = useStrings(deckEditorStrings);
  const language = useLanguage();
  const areaId = useId();
  const { deck, edit } = editing;
  const at = { kind: 'card', id: card.id } as const;
  const several = deck.languages.length > 1;
  return (
    <section className={styles.form} aria-label={t.cardName(number)}>
      <div className={styles.languages}>
        {deck.languages.map((each) => {
          const named = (what: string) => (several ? t.inLanguage(what, t.language[each]) : what);
          const questionId = fieldId(at, 'question', each);
          const examplesId = fieldId(at, 'examples', each);
          return (
            <div key={each} className={styles.column}>
              <TextField
                id={questionId}
                label={named(t.question)}
                language={each}
                rows={1}
                value={card.question[each] ?? ''}
                maxChars={DECK_LIMITS.questionChars}
                isMissing={showsFaults && (card.question[each] ?? '').trim() === ''}
                onChange={(text) => edit((before) => askOnCard(before, card.id, each, text), questionId)}
              />
              <TextField
                id={examplesId}
                label={named(t.examples)}
                hint={t.examplesHint}
                language={each}
                rows={2}
                byLine
                value={(card.examples[each] ?? []).join('\n')}
                maxChars={DECK_LIMITS.exampleChars}
                maxLines={DECK_LIMITS.examplesPerCard}
                onChange={(text) => edit((before) => exemplify(before, card.id, each, text), examplesId)}
              />
            </div>
          );
        })}
      </div>
      {deck.areas.length > 1 && (
        <label className={styles.label} htmlFor={areaId}>
          {t.area}
          <select
            id={areaId}
            className={styles.field}
            value={card.area}
            onChange={({ target }) => edit((before) => layInArea(before, card.id, target.value))}
          >
            {deck.areas.map((area) => (
              <option key={area.id} value={area.id}>
                {inLanguage(area.title, language).trim() || t.unnamedArea}
              </option>
            ))}
          </select>
        </label>
      )}
      {catalogue && (
        <label className={styles.label}>
          {t.topic}
          <select
            className={styles.field}
            value={findPlace(catalogue, card.place) ? card.place : ''}
            onChange={({ target }) =>
              edit((before) => tieToPlace(before, card.id, target.value === '' ? undefined : target.value))
            }
          >
            <option value="">{t.noTopic}</option>
            <PlaceOptions catalogue={catalogue} />
          </select>
        </label>
      )}
      <div className={styles.buttons}>
        <Button appearance="primary" className={styles.button} onClick={onDone}>
          {t.done}
        </Button>
        <Button
          icon={<DeleteRegular />}
          className={styles.button}
          aria-label={t.removeNamed(number)}
          onClick={onRemove}
        >
          {t.remove}
        </Button>
      </div>
    </section>
  );
}
