import { makeStyles, tokens } from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { MINUTES_MAX } from '../../../../domain/table/conversation/limits.ts';
import { useConversation, useServerClock } from '../../../session/conversationHooks.ts';
import { useVerbs } from '../../../session/hooks.ts';
import { useStrings } from '../../../ui/strings.ts';
import { TextButton } from '../../../ui/TextButton.tsx';
import { useRoundStyles } from '../roundStyles.ts';
import { roundStrings } from '../roundsStrings.ts';

const MINUTE_MS = 60_000;
/** What most people want; anything else can be written. */
const OFFERED_MINUTES = [2, 5, 10];

const useStyles = makeStyles({
  field: { margin: 0, padding: 0, border: 'none', minWidth: 0 },
  own: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  minutes: { width: '52px' },
  legend: { paddingBottom: tokens.spacingVerticalXS },
});

export interface TimerChoiceProps {
  readonly onBegun: () => void;
}

/** How many minutes are set aside. */
export function TimerChoice({ onBegun }: TimerChoiceProps): ReactNode {
  const styles = useStyles();
  const round = useRoundStyles();
  const { menu: t } = useStrings(roundStrings);
  const verbs = useVerbs();
  const clock = useServerClock();
  const { minutes: suggested } = useConversation('minutes');
  const [own, setOwn] = useState('');
  const fieldId = useId();
  const hintId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [isFaulty, setFaulty] = useState(false);
  const start = (minutes: number) => {
    if ('done' in verbs.startTimer(minutes * MINUTE_MS, clock.nowMs())) onBegun();
  };
  const ownMinutes = Number(own.replace(',', '.'));
  const isOwnPossible = own.trim() !== '' && ownMinutes > 0 && ownMinutes <= MINUTES_MAX;
  const offered = [...new Set([...OFFERED_MINUTES, suggested ?? 0])]
    .filter((minutes) => minutes > 0)
    .sort((a, b) => a - b);
  return (
    <fieldset className={styles.field}>
      <legend className={`${round.label} ${styles.legend}`}>{t.timer}</legend>
      <div className={round.part}>
        <div className={round.buttons}>
          {offered.map((minutes) => (
            <TextButton key={minutes} onClick={() => start(minutes)}>
              {t.minutes(minutes)}
            </TextButton>
          ))}
        </div>
        <form
          className={styles.own}
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            setFaulty(!isOwnPossible);
            if (isOwnPossible) start(ownMinutes);
            else field.current?.focus();
          }}
        >
          <label htmlFor={fieldId}>{t.ownMinutes}</label>
          <input
            id={fieldId}
            type="text"
            inputMode="decimal"
            autoComplete="off"
            value={own}
            ref={field}
            aria-invalid={isFaulty && !isOwnPossible}
            aria-describedby={hintId}
            className={`${round.field} ${styles.minutes}`}
            onChange={({ target }) => setOwn(target.value)}
          />
          <TextButton type="submit">{t.start}</TextButton>
          <p
            id={hintId}
            role={isFaulty ? 'alert' : undefined}
            className={isFaulty ? round.word : round.quiet}
          >
            {t.minutesRange(MINUTES_MAX)}
          </p>
        </form>
      </div>
    </fieldset>
  );
}
