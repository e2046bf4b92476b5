import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { CardView } from '../../../domain/table/cardView.ts';
import { useStrings } from '../../ui/strings.ts';
import { AreaLabel } from '../table/card/AreaLabel.tsx';
import { OwnCardForm } from './OwnCardForm.tsx';
import type { OwnCardDraft } from './ownCardDraft.ts';
import { ownCardStrings } from './ownCardsStrings.ts';
import { useOwnCardsStyles } from './ownCardsStyles.ts';

/** What takes the focus when it appears: opening and closing the form keeps the keyboard where it was. */
export type FocusOn = 'form' | 'edit';

export interface OwnCardItemProps {
  readonly card: CardView;
  /** Present while the card is being edited. */
  readonly draft: OwnCardDraft | undefined;
  readonly focusOn: FocusOn | undefined;
  readonly onDraft: (draft: OwnCardDraft) => void;
  readonly onEdit: () => void;
  readonly onSave: () => boolean;
  readonly onCancel: () => void;
  readonly onWithdraw: () => void;
}

export function OwnCardItem(props: OwnCardItemProps): ReactNode {
  const { card, draft, focusOn, onDraft, onEdit, onSave, onCancel, onWithdraw } = props;
  const styles = useOwnCardsStyles();
  const t = useStrings(ownCardStrings);
  if (draft !== undefined) {
    return (
      <li className={styles.item}>
        <OwnCardForm
          draft={draft}
          submitLabel={t.save}
          takesFocus={focusOn === 'form'}
          onChange={onDraft}
          onSubmit={onSave}
          onCancel={onCancel}
        />
      </li>
    );
  }
  return (
    <li className={styles.item}>
      <div className={styles.card}>
        <AreaLabel area={card.area} small />
        <div className={styles.cardText}>
          <span>{card.question}</span>
          <span className={styles.place}>{t.places[card.place]}</span>
          {card.own?.mayChange && (
            <div className={styles.buttons}>
              <Button
                size="small"
                className={styles.button}
                aria-label={t.editNamed(card.question)}
                // Only when the form that stood here has just been closed.
                autoFocus={focusOn === 'edit'}
                onClick={onEdit}
              >
                {t.edit}
              </Button>
              {card.place !== 'middle' && (
                <Button
                  size="small"
                  className={styles.button}
                  aria-label={t.withdrawNamed(card.question)}
                  onClick={onWithdraw}
                >
                  {t.withdraw}
                </Button>
              )}
            </div>
          )}
        </div>
      </div>
    </li>
  );
}
