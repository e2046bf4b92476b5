import { Button } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useTable, useTableSession, useVerbs } from '../../../session/hooks.ts';
import { sidePanelStrings } from '../../../ui/panelStrings.ts';
import { useStrings } from '../../../ui/strings.ts';
import { PaperFold } from '../../paper/PaperFold.tsx';
import { AreaCards } from './AreaCards.tsx';
import { areaGroups } from './areaGroups.ts';
import { cardsStrings } from './cardsStrings.ts';
import { useCardsStyles } from './cardsStyles.ts';
import { HandledCards } from './HandledCards.tsx';

export interface CardsProps {
  /** Begin at the parked cards. */
  readonly startsAtParked: boolean;
  /** A card was turned or taken up from here. */
  readonly onCardOut: () => void;
  /** To the cards that one writes. */
  readonly onWrite: () => void;
}

/** The whole deck: by area what is left, and where the cards went that have been out. */
export function Cards({ startsAtParked, onCardOut, onWrite }: CardsProps): ReactNode {
  const styles = useCardsStyles();
  const t = useStrings(cardsStrings);
  const { now } = useStrings(sidePanelStrings);
  const table = useTable('phase', 'areas', 'cards', 'left', 'parked', 'discussed', 'skipped', 'may');
  const verbs = useVerbs();
  const viewer = useTableSession().me.role === 'viewer';
  const parked = useRef<HTMLHeadingElement>(null);
  useStartAt(parked, startsAtParked);

  const { layCards } = table.may;
  const out = (outcome: { readonly done: unknown } | { readonly refused: unknown }) => {
    if ('done' in outcome) onCardOut();
  };
  const takeUp = layCards ? (cardId: string) => out(verbs.takeUp(cardId)) : undefined;
  const turn = layCards ? (cardId: string) => out(verbs.turn(cardId)) : undefined;
  const preparing = table.phase === 'preparing';
  // Before the meeting everybody may look; once it runs the cards lie face down.
  const word = preparing
    ? t.lookThrough
    : layCards
      ? table.left > 0 && t.turnHint
      : table.phase === 'running' && !viewer && table.may.addOwnCard && now.waiting.led;

  return (
    <div className={styles.root}>
      {!viewer && (
        <div>
          <Button icon={<EditRegular />} className={styles.takeUp} onClick={onWrite}>
            {t.write}
          </Button>
        </div>
      )}
      <HandledCards title={t.parked} cards={table.parked} onTakeUp={takeUp} headingRef={parked} open />
      <div>
        {word && <p className={styles.word}>{word}</p>}
        {areaGroups(table).map((group) => (
          <AreaCards key={group.area?.id ?? ''} group={group} open={preparing} onTurn={turn} />
        ))}
      </div>
      <HandledCards title={t.discussed} cards={table.discussed} onTakeUp={takeUp} />
      <HandledCards title={t.skipped} cards={table.skipped} onTakeUp={takeUp} />
      {table.phase === 'running' && !viewer && <PaperFold />}
    </div>
  );
}

function useStartAt(heading: RefObject<HTMLElement | null>, isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted) return;
    heading.current?.focus();
  }, [heading, isWanted]);
}
