import { mergeClasses } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import type { CSSProperties, ReactNode } from 'react';
import { useHostTheme } from '../../../context/hostContext.ts';
import { useTable } from '../../../session/hooks.ts';
import { common } from '../../../ui/commonStrings.ts';
import { useStrings } from '../../../ui/strings.ts';
import { areaPalette } from '../../../ui/theme/areaColours.ts';
import { AreaLabel } from '../card/AreaLabel.tsx';
import type { AreaGroup } from './areaGroups.ts';
import { cardsStrings } from './cardsStrings.ts';
import { useCardsStyles } from './cardsStyles.ts';

/** More than this many do not fit in a row. */
const PIPS_MAX = 24;

export interface AreaCardsProps {
  readonly group: AreaGroup;
  /** Face up and unfolded: before the meeting. */
  readonly open: boolean;
  /** Missing without permission to turn cards. */
  readonly onTurn: ((cardId: string) => void) | undefined;
}

/** One area, how many of its cards are left, and these cards when it is unfolded. */
export function AreaCards({ group, open, onTurn }: AreaCardsProps): ReactNode {
  const styles = useCardsStyles();
  const t = useStrings(cardsStrings);
  const { turnCard, ownCard } = useStrings(common);
  const { phase } = useTable('phase');
  const { area, cards, left } = group;
  const preparing = phase === 'preparing';
  const colours = areaPalette(useHostTheme(), area?.colour);
  const title = (
    <AreaLabel area={area} withoutArea={t.noArea}>
      <span className={styles.count}>
        {preparing ? t.count(cards.length) : t.left(left.length, cards.length)}
      </span>
      {!preparing && cards.length <= PIPS_MAX && (
        <span aria-hidden="true" className={styles.pips} style={{ '--ink': colours.ink } as CSSProperties}>
          {cards.map((card) => (
            <span
              key={card.id}
              className={mergeClasses(styles.pip, card.place === 'faceDown' && styles.pipLeft)}
            />
          ))}
        </span>
      )}
    </AreaLabel>
  );

  // Without permission to turn there is nothing to unfold.
  if (!preparing && onTurn === undefined) return <div className={styles.area}>{title}</div>;
  return (
    <details className={styles.area} open={open || undefined}>
      <summary className={styles.summary}>
        {title}
        <ChevronDownRegular className={styles.chevron} />
      </summary>
      {preparing && (
        <ul className={styles.questions}>
          {cards.map((card) => (
            <li key={card.id} lang={card.language}>
              {card.question}
            </li>
          ))}
        </ul>
      )}
      {!preparing && left.length === 0 && <p className={styles.none}>{t.noneLeft}</p>}
      {!preparing && onTurn !== undefined && left.length > 0 && (
        <ul className={styles.numbers}>
          {left.map((card) => (
            <li key={card.id}>
              <button
                type="button"
                className={styles.number}
                style={{ backgroundColor: colours.surface, color: colours.ink }}
                aria-label={turnCard(card.number, area?.title ?? ownCard)}
                onClick={() => onTurn(card.id)}
              >
                {card.number}
              </button>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
