import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { PlacementSubject } from '../../../domain/table/conversation/view.ts';
import { POLL_ANSWERS } from '../../../shared/contract/limits.ts';
import type { PollState } from '../../session/polls.ts';
import { useStrings } from '../../ui/strings.ts';
import { TextButton } from '../../ui/TextButton.tsx';
import { useRoundStyles } from './roundStyles.ts';
import { timeStrings } from './timeStrings.ts';

const useStyles = makeStyles({
  choices: { margin: 0, padding: 0, border: 'none', minWidth: 0, maxWidth: '24em' },
  question: { padding: 0, fontWeight: tokens.fontWeightSemibold, lineHeight: 1.4 },
  row: {
    display: 'grid',
    gridTemplateColumns: 'repeat(5, minmax(0, 1fr))',
    gap: '0.4em',
    marginTop: '0.5em',
  },
  place: {
    position: 'relative',
    display: 'grid',
    placeItems: 'center',
    minHeight: 'max(2.8em, 44px)',
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: 'max(4px, 0.4em)',
    backgroundColor: tokens.colorNeutralBackground1,
    fontWeight: tokens.fontWeightSemibold,
    cursor: 'pointer',
    ':hover': {
      backgroundColor: tokens.colorNeutralBackground1Hover,
      color: tokens.colorNeutralForeground1Hover,
    },
    ':focus-within': { outline: `max(2px, 0.14em) solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  chosen: {
    border: `1px solid ${tokens.colorBrandBackground}`,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    ':hover': {
      backgroundColor: tokens.colorBrandBackgroundHover,
      color: tokens.colorNeutralForegroundOnBrand,
    },
    '@media (forced-colors: active)': { outline: '3px solid Highlight' },
  },
  /** Covers the whole place and is invisible: the place shows the choice. */
  radio: {
    position: 'absolute',
    inset: 0,
    width: '100%',
    height: '100%',
    margin: 0,
    opacity: 0,
    cursor: 'pointer',
  },
  ends: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: '1em',
    marginTop: '0.35em',
    fontSize: '0.88em',
    lineHeight: 1.35,
    color: tokens.colorNeutralForeground2,
  },
  end: { textAlign: 'end' },
});

export interface PlacementQuestionProps {
  readonly poll: PollState;
  readonly subject: PlacementSubject | undefined;
  /** What this device has answered, and may change. */
  readonly mine: string | undefined;
  readonly onAnswer: (answer: PlacementAnswer) => void;
}

export type PlacementAnswer = (typeof POLL_ANSWERS)['placement'][number];

/** Each person places themselves from 1 to 5, anonymously, and changes it until the spread is shown. Not on the stage: it may be on a wall. */
export function PlacementQuestion({ poll, subject, mine, onAnswer }: PlacementQuestionProps): ReactNode {
  const styles = useStyles();
  const round = useRoundStyles();
  const strings = useStrings(timeStrings);
  const t = strings.placement;
  const [chosen, setChosen] = useState(() => POLL_ANSWERS.placement.find((place) => place === mine));
  const ids = { group: useId(), ends: useId(), private: useId() };

  const { lowest, highest } = subject ?? t.scale;
  const answered = poll.view?.mine === true;
  if (answered && mine === undefined) {
    return (
      <p className={round.word}>
        {t.answered} {t.elsewhere}
      </p>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen !== undefined && !poll.busy) onAnswer(chosen);
  };
  return (
    <form className={round.part} onSubmit={submit}>
      <fieldset className={styles.choices} aria-describedby={`${ids.ends} ${ids.private}`}>
        <legend className={styles.question}>{subject?.statement ?? t.question}</legend>
        <div className={styles.row}>
          {POLL_ANSWERS.placement.map((place) => (
            <label key={place} className={mergeClasses(styles.place, place === chosen && styles.chosen)}>
              <input
                type="radio"
                name={ids.group}
                value={place}
                checked={place === chosen}
                className={styles.radio}
                onChange={() => setChosen(place)}
              />
              {place}
            </label>
          ))}
        </div>
        <div id={ids.ends} className={styles.ends}>
          <span>1: {lowest}</span>
          <span className={styles.end}>5: {highest}</span>
        </div>
      </fieldset>
      <p id={ids.private} className={round.quiet}>
        {answered ? t.answered : t.private} {t.changeable}
      </p>
      {chosen !== undefined && chosen !== (answered ? mine : undefined) && (
        <div>
          <TextButton appearance="primary" type="submit" busy={poll.busy}>
            {answered ? t.change : t.send}
          </TextButton>
        </div>
      )}
      <div role="status">
        {poll.failure !== undefined && (
          <p className={round.word}>{poll.failure === 'too_large' ? t.full : strings.failed}</p>
        )}
      </div>
    </form>
  );
}
