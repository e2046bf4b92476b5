import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { CountdownView } from '../../../domain/table/conversation/view.ts';
import { POLL_LEAST_ANSWERS } from '../../../shared/contract/limits.ts';
import { useConversation, useServerClock } from '../../session/conversationHooks.ts';
import { useTable, useVerbs } from '../../session/hooks.ts';
import { useStrings } from '../../ui/strings.ts';
import { TextButton } from '../../ui/TextButton.tsx';
import { BehindCurtain } from '../room/BehindCurtain.tsx';
import { LazyTogether } from '../room/lazyTogether.tsx';
import { useRoundStyles } from './roundStyles.ts';
import { isSoundWanted, playSound, wantSound } from './sound.ts';
import { Where } from './stage/Where.tsx';
import { TimeLeft } from './TimeLeft.tsx';
import { timeStrings } from './timeStrings.ts';
import { usePoll } from './usePoll.ts';
import { useSecondsLeft } from './useSecondsLeft.ts';

const MORE_TIME_MS = 2 * 60_000;

export interface TimerProps {
  readonly timer: CountdownView;
  /** Whether this device may sound, and offers it: one of a person's windows is enough. */
  readonly sounds: boolean;
  /** The stage may be on a wall: there is neither a question to each alone nor its sums. */
  readonly onStage?: boolean;
}

/** The remaining time; afterwards the private question whether there should be more. */
export function Timer({ timer, sounds, onStage = false }: TimerProps): ReactNode {
  const styles = useRoundStyles();
  const { timer: t } = useStrings(timeStrings);
  const verbs = useVerbs();
  const clock = useServerClock();
  const { may } = useTable('may');
  const { room, hands } = useConversation('room', 'hands');
  const over = useSecondsLeft(timer.endsAtMs) === 0;
  const [soundWanted, setSoundWanted] = useState(isSoundWanted);
  useSoundAtEnd(over, sounds && soundWanted);

  return (
    <section aria-label={t.title} className={styles.part}>
      <div className={styles.line}>
        {over ? (
          <p className={styles.word}>{t.over}</p>
        ) : (
          <span className={styles.large}>
            <TimeLeft countdown={timer} label={t.left} isLarge={onStage} />
          </span>
        )}
        {may.layCards && (
          <div className={styles.buttons}>
            <TextButton aria-label={t.addInFull} onClick={() => verbs.moreTime(MORE_TIME_MS, clock.nowMs())}>
              {t.add}
            </TextButton>
            {timer.mayEnd && (
              <TextButton appearance={over ? 'secondary' : 'subtle'} onClick={() => verbs.stopTimer()}>
                {over ? t.done : t.stop}
              </TextButton>
            )}
          </div>
        )}
      </div>
      {over && onStage && <Where texts={t} className={styles.quiet} />}
      {over && !onStage && (
        <BehindCurtain>
          <TimeQuestion key={timer.id} pollId={timer.id} />
        </BehindCurtain>
      )}
      {over && (hands[timer.id] || (room && !onStage)) && (
        <LazyTogether part="hands" pollId={timer.id} labels={[t.more, t.next]} onStage={onStage} />
      )}
      {sounds && !over && (
        <label className={styles.quiet}>
          <input
            type="checkbox"
            checked={soundWanted}
            onChange={({ target }) => {
              setSoundWanted(target.checked);
              wantSound(target.checked);
            }}
          />{' '}
          {t.sound}
        </label>
      )}
    </section>
  );
}

/** Each person answers privately; the facilitator sees the number of each answer. */
function TimeQuestion({ pollId }: { readonly pollId: string }): ReactNode {
  const styles = useRoundStyles();
  const strings = useStrings(timeStrings);
  const t = strings.timer;
  const { facilitate } = useTable('may').may;
  const { takePart } = useConversation('may').may;
  const { state, poll } = usePoll(pollId, facilitate || takePart);
  const { view, busy, failure, begunAnew } = state;
  if (!takePart) return null;
  const few = (view?.answered ?? 0) < POLL_LEAST_ANSWERS.time;
  return (
    <>
      {view?.mine ? (
        <p className={styles.word}>{t.answered}</p>
      ) : (
        <fieldset aria-label={t.ask} style={{ margin: 0, padding: 0, border: 'none', minWidth: 0 }}>
          <div className={styles.part}>
            <p className={styles.word}>{t.ask}</p>
            <div className={styles.buttons}>
              <TextButton busy={busy} onClick={() => void poll?.answer('more')}>
                {t.more}
              </TextButton>
              <TextButton busy={busy} onClick={() => void poll?.answer('next')}>
                {t.next}
              </TextButton>
            </div>
            <p className={styles.quiet}>{t.private}</p>
          </div>
        </fieldset>
      )}
      <div role="status">
        {begunAnew && <p className={styles.word}>{view?.mine ? t.sentAgain : t.begunAnew}</p>}
        {failure !== undefined && <p className={styles.word}>{strings.failed}</p>}
        {facilitate && view && (
          <p className={styles.word}>
            {view.sums && !few ? t.sums(view.sums.more ?? 0, view.sums.next ?? 0) : t.fewAnswers}
          </p>
        )}
      </div>
    </>
  );
}

/** Once, when the end comes while the page looks on; not for a time that was over before. */
function useSoundAtEnd(over: boolean, wanted: boolean): void {
  const before = useRef(over);
  useEffect(() => {
    if (over && !before.current && wanted) playSound();
    before.current = over;
  }, [over, wanted]);
}
