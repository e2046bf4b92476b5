import { makeStyles } from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { PEOPLE_IN_ROOM_MAX } from '../../../shared/contract/limits.ts';
import { useConversation } from '../../session/conversationHooks.ts';
import { useTable, useVerbs } from '../../session/hooks.ts';
import { useStrings } from '../../ui/strings.ts';
import { TextButton } from '../../ui/TextButton.tsx';
import { useRoundStyles } from '../rounds/roundStyles.ts';
import { roomStrings } from './roomStrings.ts';

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'center', gap: '0.6em' },
  label: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere', lineHeight: 1.3 },
  field: { width: '4.5em', flexShrink: 0 },
});

export interface HandsProps {
  readonly pollId: string;
  /** What each answer is called, in the poll's order. */
  readonly labels: readonly string[];
  /** Where nobody counts. */
  readonly onStage?: boolean | undefined;
}

/** Hands in the room, apart from answers without a name: shown to all, and counted by a facilitator while people sit around one screen. */
export function Hands(props: HandsProps): ReactNode {
  const { facilitate } = useTable('may').may;
  const { room } = useConversation('room');
  return (
    <>
      <HandsCounted {...props} />
      {facilitate && room && !props.onStage && <Count key={props.pollId} {...props} />}
    </>
  );
}

export function HandsCounted({ pollId, labels }: HandsProps): ReactNode {
  const round = useRoundStyles();
  const t = useStrings(roomStrings);
  const { hands } = useConversation('hands');
  const counts = hands[pollId];
  if (!counts) return null;
  const parts = labels.map((label, place) => t.part(label, counts[place] ?? 0));
  return <p className={round.word}>{t.counted(parts.join(' · '))}</p>;
}

function Count({ pollId, labels }: HandsProps): ReactNode {
  const round = useRoundStyles();
  const styles = useStyles();
  const t = useStrings(roomStrings);
  const verbs = useVerbs();
  const { hands } = useConversation('hands');
  const known = hands[pollId];
  const [written, setWritten] = useState<readonly string[]>();
  const hint = useId();
  if (!written) {
    return (
      <div>
        <TextButton onClick={() => setWritten(labels.map((_, place) => `${known?.[place] ?? ''}`))}>
          {known ? t.recount : t.count}
        </TextButton>
      </div>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const counts = verbs.countHands(pollId, written.map(Number));
    if ('done' in counts) setWritten(undefined);
  };
  return (
    <form className={round.part} aria-label={t.hands} onSubmit={submit}>
      <p id={hint} className={round.quiet}>
        {t.handsHint}
      </p>
      {labels.map((label, place) => (
        <label key={label} className={styles.row}>
          <span className={styles.label}>{label}</span>
          <input
            type="number"
            inputMode="numeric"
            min={0}
            max={PEOPLE_IN_ROOM_MAX}
            value={written[place]}
            aria-describedby={hint}
            className={`${round.field} ${styles.field}`}
            onChange={({ target }) => setWritten(written.with(place, target.value))}
          />
        </label>
      ))}
      <div className={round.buttons}>
        <TextButton appearance="primary" type="submit">
          {t.show}
        </TextButton>
        <TextButton appearance="subtle" onClick={() => setWritten(undefined)}>
          {t.cancel}
        </TextButton>
      </div>
    </form>
  );
}
