import { mergeClasses } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { type ReactNode, useId, useState } from 'react';
import type { AreaView } from '../../../domain/table/cardView.ts';
import { useConversation } from '../../session/conversationHooks.ts';
import { useTable, useVerbs } from '../../session/hooks.ts';
import { useStrings } from '../../ui/strings.ts';
import { AreaLabel } from '../table/card/AreaLabel.tsx';
import { YesNo } from './Choices.tsx';
import { prepareStrings } from './prepareStrings.ts';
import { usePrepareStyles } from './prepareStyles.ts';

interface Choice {
  readonly id: string;
  readonly question: string;
  /** On the table. */
  readonly isIn: boolean;
  /** Was out already: it stays. */
  readonly isFixed: boolean;
  /** Will not be there next time, though it was out this time. */
  readonly isUnwanted: boolean;
}

/** Which cards of the deck lie on the table, by area and one by one. */
export function CardChoice(): ReactNode {
  const styles = usePrepareStyles();
  const t = useStrings(prepareStrings);
  const { areas, cards } = useTable('areas', 'cards');
  const conversation = useConversation('notForUs', 'leftOut');
  const unwanted = new Set(conversation.notForUs);
  const ofDeck = cards.filter((card) => !card.own);
  const offered = conversation.leftOut.filter(({ id }) => !unwanted.has(id));
  const inArea = (area: AreaView): readonly Choice[] => [
    ...ofDeck
      .filter((card) => card.area?.id === area.id)
      .map(({ id, question, place }) => ({
        id,
        question,
        isIn: true,
        isFixed: place !== 'faceDown',
        isUnwanted: unwanted.has(id),
      })),
    ...offered
      .filter((card) => card.area?.id === area.id)
      .map(({ id, question }) => ({ id, question, isIn: false, isFixed: false, isUnwanted: false })),
  ];
  return (
    <section className={styles.section} aria-label={t.cards}>
      <h3 className={styles.heading}>{t.cards}</h3>
      <p className={styles.text}>{t.count(ofDeck.length, ofDeck.length + offered.length)}</p>
      <div>
        {areas.map((area) => {
          const choices = inArea(area);
          return choices.length > 0 && <AreaChoice key={area.id} area={area} choices={choices} />;
        })}
      </div>
    </section>
  );
}

interface AreaChoiceProps {
  readonly area: AreaView;
  readonly choices: readonly Choice[];
}

function AreaChoice({ area, choices }: AreaChoiceProps): ReactNode {
  const styles = usePrepareStyles();
  const t = useStrings(prepareStrings);
  const verbs = useVerbs();
  const [isOpen, setIsOpen] = useState(false);
  const listId = useId();
  const there = choices.filter(({ isIn }) => isIn).length;
  const ids = choices.map(({ id }) => id);
  // By the text, so that a card does not jump when it is left out.
  const sorted = [...choices].sort((a, b) => a.id.localeCompare(b.id));
  return (
    <div className={styles.area}>
      <div className={styles.areaHead}>
        <div className={styles.areaChoice}>
          <YesNo
            checked={there > 0}
            partly={there > 0 && there < choices.length}
            onChange={() => (there < choices.length ? verbs.takeIn(ids) : verbs.leaveOut(ids))}
          >
            <AreaLabel area={area}>
              <span className={styles.count}>{t.areaCount(there, choices.length)}</span>
            </AreaLabel>
          </YesNo>
        </div>
        <button
          type="button"
          className={mergeClasses(styles.fold, isOpen && styles.unfolded)}
          aria-expanded={isOpen}
          aria-controls={listId}
          title={t.showArea(area.title)}
          onClick={() => setIsOpen(!isOpen)}
        >
          <ChevronDownRegular />
        </button>
      </div>
      <ul id={listId} className={styles.list} hidden={!isOpen}>
        {isOpen &&
          sorted.map(({ id, question, isIn, isFixed, isUnwanted }) => (
            <li key={id} className={styles.card}>
              <YesNo
                checked={isIn}
                disabled={isFixed}
                {...(isFixed && { hint: isUnwanted ? t.isOutUnwanted : t.isOut })}
                onChange={(checked) => (checked ? verbs.takeIn([id]) : verbs.leaveOut([id]))}
              >
                {question}
              </YesNo>
              <div className={styles.cardFoot}>
                <button
                  type="button"
                  className={styles.quiet}
                  aria-label={isUnwanted ? t.takeInNamed(question) : t.notForUsNamed(question)}
                  onClick={() => verbs.setNotForUs(id, !isUnwanted)}
                >
                  {isUnwanted ? t.takeIn : t.notForUs}
                </button>
              </div>
            </li>
          ))}
      </ul>
    </div>
  );
}

/** The cards marked as "not for us", with the way to remove the mark. */
export function NotForUs(): ReactNode {
  const styles = usePrepareStyles();
  const t = useStrings(prepareStrings);
  const verbs = useVerbs();
  const { notForUs, leftOut } = useConversation('notForUs', 'leftOut');
  const cards = leftOut.filter(({ id }) => notForUs.includes(id));
  if (cards.length === 0) return null;
  return (
    <section className={styles.section} aria-label={t.notForUsList}>
      <h3 className={styles.heading}>{t.notForUsList}</h3>
      <p className={styles.word}>{t.notForUsWord}</p>
      <ul className={styles.list}>
        {cards.map(({ id, question }) => (
          <li key={id} className={styles.row}>
            <span className={styles.question}>{question}</span>
            <button
              type="button"
              className={styles.quiet}
              aria-label={t.takeInNamed(question)}
              onClick={() => verbs.setNotForUs(id, false)}
            >
              {t.takeIn}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
