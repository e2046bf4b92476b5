import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { POLL_ANSWERS, POLL_LEAST_ANSWERS } from '../../../shared/contract/limits.ts';
import { useConversation } from '../../session/conversationHooks.ts';
import { useTable, useVerbs } from '../../session/hooks.ts';
import { useStrings } from '../../ui/strings.ts';
import { TextButton } from '../../ui/TextButton.tsx';
import { Hands } from '../room/Hands.tsx';
import { useRoundStyles } from '../rounds/roundStyles.ts';
import { usePoll } from '../rounds/usePoll.ts';
import { AreaLabel } from '../table/card/AreaLabel.tsx';
import { choosingStrings } from './choosingStrings.ts';
import { type ChoiceOnTable, useChoice } from './useChoice.ts';

const useStyles = makeStyles({
  cards: {
    display: 'grid',
    rowGap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    border: 'none',
    minWidth: 0,
    listStyleType: 'none',
  },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold, marginBottom: tokens.spacingVerticalXS },
  card: {
    display: 'grid',
    rowGap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  choice: {
    display: 'grid',
    rowGap: tokens.spacingVerticalXS,
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusMedium,
    ':focus-within': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  chosen: {
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    boxShadow: `inset 0 0 0 1px ${tokens.colorCompoundBrandStroke}`,
    '@media (forced-colors: active)': { outline: '3px solid Highlight' },
  },
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  question: { margin: 0, lineHeight: 1.35, overflowWrap: 'anywhere' },
  radio: { flexShrink: 0, width: '18px', height: '18px', margin: 0 },
});

/** The cards that lie out, in the panel: here one points, and the facilitator takes one. */
export function Choosing(): ReactNode {
  const round = useRoundStyles();
  const t = useStrings(choosingStrings);
  const choice = useChoice();
  if (!choice) return null;
  return (
    <section aria-label={t.title} className={round.part}>
      {choice.isShown ? <Shown choice={choice} /> : <Pointing key={choice.pollId} choice={choice} />}
      <Hands pollId={choice.pollId} labels={choice.cards.map(({ card }) => card.question)} />
    </section>
  );
}

interface ChoiceProps {
  readonly choice: ChoiceOnTable;
}

function Pointing({ choice: { pollId, cards, tooFew } }: ChoiceProps): ReactNode {
  const round = useRoundStyles();
  const styles = useStyles();
  const t = useStrings(choosingStrings);
  const verbs = useVerbs();
  const { facilitate, layCards } = useTable('may').may;
  const { takePart } = useConversation('may').may;
  const { state, poll } = usePoll(pollId, takePart);
  const group = useId();
  const hint = useId();
  const [chosen, setChosen] = useState<string | undefined>(() => poll?.mine);
  const answered = state.view?.answered ?? 0;
  const pointed = state.view?.mine === true;
  const isElsewhere = pointed && poll?.mine === undefined;
  const isEnough = answered >= POLL_LEAST_ANSWERS.choice;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const answer = POLL_ANSWERS.choice.find((one) => one === chosen);
    if (answer !== undefined && !state.busy) void poll?.answer(answer);
  };
  const show = async () => {
    const shown = await poll?.reveal();
    if (shown) verbs.showPointing(shown.counts, shown.seal);
    else if (poll?.state.get().failure === undefined) verbs.showPointing(undefined);
  };
  return (
    <>
      <form className={round.part} onSubmit={submit}>
        <fieldset className={styles.cards} aria-describedby={hint}>
          <legend className={styles.legend}>{t.question}</legend>
          {cards.map(({ card, place }) => {
            const answer = POLL_ANSWERS.choice[place];
            return (
              <div key={card.id} className={mergeClasses(styles.card, chosen === answer && styles.chosen)}>
                <label className={styles.choice}>
                  <span className={styles.line}>
                    <input
                      type="radio"
                      name={group}
                      className={styles.radio}
                      checked={chosen === answer}
                      disabled={!takePart || isElsewhere}
                      onChange={() => setChosen(answer)}
                    />
                    <AreaLabel area={card.area} />
                  </span>
                  <span className={styles.question} lang={card.language}>
                    {card.question}
                  </span>
                </label>
                {layCards && (
                  <TextButton
                    appearance="subtle"
                    aria-label={t.takeNamed(card.question)}
                    onClick={() => verbs.turn(card.id)}
                  >
                    {t.take}
                  </TextButton>
                )}
              </div>
            );
          })}
        </fieldset>
        {takePart && (
          <p id={hint} className={round.quiet}>
            {isElsewhere ? t.elsewhere : pointed ? t.pointed : t.private}
          </p>
        )}
        {takePart && chosen !== undefined && chosen !== (pointed ? poll?.mine : undefined) && (
          <div>
            <TextButton appearance="primary" type="submit" busy={state.busy}>
              {pointed ? t.change : t.point}
            </TextButton>
          </div>
        )}
      </form>
      <div role="status">
        {state.begunAnew && <p className={round.word}>{t.begunAnew}</p>}
        {state.failure !== undefined && <p className={round.word}>{t.failed}</p>}
      </div>
      {answered > 0 && <p className={round.quiet}>{t.answered(answered)}</p>}
      {(tooFew || (facilitate && answered > 0)) && !isEnough && <p className={round.quiet}>{t.tooFew}</p>}
      {facilitate && isEnough && (
        <div>
          <TextButton busy={state.busy} onClick={() => void show()}>
            {t.show}
          </TextButton>
        </div>
      )}
      <Back />
    </>
  );
}

function Shown({ choice: { cards, counts, isForged } }: ChoiceProps): ReactNode {
  const round = useRoundStyles();
  const styles = useStyles();
  const t = useStrings(choosingStrings);
  const verbs = useVerbs();
  const { layCards } = useTable('may').may;
  return (
    <>
      <h2 className={round.heading}>{t.shown}</h2>
      {isForged && <p className={round.word}>{t.notTheServers}</p>}
      <ul className={styles.cards}>
        {cards.map(({ card, place }) => (
          <li key={card.id} className={styles.card}>
            <AreaLabel area={card.area} />
            <span className={styles.question} lang={card.language}>
              {card.question}
            </span>
            {counts && <strong>{t.pointing(counts[place] ?? 0)}</strong>}
            {layCards && (
              <TextButton wide aria-label={t.takeNamed(card.question)} onClick={() => verbs.turn(card.id)}>
                {t.take}
              </TextButton>
            )}
          </li>
        ))}
      </ul>
      <Back />
    </>
  );
}

function Back(): ReactNode {
  const round = useRoundStyles();
  const t = useStrings(choosingStrings);
  const verbs = useVerbs();
  const { facilitate } = useTable('may').may;
  if (!facilitate) return null;
  return (
    <div className={round.buttons}>
      <TextButton appearance="subtle" onClick={() => verbs.layOutCards()}>
        {t.others}
      </TextButton>
      <TextButton appearance="subtle" onClick={() => verbs.takeInCards()}>
        {t.back}
      </TextButton>
    </div>
  );
}
