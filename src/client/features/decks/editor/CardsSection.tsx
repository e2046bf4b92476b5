import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { Catalogue } from '../../../../domain/catalogue/catalogue.ts';
import type { Deck } from '../../../../domain/deck/deck.ts';
import { addCard, moveCard, removeCard } from '../../../../domain/deck/edit/cards.ts';
import type { DeckFaultFound } from '../../../../domain/deck/edit/faults.ts';
import { inLanguage } from '../../../../domain/deck/localized.ts';
import { useLanguage, useStrings } from '../../../ui/strings.ts';
import { AreaLabel } from '../../table/card/AreaLabel.tsx';
import { deckListStrings } from '../list/listStrings.ts';
import { newPartId } from '../newId.ts';
import type { Doubt } from '../openDeck.ts';
import { CardForm } from './CardForm.tsx';
import { CardRow, type Direction, EDIT_BUTTON, MOVE_BUTTON } from './CardRow.tsx';
import { useCardListStyles } from './cardListStyles.ts';
import { deckEditorStrings } from './editorStrings.ts';
import { useEditorStyles } from './editorStyles.ts';
import type { DeckEditing } from './useDeckEditor.ts';
import { useFaultSentence } from './useFaultSentence.ts';

/** Cards that are drawn at once; more come on demand. */
const AT_ONCE = 60;
const NONE: readonly never[] = [];

export interface CardsSectionProps {
  readonly editing: DeckEditing;
  /** The deck's; undefined until it is known. */
  readonly catalogue: Catalogue | undefined;
  /** The card whose form is open. */
  readonly openCard: string | undefined;
  readonly onOpenCard: (cardId: string | undefined) => void;
  readonly doubts: readonly Doubt[];
  readonly onFine: (cardId: string) => void;
  /** Shown after the first attempt to use or save the deck. */
  readonly faults: readonly DeckFaultFound[];
  readonly onSay: (text: string) => void;
}

/** All cards by area, each as it will look. */
export function CardsSection(props: CardsSectionProps): ReactNode {
  const { editing, catalogue, openCard, onOpenCard, doubts, onFine, faults, onSay } = props;
  const { deck, edit } = editing;
  const styles = useEditorStyles();
  const cardStyles = useCardListStyles();
  const t = useStrings(deckEditorStrings);
  const list = useStrings(deckListStrings);
  const language = useLanguage();
  const sentence = useFaultSentence(deck);
  const [shown, setShown] = useState(AT_ONCE);
  const focusOn = useFocusAfter();
  const texts = deck.languages.includes(language) ? language : (deck.languages[0] ?? language);

  const numbers = new Map(deck.cards.map(({ id }, index) => [id, index + 1]));
  const groups = deck.areas.map((area) => ({
    area: { ...area, title: inLanguage(area.title, language).trim() || t.unnamedArea },
    cards: deck.cards.filter((card) => card.area === area.id),
  }));
  const order = groups.flatMap(({ cards }) => cards.map(({ id }) => id));
  const visible = new Set([...order.slice(0, shown), openCard]);

  const move = (cardId: string, direction: Direction) => {
    edit((before) => movedInArea(before, cardId, direction));
    focusOn(`[${MOVE_BUTTON[direction]}="${cardId}"]`);
  };
  const settle = (cardId: string) => {
    onFine(cardId);
    focusOn(`[${EDIT_BUTTON}="${cardId}"]`);
  };
  const remove = (cardId: string) => {
    const at = order.indexOf(cardId);
    const next = order[at + 1] ?? order[at - 1];
    edit((before) => removeCard(before, cardId));
    onOpenCard(undefined);
    onSay(t.removed);
    if (next !== undefined) focusOn(`[${EDIT_BUTTON}="${next}"]`);
  };

  return (
    <>
      {groups.map(({ area, cards }) => (
        <section key={area.id} aria-label={area.title} className={styles.section}>
          <h3 className={styles.heading}>
            <AreaLabel area={area} />
          </h3>
          <ul className={cardStyles.cards}>
            {cards.map((card, index) => {
              if (!visible.has(card.id)) return null;
              const number = numbers.get(card.id) ?? 0;
              if (card.id === openCard) {
                return (
                  <li key={card.id} className={cardStyles.open}>
                    <CardForm
                      card={card}
                      number={number}
                      editing={editing}
                      catalogue={catalogue}
                      showsFaults={faults.length > 0}
                      onDone={() => {
                        onOpenCard(undefined);
                        focusOn(`[${EDIT_BUTTON}="${card.id}"]`);
                      }}
                      onRemove={() => remove(card.id)}
                    />
                  </li>
                );
              }
              const wrong = faults.filter(({ at }) => at?.kind === 'card' && at.id === card.id);
              const own = doubts.filter(({ cardIds }) => cardIds.includes(card.id));
              return (
                <li key={card.id}>
                  <CardRow
                    card={card}
                    number={number}
                    area={area}
                    language={texts}
                    isFirst={index === 0}
                    isLast={index === cards.length - 1}
                    doubts={own.length > 0 ? own : NONE}
                    faults={wrong.length > 0 ? wrong.map(sentence) : NONE}
                    onEdit={onOpenCard}
                    onMove={move}
                    onFine={settle}
                  />
                </li>
              );
            })}
          </ul>
          <div>
            <Button
              icon={<AddRegular />}
              className={styles.button}
              aria-label={t.addCardTo(area.title)}
              onClick={() => {
                const id = newPartId('k');
                edit((before) => addCard(before, id, area.id));
                onOpenCard(id);
              }}
            >
              {t.addCard}
            </Button>
          </div>
        </section>
      ))}
      {shown < order.length && (
        <div>
          <Button onClick={() => setShown(shown + AT_ONCE)}>{list.moreCards(order.length - shown)}</Button>
        </div>
      )}
    </>
  );
}

/** Changes places with its neighbour in the area; at the end of the area nothing happens. */
function movedInArea(deck: Deck, cardId: string, direction: Direction): Deck {
  const area = deck.cards.find(({ id }) => id === cardId)?.area;
  const inArea = deck.cards.filter((card) => card.area === area);
  const neighbour = inArea[inArea.findIndex(({ id }) => id === cardId) + direction];
  if (!neighbour) return deck;
  return moveCard(
    deck,
    cardId,
    deck.cards.findIndex(({ id }) => id === neighbour.id),
  );
}

/** Moves the focus to an element that a step has rendered, once it is there. */
function useFocusAfter(): (selector: string) => void {
  const wanted = useRef<string>(undefined);
  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    document.querySelector<HTMLElement>(wanted.current)?.focus();
    wanted.current = undefined;
  });
  return (selector) => {
    wanted.current = selector;
  };
}
