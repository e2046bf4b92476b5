import { Button, mergeClasses } from '@fluentui/react-components';
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { type KeyboardEvent, memo, type ReactNode } from 'react';
import type { Card } from '../../../../domain/deck/deck.ts';
import type { AreaView } from '../../../../domain/table/cardView.ts';
import type { Language } from '../../../../shared/language.ts';
import { useStrings } from '../../../ui/strings.ts';
import { deckImportStrings } from '../import/importStrings.ts';
import type { Doubt } from '../openDeck.ts';
import { CardPicture } from './CardPicture.tsx';
import { useCardListStyles } from './cardListStyles.ts';
import { deckEditorStrings } from './editorStrings.ts';
import { useEditorStyles } from './editorStyles.ts';

/** Towards the beginning or the end of the area. */
export type Direction = -1 | 1;

export interface CardRowProps {
  readonly card: Card;
  readonly number: number;
  readonly area: Pick<AreaView, 'id' | 'title' | 'colour' | 'sign'>;
  readonly language: Language;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly doubts: readonly Doubt[];
  /** Faults to fix before the deck can be used. */
  readonly faults: readonly string[];
  readonly onEdit: (cardId: string) => void;
  readonly onMove: (cardId: string, direction: Direction) => void;
  readonly onFine: (cardId: string) => void;
}

/** Where the focus goes back to after a card has moved. */
export const MOVE_BUTTON = { '-1': 'data-move-up', '1': 'data-move-down' } as const;
export const EDIT_BUTTON = 'data-edit-card';

/** A card with its doubts and actions. */
export const CardRow = memo(function CardRow(props: CardRowProps): ReactNode {
  const { card, number, area, language, isFirst, isLast, doubts, faults, onEdit, onMove, onFine } = props;
  const styles = useCardListStyles();
  const editor = useEditorStyles();
  const t = useStrings(deckEditorStrings);
  const reading = useStrings(deckImportStrings);
  const name = t.cardName(number);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(card.id, event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <div id={`card-${card.id}`} className={styles.item} style={{ height: '100%' }}>
      <CardPicture card={card} area={area} language={language} />
      {faults.map((fault) => (
        <p key={fault} className={styles.doubt}>
          <WarningRegular aria-hidden />
          <span className={styles.doubtText}>{fault}</span>
        </p>
      ))}
      {doubts.map((doubt) => (
        <p key={doubt.id} className={styles.doubt}>
          <WarningRegular aria-hidden />
          <span className={styles.doubtText}>{doubt.sentenceAbout([card.id])}</span>
        </p>
      ))}
      {doubts.length > 0 && (
        <div>
          <Button
            size="small"
            className={editor.button}
            aria-label={reading.fineNamed(number)}
            onClick={() => onFine(card.id)}
          >
            {reading.fine}
          </Button>
        </div>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the buttons within */}
      <div className={styles.under} onKeyDown={onKeyDown} title={t.keys}>
        <span className={styles.number}>{name}</span>
        <Button
          size="small"
          appearance="subtle"
          className={editor.small}
          icon={<ArrowUpRegular />}
          aria-label={t.up(name)}
          disabledFocusable={isFirst}
          {...{ [MOVE_BUTTON[-1]]: card.id }}
          onClick={() => onMove(card.id, -1)}
        />
        <Button
          size="small"
          appearance="subtle"
          className={editor.small}
          icon={<ArrowDownRegular />}
          aria-label={t.down(name)}
          disabledFocusable={isLast}
          {...{ [MOVE_BUTTON[1]]: card.id }}
          onClick={() => onMove(card.id, 1)}
        />
        <Button
          size="small"
          className={mergeClasses(editor.button)}
          icon={<EditRegular />}
          aria-label={t.editNamed(number)}
          {...{ [EDIT_BUTTON]: card.id }}
          onClick={() => onEdit(card.id)}
        >
          {t.edit}
        </Button>
      </div>
    </div>
  );
});
