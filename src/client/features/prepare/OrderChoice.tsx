import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useConversation } from '../../session/conversationHooks.ts';
import { useTable, useVerbs } from '../../session/hooks.ts';
import { LiveRegion } from '../../ui/LiveRegion.tsx';
import { useStrings } from '../../ui/strings.ts';
import { AreaLabel } from '../table/card/AreaLabel.tsx';
import { OneOf } from './Choices.tsx';
import { prepareStrings } from './prepareStrings.ts';
import { usePrepareStyles } from './prepareStyles.ts';

/** Shuffled, or in an order that a person sets, one step at a time. */
export function OrderChoice(): ReactNode {
  const t = useStrings(prepareStrings);
  const verbs = useVerbs();
  const { dealing } = useConversation('dealing');
  return (
    <div>
      <OneOf
        legend={t.order}
        value={dealing}
        onChange={(value) => verbs.setDealing(value)}
        options={[
          { value: 'shuffled', label: t.shuffled },
          { value: 'asLaid', label: t.asLaid },
        ]}
      />
      {dealing === 'asLaid' && <Order />}
    </div>
  );
}

interface Move {
  readonly cardId: string;
  readonly to: number;
  readonly by: 'up' | 'down';
}

function Order(): ReactNode {
  const styles = usePrepareStyles();
  const t = useStrings(prepareStrings);
  const verbs = useVerbs();
  const { cards } = useTable('cards');
  const list = useRef<HTMLOListElement>(null);
  const [moved, setMoved] = useState<Move>();
  // The focus travels with the card, or to the other button at an end of the list.
  useEffect(() => {
    if (!moved) return;
    const row = list.current?.querySelector(`[data-card="${CSS.escape(moved.cardId)}"]`);
    const button = row?.querySelector<HTMLButtonElement>(`[data-by="${moved.by}"]:enabled`);
    (button ?? row?.querySelector<HTMLButtonElement>('button:enabled'))?.focus();
  }, [moved]);
  const move = (cardId: string, to: number, by: Move['by']) => {
    if ('done' in verbs.moveCard(cardId, to)) setMoved({ cardId, to, by });
  };
  return (
    <>
      <ol ref={list} className={styles.list}>
        {cards.map(({ id, area, question }, index) => (
          <li key={id} data-card={id} className={styles.row}>
            <AreaLabel area={area} small />
            <span className={styles.question}>
              {index + 1}. {question}
            </span>
            <span className={styles.moves}>
              <button
                type="button"
                data-by="up"
                className={styles.fold}
                disabled={index === 0}
                title={t.up(question)}
                onClick={() => move(id, index - 1, 'up')}
              >
                <ArrowUpRegular />
              </button>
              <button
                type="button"
                data-by="down"
                className={styles.fold}
                disabled={index === cards.length - 1}
                title={t.down(question)}
                onClick={() => move(id, index + 1, 'down')}
              >
                <ArrowDownRegular />
              </button>
            </span>
          </li>
        ))}
      </ol>
      <LiveRegion message={moved ? t.moved(moved.to + 1) : ''} />
    </>
  );
}
