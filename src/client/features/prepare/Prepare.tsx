import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { useConversation, useServerClock } from '../../session/conversationHooks.ts';
import { useTable, useVerbs } from '../../session/hooks.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import { useStrings } from '../../ui/strings.ts';
import { LazyDecks } from '../decks/LazyDecks.ts';
import { LazyTogether } from '../room/lazyTogether.tsx';
import { CardChoice, NotForUs } from './CardChoice.tsx';
import { YesNo } from './Choices.tsx';
import { LeaderSheetFold } from './LeaderSheetFold.tsx';
import { AccessChoice, MinutesChoice, PurposeChoice } from './MeetingChoices.tsx';
import { OrderChoice } from './OrderChoice.tsx';
import { PlanChoice } from './PlanChoice.tsx';
import { prepareStrings } from './prepareStrings.ts';
import { usePrepareStyles } from './prepareStyles.ts';

export interface PrepareProps {
  /** Missing where there is no way there. */
  readonly onOwnCards?: () => void;
  readonly onClose: () => void;
}

/** Everything that may be chosen before a meeting, and what of it still makes sense while it runs. Nothing has to be. */
export function Prepare(props: PrepareProps): ReactNode {
  const t = useStrings(prepareStrings);
  const preparing = useTable('phase').phase === 'preparing';
  return (
    <Sheet title={preparing ? t.title : t.titleRunning} onClose={props.onClose}>
      <Choices {...props} />
    </Sheet>
  );
}

function Choices({ onOwnCards, onClose }: PrepareProps): ReactNode {
  const styles = usePrepareStyles();
  const t = useStrings(prepareStrings);
  const verbs = useVerbs();
  const talk = useVerbs();
  const clock = useServerClock();
  const { phase, access, deckTitle, may } = useTable('phase', 'access', 'deckTitle', 'may');
  const conversation = useConversation('purpose', 'minutes', 'beginWithRound', 'plan');
  const preparing = phase === 'preparing';
  const [choosesDeck, setChoosesDeck] = useState(false);
  return (
    <div className={styles.root}>
      {preparing && <p className={styles.word}>{t.word}</p>}
      {preparing && (
        <section className={styles.section} aria-label={t.deck}>
          <h3 className={styles.heading}>{t.deck}</h3>
          <p className={styles.text}>{deckTitle}</p>
          <Button
            size="small"
            className={styles.left}
            aria-haspopup="dialog"
            onClick={() => setChoosesDeck(true)}
          >
            {t.changeDeck}
          </Button>
          {choosesDeck && <LazyDecks onClose={() => setChoosesDeck(false)} />}
        </section>
      )}
      <CardChoice />
      {onOwnCards && (
        <Button size="small" className={styles.left} onClick={onOwnCards}>
          {t.ownCards}
        </Button>
      )}
      {preparing && <OrderChoice />}
      <PurposeChoice value={conversation.purpose} onChange={(purpose) => talk.setPurpose(purpose)} />
      {preparing && (
        <AccessChoice
          value={access}
          onChange={(value) => (value === 'open' ? verbs.openTable() : verbs.leadTable())}
        />
      )}
      <PlanChoice
        value={conversation.plan}
        onChange={(plan) => {
          talk.setPlan(plan, clock.nowMs());
          if (preparing && plan && !conversation.plan) talk.setBeginWithRound(plan.opening > 0);
        }}
      />
      <MinutesChoice value={conversation.minutes} onChange={(minutes) => talk.setMinutes(minutes)} />
      {preparing && (
        <YesNo
          checked={conversation.beginWithRound}
          hint={t.roundHint}
          onChange={(checked) => talk.setBeginWithRound(checked)}
        >
          {t.round}
        </YesNo>
      )}
      {preparing && <LazyTogether part="preparing" />}
      <NotForUs />
      <LeaderSheetFold />
      <div className={styles.foot}>
        {preparing && may.start && (
          <Button
            appearance="primary"
            className={styles.footButton}
            onClick={() => {
              verbs.start(clock.nowMs());
              onClose();
            }}
          >
            {t.start}
          </Button>
        )}
        <Button className={styles.footButton} onClick={onClose}>
          {t.done}
        </Button>
      </div>
    </div>
  );
}
