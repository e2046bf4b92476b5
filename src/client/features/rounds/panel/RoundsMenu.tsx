import { makeStyles, tokens } from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { MINUTES_MAX } from '../../../../domain/table/conversation/limits.ts';
import type { Outcome } from '../../../../domain/table/gate.ts';
import { useConversation, useServerClock } from '../../../session/conversationHooks.ts';
import { useTable, useVerbs } from '../../../session/hooks.ts';
import { useStrings } from '../../../ui/strings.ts';
import { isAtRound, placementHere } from '../inUse.ts';
import { RoundButton } from '../RoundButton.tsx';
import { useRoundStyles } from '../roundStyles.ts';
import { roundStrings } from '../roundsStrings.ts';
import { WaitingWords } from '../Words.tsx';
import { PlacementChoice } from './PlacementChoice.tsx';

const MINUTE_MS = 60_000;
const SILENCE_MS = MINUTE_MS;
/** What most people want; anything else can be written. */
const OFFERED_MINUTES = [2, 5, 10];

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  item: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  own: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  minutes: { width: '52px' },
  legend: { paddingBottom: tokens.spacingVerticalXS },
});

export interface RoundsMenuProps {
  /** Something has begun: the way is free to it. */
  readonly onBegun: () => void;
}

/** Everything that may be done around the cards, one step away. */
export function RoundsMenu({ onBegun }: RoundsMenuProps): ReactNode {
  const styles = useStyles();
  const round = useRoundStyles();
  const { menu: t } = useStrings(roundStrings);
  const verbs = useVerbs();
  const clock = useServerClock();
  const table = useTable('phase', 'current', 'conversation', 'may');
  const { part, silence, speaking, timer, may } = useConversation(
    'part',
    'silence',
    'speaking',
    'timer',
    'may',
  );
  const { current } = table;
  const begin = (verb: () => Outcome) => () => {
    if ('done' in verb()) onBegun();
  };
  const canPlace = current !== undefined && placementHere(table)?.isRevealed !== true;

  return (
    <div className={styles.root}>
      <p className={round.quiet}>{t.hint}</p>
      {may.beginSpeaking && !speaking && (
        <Item hint={t.speakingHint} onPress={begin(() => verbs.beginSpeaking())}>
          {t.speaking}
        </Item>
      )}
      {!silence && (current || isAtRound(table)) && (
        <Item hint={t.silenceHint} onPress={begin(() => verbs.startSilence(SILENCE_MS, clock.nowMs()))}>
          {t.silence}
        </Item>
      )}
      {canPlace && !placementHere(table) && <PlacementChoice cardId={current.id} onBegun={onBegun} />}
      {timer?.mayEnd !== false && <TimerChoice onBegun={onBegun} />}
      {!current && part === 'cards' && <p className={round.quiet}>{t.needsCard}</p>}
      {table.may.facilitate && part !== 'understand' && part !== 'tools' && (
        <Item onPress={begin(() => verbs.toPart('understand'))}>{t.opening}</Item>
      )}
      {table.may.facilitate && part !== 'closing' && (
        <Item hint={t.closingHint} onPress={begin(() => verbs.toPart('closing'))}>
          {t.closing}
        </Item>
      )}
      {table.may.facilitate && <WaitingWords cardId={current?.id} />}
    </div>
  );
}

interface ItemProps {
  readonly hint?: string;
  readonly onPress: () => void;
  readonly children: string;
}

function Item({ hint, onPress, children }: ItemProps): ReactNode {
  const styles = useStyles();
  const round = useRoundStyles();
  return (
    <div className={styles.item}>
      <div>
        <RoundButton onClick={onPress}>{children}</RoundButton>
      </div>
      {hint !== undefined && <p className={round.quiet}>{hint}</p>}
    </div>
  );
}

function TimerChoice({ onBegun }: RoundsMenuProps): ReactNode {
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
    <fieldset style={{ margin: 0, padding: 0, border: 'none', minWidth: 0 }}>
      <legend className={`${round.label} ${styles.legend}`}>{t.timer}</legend>
      <div className={round.part}>
        <div className={round.buttons}>
          {offered.map((minutes) => (
            <RoundButton key={minutes} onClick={() => start(minutes)}>
              {t.minutes(minutes)}
            </RoundButton>
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
          <RoundButton submits>{t.start}</RoundButton>
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
